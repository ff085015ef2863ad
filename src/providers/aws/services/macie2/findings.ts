import type { FindingCriteria, GroupCount, Macie2Client } from '@aws-sdk/client-macie2';
import type { Cause } from '../../../../model/cause.ts';
import { isWanted, listCall } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Answer, Listed } from '../../../read/read.ts';
import type { CallRef } from '../../../schema.ts';
import type { Context } from '../../collector.ts';
import { findingGroupSchema as schema } from './finding-schema.ts';
import { off } from './off.ts';

/**
 * The operation has no page token: an answer that is as long as it may be need not be all. No limit is documented; this is
 * the most that `ListFindings` gives a page.
 */
const most = 50;

/**
 * Findings of sensitive data, and not those on policies, that are not archived. An administrator's are of its members too.
 * https://docs.aws.amazon.com/macie/latest/user/findings-filter-fields.html
 */
const open: FindingCriteria = { criterion: { category: { eq: ['CLASSIFICATION'] }, archived: { eq: ['false'] } } };

/** Reads in which buckets Macie found sensitive data, and how often. */
export async function collectFindings(context: Context, client: Macie2Client): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { GetFindingStatisticsCommand } = await import('@aws-sdk/client-macie2');
  const { account, scope } = context;
  const call = listCall(schema, 'macie2:GetFindingStatistics');
  const answer = await context.reader.read({
    call,
    nullWhen: [off],
    send: (options) =>
      client.send(
        new GetFindingStatisticsCommand({
          findingCriteria: open,
          groupBy: 'resourcesAffected.s3Bucket.name',
          size: most,
          sortCriteria: { attributeName: 'count', orderBy: 'DESC' },
        }),
        options,
      ),
  });
  await reportListed(context, {
    schema,
    call,
    listed: toListed(answer, call),
    identify: ({ groupKey: name = '' }) => ({ id: `${schema.type}/${account.id}/${scope.region}/${name}`, name }),
    shape: ({ groupKey, count }) => ({
      BucketName: groupKey,
      BucketArn: groupKey && `arn:${account.partition}:s3:::${groupKey}`,
      Count: count,
      Region: scope.region,
    }),
  });
}

/** Where Macie is off there are no findings. */
function toListed(
  answer: Answer<{ readonly countsByGroup?: readonly GroupCount[] | undefined }>,
  call: CallRef,
): Listed<GroupCount> {
  if (answer.state === 'none') return { items: [] };
  if (answer.state === 'unread') return { items: [], cause: answer.cause };
  const { countsByGroup: items } = answer.value;
  const cause = (kind: Cause['kind'], code?: string): Cause => ({ kind, ...call, ...(code && { code }) });
  if (!items) return { items: [], cause: cause('schema-mismatch') };
  return items.length < most ? { items } : { items, cause: cause('cut-short', 'MostGroups') };
}
