import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const patchStates = { call: 'ssm:DescribeInstancePatchStates', permission: 'ssm:DescribeInstancePatchStates' };
const compliance = {
  call: 'ssm:ListResourceComplianceSummaries',
  permission: 'ssm:ListResourceComplianceSummaries',
};
const sharing = { call: 'ssm:DescribeDocumentPermission', permission: 'ssm:DescribeDocumentPermission' };
const setting = { call: 'ssm:GetServiceSetting', permission: 'ssm:GetServiceSetting' };
const document = { call: 'ssm:GetDocument', permission: 'ssm:GetDocument' };

/** A server that Systems Manager knows. An instance without a working agent is not among them. */
export const managedInstanceSchema: ResourceSchema = {
  type: 'aws/ssm/managed-instance',
  title: { en: 'Managed node of Systems Manager', ja: 'Systems Managerのマネージドノード' },
  scope: 'region',
  list: [{ call: 'ssm:DescribeInstanceInformation', permission: 'ssm:DescribeInstanceInformation' }],
  source: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_InstanceInformation.html',
  fields: {
    InstanceId: { type: 'string' },
    Region: { type: 'string', derived: 'the region that was scanned' },
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    PingStatus: { type: 'string', enum: ['Online', 'ConnectionLost', 'Inactive'] },
    ComplianceSummaries: {
      type: 'list',
      from: [compliance],
      derived: 'the summaries of ListResourceComplianceSummaries whose ResourceId is this node',
      items: {
        type: 'object',
        fields: {
          ComplianceType: {
            type: 'string',
            doc: {
              en: 'what is judged: Patch, Association, Custom:…',
              ja: '判定の種類。Patch、Association、Custom:… など',
            },
          },
          Status: { type: 'string', enum: ['COMPLIANT', 'NON_COMPLIANT'] },
          OverallSeverity: { type: 'string' },
        },
      },
    },
    PatchState: {
      type: 'object',
      nullable: true,
      from: [patchStates],
      doc: {
        en: 'null: no patch operation has reported on the node',
        ja: 'null はパッチ操作の結果が報告されていないノード',
      },
      fields: {
        Operation: { type: 'string', enum: ['Scan', 'Install'] },
        OperationEndTime: { type: 'time' },
        BaselineId: { type: 'string' },
        MissingCount: { type: 'integer' },
        FailedCount: { type: 'integer' },
      },
    },
  },
};

/** A document the account owns. What it runs is not kept. */
export const documentSchema: ResourceSchema = {
  type: 'aws/ssm/document',
  title: { en: 'Systems Manager document', ja: 'Systems Managerドキュメント' },
  scope: 'region',
  list: [{ call: 'ssm:ListDocuments', permission: 'ssm:ListDocuments' }],
  source: 'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeDocumentPermission.html',
  fields: {
    Name: { type: 'string' },
    AccountIds: {
      type: 'list',
      from: [sharing],
      doc: { en: 'accounts it is shared with; all: everyone', ja: '共有先のアカウント。all は全員' },
      items: { type: 'string' },
    },
  },
};

/** What Systems Manager does in one region: one resource per account and region, also where nothing is managed. */
export const ssmRegionSchema: ResourceSchema = {
  type: 'aws/ssm/region',
  title: { en: 'Systems Manager in a region', ja: 'リージョンのSystems Manager' },
  scope: 'region',
  list: [],
  source:
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-getting-started-configure-preferences.html',
  fields: {
    Region: { type: 'string' },
    AccountId: { type: 'string' },
    DocumentsPublicSharing: {
      type: 'string',
      from: [setting],
      enum: ['Enable', 'Disable'],
      derived: 'the service setting /ssm/documents/console/public-sharing-permission',
    },
    SessionPreferences: {
      type: 'object',
      from: [document],
      derived:
        'the inputs of the latest version of the document SSM-SessionManagerRunShell; what it leaves out, or the whole where there is no such document, is what Session Manager does by default',
      fields: {
        s3BucketName: { type: 'string', doc: { en: 'empty: none', ja: '空は指定なし' } },
        cloudWatchLogGroupName: { type: 'string', doc: { en: 'empty: none', ja: '空は指定なし' } },
        idleSessionTimeout: { type: 'integer', doc: { en: 'minutes', ja: '分' } },
      },
    },
  },
};

/** The reader of Systems Manager. */
export const ssmService: Collector = {
  service: 'ssm',
  scope: 'region',
  schemas: [managedInstanceSchema, documentSchema, ssmRegionSchema],
  serviceId: 'SSM',
  endpointPrefix: 'ssm',
  load: async () => (await import('./collector.ts')).collectSsm,
};
