import type { ResourceSchema } from '../../../schema.ts';

/** Sensitive data that Macie found, and nobody archived: one resource per bucket it lies in. */
export const findingGroupSchema: ResourceSchema = {
  type: 'aws/macie2/finding-group',
  title: { en: 'Sensitive data found in a bucket', ja: 'バケットで検出された機密データ' },
  scope: 'region',
  list: [{ call: 'macie2:GetFindingStatistics', permission: 'macie2:GetFindingStatistics' }],
  source: 'https://docs.aws.amazon.com/macie/latest/APIReference/findings-statistics.html',
  fields: {
    BucketName: { type: 'string', derived: 'groupKey' },
    BucketArn: { type: 'string', derived: 'made of BucketName' },
    Count: {
      type: 'integer',
      derived: 'count',
      doc: {
        en: 'sensitive data findings that are not archived; one that is suppressed is archived',
        ja: 'アーカイブされていない機密データ検出結果の数。抑制したものはアーカイブ済みとなる',
      },
    },
    Region: { type: 'string', derived: 'the region that was asked' },
  },
};
