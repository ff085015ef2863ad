import { tlsEndpointsField } from '../../../found-endpoints.ts';
import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { deliveriesCall, deliverySourcesCall } from '../../read/log-deliveries.ts';

const config = { call: 'cloudfront:GetDistributionConfig', permission: 'cloudfront:GetDistributionConfig' };
const vpcOrigin = { call: 'cloudfront:GetVpcOrigin', permission: 'cloudfront:GetVpcOrigin' };

export const distributionSchema: ResourceSchema = {
  type: 'aws/cloudfront/distribution',
  title: { en: 'CloudFront distribution', ja: 'CloudFrontディストリビューション' },
  scope: 'account',
  list: [{ call: 'cloudfront:ListDistributions', permission: 'cloudfront:ListDistributions' }],
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionSummary.html',
  fields: {
    Id: { type: 'string' },
    DomainName: { type: 'string' },
    Aliases: { type: 'list', items: { type: 'string' }, derived: 'Aliases.Items' },
    Enabled: { type: 'boolean' },
    TlsEndpoints: tlsEndpointsField(
      'port 443 of its alternate domain names but those with a wildcard, else of DomainName; none where it is disabled',
    ),
    ViewerCertificate: {
      type: 'object',
      fields: {
        CloudFrontDefaultCertificate: { type: 'boolean' },
        // "If the distribution uses Aliases": API_ViewerCertificate.html
        MinimumProtocolVersion: { type: 'string', nullable: true, absentMeans: null },
      },
    },
    MinimumViewerTls: {
      type: 'string',
      derived:
        'the lowest version that MinimumProtocolVersion names; TLSv1.0 with the default certificate, whatever it says',
    },
    Behaviors: {
      type: 'list',
      derived: 'DefaultCacheBehavior as path pattern *, and CacheBehaviors.Items',
      items: {
        type: 'object',
        fields: {
          PathPattern: { type: 'string' },
          ViewerProtocolPolicy: { type: 'string', enum: ['allow-all', 'https-only', 'redirect-to-https'] },
        },
      },
    },
    Origins: {
      type: 'list',
      derived: 'Origins.Items',
      items: {
        type: 'object',
        fields: {
          Id: { type: 'string' },
          DomainName: { type: 'string' },
          Kind: {
            type: 'string',
            enum: ['s3', 'custom', 'vpc'],
            derived: 'which of S3OriginConfig, CustomOriginConfig and VpcOriginConfig it has',
          },
          OriginProtocolPolicy: {
            type: 'string',
            nullable: true,
            enum: ['http-only', 'https-only', 'match-viewer'],
            derived: 'of a custom origin; null of others',
          },
          OriginSslProtocols: {
            type: 'list',
            nullable: true,
            items: { type: 'string' },
            derived: 'of a custom origin',
          },
          AccessRestricted: {
            type: 'boolean',
            nullable: true,
            derived: 'an S3 origin is read with an origin access control or identity; null of others',
          },
        },
      },
    },
    S3OriginAccessControlIds: {
      type: 'list',
      derived: 'OriginAccessControlId of the S3 origins that have one, each once',
      items: { type: 'string' },
    },
    WebACLId: {
      type: 'string',
      nullable: true,
      // Empty where there is none: API_DistributionConfig.html
      derived: 'WebACLId; null where it is empty',
    },
    Logging: {
      type: 'object',
      from: [config],
      doc: { en: 'standard logging (legacy)', ja: '標準ログ記録（レガシー）' },
      fields: { Enabled: { type: 'boolean' } },
    },
    LogDeliveries: {
      type: 'list',
      from: [deliverySourcesCall, deliveriesCall],
      derived: 'types of log (ACCESS_LOGS) that CloudWatch Logs delivers of it: standard logging v2',
      items: { type: 'string' },
    },
    ViewerMtlsConfig: {
      type: 'object',
      nullable: true,
      // "The distribution's viewer mTLS configuration": an optional setting. API_DistributionSummary.html
      absentMeans: null,
      fields: {
        Mode: { type: 'string', enum: ['required', 'optional', 'passthrough'] },
        TrustStoreConfig: {
          type: 'object',
          nullable: true,
          absentMeans: null,
          fields: { IgnoreCertificateExpiry: { type: 'boolean', nullable: true, absentMeans: null } },
        },
      },
    },
  },
};

/** How CloudFront signs what it asks of the origins that name it. */
export const originAccessControlSchema: ResourceSchema = {
  type: 'aws/cloudfront/origin-access-control',
  title: { en: 'CloudFront origin access control', ja: 'CloudFrontオリジンアクセスコントロール（OAC）' },
  scope: 'account',
  list: [{ call: 'cloudfront:ListOriginAccessControls', permission: 'cloudfront:ListOriginAccessControls' }],
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_OriginAccessControlSummary.html',
  fields: {
    Id: { type: 'string' },
    Name: { type: 'string' },
    SigningBehavior: { type: 'string', enum: ['never', 'always', 'no-override'] },
  },
};

export const vpcOriginSchema: ResourceSchema = {
  type: 'aws/cloudfront/vpc-origin',
  title: { en: 'CloudFront VPC origin', ja: 'CloudFront VPCオリジン' },
  scope: 'account',
  list: [{ call: 'cloudfront:ListVpcOrigins', permission: 'cloudfront:ListVpcOrigins' }],
  source: 'https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_VpcOriginEndpointConfig.html',
  fields: {
    Id: { type: 'string' },
    Name: { type: 'string' },
    VpcOriginEndpointConfig: {
      type: 'object',
      from: [vpcOrigin],
      fields: {
        OriginProtocolPolicy: { type: 'string', enum: ['http-only', 'https-only', 'match-viewer'] },
        OriginSslProtocols: { type: 'list', derived: 'OriginSslProtocols.Items', items: { type: 'string' } },
      },
    },
  },
};

/** The reader of CloudFront. */
export const cloudfrontService: Collector = {
  service: 'cloudfront',
  scope: 'account',
  schemas: [distributionSchema, originAccessControlSchema, vpcOriginSchema],
  serviceId: 'CloudFront',
  otherServiceIds: ['CloudWatch Logs'],
  endpointPrefix: 'cloudfront',
  load: async () => (await import('./collector.ts')).collectCloudFront,
};
