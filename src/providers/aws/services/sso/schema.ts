import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const instances = { call: 'sso:ListInstances', permission: 'sso:ListInstances' };
const describe = { call: 'sso:DescribePermissionSet', permission: 'sso:DescribePermissionSet' };
const managed = {
  call: 'sso:ListManagedPoliciesInPermissionSet',
  permission: 'sso:ListManagedPoliciesInPermissionSet',
};
const inline = {
  call: 'sso:GetInlinePolicyForPermissionSet',
  permission: 'sso:GetInlinePolicyForPermissionSet',
};

/** An instance that the account owns or may see, once: from its primary region where that is scanned. */
export const instanceSchema: ResourceSchema = {
  type: 'aws/sso/instance',
  title: { en: 'IAM Identity Center instance', ja: 'IAM Identity Centerインスタンス' },
  scope: 'region',
  list: [instances],
  source: 'https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_InstanceMetadata.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    InstanceArn: { type: 'string' },
    OwnerAccountId: { type: 'string' },
    Status: { type: 'string', enum: ['CREATE_IN_PROGRESS', 'CREATE_FAILED', 'DELETE_IN_PROGRESS', 'ACTIVE'] },
    RegionNames: {
      type: 'list',
      items: { type: 'string' },
      derived:
        'RegionName of Regions, where users and groups are kept; without them the region that names the instance',
    },
  },
};

/** What a person may do in an account, and for how long. */
export const permissionSetSchema: ResourceSchema = {
  type: 'aws/sso/permission-set',
  title: { en: 'IAM Identity Center permission set', ja: 'IAM Identity Centerの許可セット' },
  scope: 'region',
  list: [instances, { call: 'sso:ListPermissionSets', permission: 'sso:ListPermissionSets' }],
  source: 'https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PermissionSet.html',
  fields: {
    PermissionSetArn: { type: 'string' },
    InstanceArn: { type: 'string' },
    Name: { type: 'string', from: [describe] },
    SessionMinutes: { type: 'number', from: [describe], derived: 'SessionDuration, an ISO 8601 duration, in minutes' },
    ManagedPolicies: {
      type: 'list',
      from: [managed],
      items: { type: 'object', fields: { Name: { type: 'string' }, Arn: { type: 'string' } } },
      derived: 'AttachedManagedPolicies',
    },
    InlineAllowsAdministration: {
      type: 'boolean',
      from: [inline],
      derived: 'the inline policy has a statement that allows every action on every resource; false without one',
    },
    InlineEscalationPaths: {
      type: 'list',
      from: [inline],
      items: { type: 'string' },
      derived:
        'known combinations of actions, all allowed on every resource by the inline policy, by which the holder gains further rights',
    },
  },
};

/** The reader of IAM Identity Center. No operation of its APIs tells how people sign in there, MFA included. */
export const ssoService: Collector = {
  service: 'sso',
  scope: 'region',
  schemas: [instanceSchema, permissionSetSchema],
  serviceId: 'SSO Admin',
  endpointPrefix: 'sso',
  load: async () => (await import('./collector.ts')).collectSso,
};
