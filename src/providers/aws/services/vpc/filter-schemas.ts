import type { Field, ResourceSchema } from '../../../schema.ts';

const prefixListEntries = {
  call: 'ec2:GetManagedPrefixListEntries',
  permission: 'ec2:GetManagedPrefixListEntries',
};

/** What a packet filter lets in from public addresses. */
const publicIngress: Field = {
  type: 'list',
  derived:
    'the TCP and UDP ports that public addresses reach, with all their networks added up; PrefixLength is that of one network of that size: 0 for all of IPv4, 3 for all public IPv6',
  items: {
    type: 'object',
    fields: {
      Protocol: { type: 'string', enum: ['tcp', 'udp'] },
      FromPort: { type: 'integer' },
      ToPort: { type: 'integer' },
      Family: { type: 'string', enum: ['ipv4', 'ipv6'] },
      PrefixLength: { type: 'integer' },
      Sources: {
        type: 'list',
        items: { type: 'string' },
        doc: {
          en: 'networks and prefix lists, as the entries name them',
          ja: 'エントリに書かれたネットワークとプレフィックスリスト',
        },
      },
    },
  },
};

/** A rule: where it leads from or to is in `PublicIngress`. */
const permissions: Field = {
  type: 'list',
  items: {
    type: 'object',
    fields: {
      IpProtocol: { type: 'string', doc: { en: '-1 = every protocol', ja: '-1 はすべてのプロトコル' } },
      // Left out where the rule is for every protocol: API_IpPermission.html
      FromPort: { type: 'integer', nullable: true, absentMeans: null },
      ToPort: { type: 'integer', nullable: true, absentMeans: null },
    },
  },
};

export const securityGroupSchema: ResourceSchema = {
  type: 'aws/vpc/security-group',
  title: { en: 'Security group', ja: 'セキュリティグループ' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeSecurityGroups', permission: 'ec2:DescribeSecurityGroups' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html',
  fields: {
    GroupId: { type: 'string' },
    GroupName: { type: 'string' },
    IpPermissions: permissions,
    IpPermissionsEgress: permissions,
    // Asked of each prefix list that a group names, once.
    PublicIngress: { ...publicIngress, from: [prefixListEntries] },
  },
};

export const networkAclSchema: ResourceSchema = {
  type: 'aws/vpc/network-acl',
  title: { en: 'Network ACL', ja: 'ネットワークACL' },
  scope: 'region',
  list: [{ call: 'ec2:DescribeNetworkAcls', permission: 'ec2:DescribeNetworkAcls' }],
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAcl.html',
  fields: {
    NetworkAclId: { type: 'string' },
    VpcId: { type: 'string' },
    PublicIngress: publicIngress,
  },
};
