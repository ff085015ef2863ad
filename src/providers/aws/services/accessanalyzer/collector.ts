import type { AccessAnalyzerClient, AnalyzerSummary } from '@aws-sdk/client-accessanalyzer';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom, isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { askOnce } from '../../once.ts';
import type { Listed } from '../../read.ts';
import { analyzerRegionSchema as regionSchema, analyzerSchema as schema } from './schema.ts';

/** Reads the analyzers of a region and counts what they have found. */
export async function collectAnalyzers(context: Context): Promise<void> {
  const { AccessAnalyzerClient, ListAnalyzersCommand } = await import('@aws-sdk/client-accessanalyzer');
  const client = new AccessAnalyzerClient(context.settings('AccessAnalyzer', context.scope.region));
  const list = askOnce(async () =>
    context.reader.readPages({
      call: listCall(schema, 'access-analyzer:ListAnalyzers'),
      send: (nextToken, options) => client.send(new ListAnalyzersCommand({ maxResults: 100, nextToken }), options),
      items: (page) => page.analyzers,
      next: (page) => page.nextToken,
    }),
  );
  const analyzers = () => list('region');
  if (isWanted(context, regionSchema)) await reportRegion(context, analyzers);
  if (isWanted(context, schema)) await reportAnalyzers(context, client, await analyzers());
}

async function reportRegion(context: Context, analyzers: () => Promise<Listed<AnalyzerSummary>>): Promise<void> {
  const { account, region } = context.scope;
  const fields = fieldsFrom(context, regionSchema, 'access-analyzer:ListAnalyzers');
  const { items, cause } = fields.Analyzers ? await analyzers() : { items: [], cause: undefined };
  const shaped = shapeFields(fields, { Analyzers: items }, listCall(schema, 'access-analyzer:ListAnalyzers'));
  const none = cause && items.length === 0 ? leaveUnread(['Analyzers'], cause) : undefined;
  const cut = cause ? { ...shaped, partial: { ...shaped.partial, Analyzers: cause } } : shaped;
  reportResource(context, {
    schema: regionSchema,
    id: `aws/accessanalyzer/region/${account}/${region}`,
    name: region,
    shaped: joinShaped([
      shapeFields(listedFields(context, regionSchema), { AccountId: account, Region: region }),
      none ?? cut,
    ]),
  });
  reportListing(context, regionSchema, undefined);
}

async function reportAnalyzers(
  context: Context,
  client: AccessAnalyzerClient,
  { items, cause }: Listed<AnalyzerSummary>,
): Promise<void> {
  const fields = listedFields(context, schema);
  for (const analyzer of items) {
    const { arn = '', name = '' } = analyzer;
    const own = shapeFields(
      fields,
      { ...analyzer, Region: context.scope.region },
      listCall(schema, 'access-analyzer:ListAnalyzers'),
    );
    const counted = await countFindings(context, client, arn);
    reportResource(context, { schema, id: arn || name, name, shaped: joinShaped([own, counted]) });
  }
  reportListing(context, schema, cause);
}

/** Counts them only: a finding names principals and resources of others. A list that was cut short has no count. */
async function countFindings(context: Context, client: AccessAnalyzerClient, analyzerArn: string): Promise<Shaped> {
  const { ListFindingsV2Command } = await import('@aws-sdk/client-accessanalyzer');
  const fields = fieldsFrom(context, schema, 'access-analyzer:ListFindingsV2');
  const [call] = fields.ActiveFindings?.from ?? [];
  if (!call) return shapeFields({}, {});
  const { items, cause } = await context.reader.readPages({
    call,
    subject: analyzerArn,
    send: (nextToken, options) =>
      client.send(
        new ListFindingsV2Command({ analyzerArn, filter: { status: { eq: ['ACTIVE'] } }, maxResults: 100, nextToken }),
        options,
      ),
    items: (page) => page.findings,
    next: (page) => page.nextToken,
  });
  return cause ? leaveUnread(['ActiveFindings'], cause) : shapeFields(fields, { ActiveFindings: items.length }, call);
}
