import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const describe = [{ call: 'es:DescribeDomains', permission: 'es:DescribeDomains' }];

/** A domain of OpenSearch Service, also one that runs Elasticsearch. */
export const domainSchema: ResourceSchema = {
  type: 'aws/opensearch/domain',
  title: { en: 'OpenSearch domain', ja: 'OpenSearchドメイン' },
  scope: 'region',
  list: [{ call: 'es:ListDomainNames', permission: 'es:ListDomainNames' }],
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DomainStatus.html',
  fields: {
    DomainName: { type: 'string' },
    ARN: { type: 'string', derived: 'made of DomainName' },
    Region: { type: 'string', derived: 'the region that was asked' },
    EncryptionAtRestOptions: {
      type: 'object',
      from: describe,
      fields: {
        Enabled: { type: 'boolean' },
        // "The KMS key ID": API_EncryptionAtRestOptions.html
        KmsKeyId: { type: 'string', nullable: true, absentMeans: null },
      },
    },
    NodeToNodeEncryptionOptions: { type: 'object', from: describe, fields: { Enabled: { type: 'boolean' } } },
    DomainEndpointOptions: {
      type: 'object',
      from: describe,
      fields: { EnforceHTTPS: { type: 'boolean' }, TLSSecurityPolicy: { type: 'string' } },
    },
    LowestTlsVersion: {
      type: 'number',
      from: describe,
      derived: 'the version in the name of DomainEndpointOptions.TLSSecurityPolicy: Policy-Min-TLS-1-2-2019-07 is 1.2',
    },
    VPCOptions: {
      type: 'object',
      nullable: true,
      from: describe,
      // A domain with public access has no VPC configuration:
      // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html
      absentMeans: null,
      fields: { VPCId: { type: 'string', nullable: true, absentMeans: null } },
    },
    PolicyAllowsAnyone: {
      type: 'boolean',
      nullable: true,
      from: describe,
      derived:
        'an Allow statement of AccessPolicies for every principal without a condition that names callers or limits their addresses; null: no policy',
    },
    AdvancedSecurityOptions: {
      type: 'object',
      from: describe,
      fields: { Enabled: { type: 'boolean' }, AnonymousAuthEnabled: { type: 'boolean' } },
    },
    AuditLogs: {
      type: 'object',
      nullable: true,
      from: describe,
      derived: 'AUDIT_LOGS of LogPublishingOptions; null: never set up',
      fields: {
        Enabled: { type: 'boolean' },
        CloudWatchLogsLogGroupArn: { type: 'string', nullable: true, absentMeans: null },
      },
    },
    ClusterConfig: {
      type: 'object',
      from: describe,
      fields: {
        InstanceCount: { type: 'integer' },
        ZoneAwarenessEnabled: { type: 'boolean' },
        // "Only required if ZoneAwarenessEnabled is true": API_ClusterConfig.html
        ZoneAwarenessConfig: {
          type: 'object',
          nullable: true,
          absentMeans: null,
          fields: { AvailabilityZoneCount: { type: 'integer' } },
        },
        DedicatedMasterEnabled: { type: 'boolean' },
        // Of a domain without dedicated masters: API_ClusterConfig.html
        DedicatedMasterCount: { type: 'integer', nullable: true, absentMeans: null },
      },
    },
    ServiceSoftwareOptions: {
      type: 'object',
      from: describe,
      fields: {
        UpdateAvailable: { type: 'boolean' },
        CurrentVersion: { type: 'string' },
      },
    },
  },
};

/** The reader of OpenSearch Service, whose calls and permissions keep the name of Elasticsearch. */
export const opensearchService: Collector = {
  service: 'opensearch',
  scope: 'region',
  schemas: [domainSchema],
  serviceId: 'OpenSearch',
  endpointPrefix: 'es',
  load: async () => (await import('./collector.ts')).collectDomains,
};
