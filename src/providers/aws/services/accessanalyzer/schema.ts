import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

const analyzers = { call: 'access-analyzer:ListAnalyzers', permission: 'access-analyzer:ListAnalyzers' };
const findings = { call: 'access-analyzer:ListFindingsV2', permission: 'access-analyzer:ListFindings' };

/** Analyzers of access from outside the account or the organisation. */
export const externalTypes: readonly string[] = ['ACCOUNT', 'ORGANIZATION'];

const types = [
  ...externalTypes,
  'ACCOUNT_UNUSED_ACCESS',
  'ORGANIZATION_UNUSED_ACCESS',
  'ACCOUNT_INTERNAL_ACCESS',
  'ORGANIZATION_INTERNAL_ACCESS',
];
const statuses = ['ACTIVE', 'CREATING', 'DISABLED', 'FAILED'];

/** What IAM Access Analyzer does in one region: one resource per account and region, also where there is no analyzer. */
export const analyzerRegionSchema: ResourceSchema = {
  type: 'aws/accessanalyzer/region',
  title: { en: 'IAM Access Analyzer in a region', ja: 'リージョンのIAM Access Analyzer' },
  scope: 'region',
  list: [],
  source: 'https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalyzerSummary.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    Region: { type: 'string', derived: 'the region that was scanned' },
    Analyzers: {
      type: 'list',
      from: [analyzers],
      items: {
        type: 'object',
        fields: {
          name: { type: 'string' },
          type: { type: 'string', enum: types },
          status: { type: 'string', enum: statuses },
        },
      },
    },
  },
};

/** An analyzer and how much it has found. */
export const analyzerSchema: ResourceSchema = {
  type: 'aws/accessanalyzer/analyzer',
  title: { en: 'IAM Access Analyzer analyzer', ja: 'IAM Access Analyzerのアナライザー' },
  scope: 'region',
  list: [analyzers],
  source: 'https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalyzerSummary.html',
  fields: {
    arn: { type: 'string' },
    name: { type: 'string' },
    Region: { type: 'string', derived: 'the region that was scanned' },
    type: { type: 'string', enum: types },
    status: { type: 'string', enum: statuses },
    ActiveFindings: {
      type: 'integer',
      from: [findings],
      derived: 'the number of findings whose status is ACTIVE; asked only of analyzers of access from outside',
    },
  },
};

/** The reader of IAM Access Analyzer. */
export const accessanalyzerService: Collector = {
  service: 'accessanalyzer',
  scope: 'region',
  schemas: [analyzerRegionSchema, analyzerSchema],
  serviceId: 'AccessAnalyzer',
  endpointPrefix: 'access-analyzer',
  load: async () => (await import('./collector.ts')).collectAnalyzers,
};
