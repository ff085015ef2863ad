import type { Field, ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';
import { networkAclSchema, securityGroupSchema } from './filter-schemas.ts';
import { flowLogSchema } from './flow-log-schema.ts';

/** What belongs to another account is in the lists too, where it is shared with this one. */
const account: Field = { type: 'string', derived: 'the account that was scanned' };

const options = {
  call: 'ec2:DescribeVpcBlockPublicAccessOptions',
  permission: 'ec2:DescribeVpcBlockPublicAccessOptions',
};

/** What VPC has as a switch in one region: one resource per account and region. */
export const vpcRegionSchema: ResourceSchema = {
  type: 'aws/vpc/region',
  title: { en: 'VPC settings of a region', ja: 'リージョンのVPC設定' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcBlockPublicAccessOptions.html',
  fields: {
    Region: { type: 'string', derived: 'the region that was asked' },
    InternetGatewayBlockMode: {
      type: 'string',
      from: [options],
      enum: ['off', 'block-bidirectional', 'block-ingress'],
      derived: 'VpcBlockPublicAccessOptions.InternetGatewayBlockMode',
    },
  },
};

export const vpcSchema: ResourceSchema = {
  type: 'aws/vpc/vpc',
  title: { en: 'VPC', ja: '仮想プライベートクラウド（VPC）' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeVpcs', permission: 'ec2:DescribeVpcs' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html',
  fields: {
    VpcId: { type: 'string' },
    OwnerId: { type: 'string' },
    AccountId: account,
  },
};

export const subnetSchema: ResourceSchema = {
  type: 'aws/vpc/subnet',
  title: { en: 'Subnet', ja: 'サブネット' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeSubnets', permission: 'ec2:DescribeSubnets' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Subnet.html',
  fields: {
    SubnetId: { type: 'string' },
    VpcId: { type: 'string' },
    OwnerId: { type: 'string' },
    AccountId: account,
    MapPublicIpOnLaunch: { type: 'boolean' },
  },
};

const peer: Field = {
  type: 'object',
  fields: {
    OwnerId: { type: 'string' },
    VpcId: { type: 'string' },
  },
};

export const peeringConnectionSchema: ResourceSchema = {
  type: 'aws/vpc/peering-connection',
  title: { en: 'VPC peering connection', ja: 'VPCピアリング接続' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeVpcPeeringConnections', permission: 'ec2:DescribeVpcPeeringConnections' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnection.html',
  fields: {
    VpcPeeringConnectionId: { type: 'string' },
    AccountId: account,
    Status: { type: 'object', fields: { Code: { type: 'string' } } },
    RequesterVpcInfo: peer,
    AccepterVpcInfo: peer,
  },
};

export const endpointSchema: ResourceSchema = {
  type: 'aws/vpc/endpoint',
  title: { en: 'VPC endpoint', ja: 'VPCエンドポイント' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeVpcEndpoints', permission: 'ec2:DescribeVpcEndpoints' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcEndpoint.html',
  fields: {
    VpcEndpointId: { type: 'string' },
    VpcEndpointType: { type: 'string' },
    VpcId: { type: 'string' },
    // Endpoints for resources and service networks have an ARN instead: API_VpcEndpoint.html
    ServiceName: { type: 'string', nullable: true, absentMeans: null },
    Service: {
      type: 'string',
      nullable: true,
      absentMeans: null,
      derived: 'the end of ServiceName, where it names a service of AWS in a region: s3, ecr.api',
    },
    State: { type: 'string', derived: 'State in lower case: the service answers available for Available' },
    // "The policy document associated with the endpoint, if applicable."
    PolicyAllowsFullAccess: {
      type: 'boolean',
      nullable: true,
      absentMeans: null,
      derived:
        'an Allow for every principal, action of the service and resource without a condition, and no Deny of the rest',
      doc: { en: 'null: endpoints of this kind have no policy', ja: 'null はポリシーのない種類のエンドポイント' },
    },
  },
};

export const clientVpnEndpointSchema: ResourceSchema = {
  type: 'aws/vpc/client-vpn-endpoint',
  title: { en: 'Client VPN endpoint', ja: 'クライアントVPNエンドポイント' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeClientVpnEndpoints', permission: 'ec2:DescribeClientVpnEndpoints' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ClientVpnEndpoint.html',
  fields: {
    ClientVpnEndpointId: { type: 'string' },
    Status: {
      type: 'object',
      fields: { Code: { type: 'string', enum: ['pending-associate', 'available', 'deleting', 'deleted', 'pending'] } },
    },
    AuthenticationOptions: {
      type: 'list',
      items: {
        type: 'object',
        fields: {
          Type: {
            type: 'string',
            enum: ['certificate-authentication', 'directory-service-authentication', 'federated-authentication'],
          },
        },
      },
    },
    ConnectionLogOptions: { type: 'object', fields: { Enabled: { type: 'boolean' } } },
  },
};

/** The reader of VPC, whose operations are EC2's. */
export const vpcService: Collector = {
  service: 'vpc',
  scope: 'region',
  schemas: [
    clientVpnEndpointSchema,
    endpointSchema,
    flowLogSchema,
    networkAclSchema,
    peeringConnectionSchema,
    vpcRegionSchema,
    securityGroupSchema,
    subnetSchema,
    vpcSchema,
  ],
  serviceId: 'EC2',
  endpointPrefix: 'ec2',
  load: async () => (await import('./collector.ts')).collectVpc,
};
