import type { AccessAnalyzerClient, AnalyzerSummary } from '@aws-sdk/client-accessanalyzer';
import { fieldsFrom, isWanted, listCall, shapeListed } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import { askOnce } from '../../../read/once.ts';
import type { Listed } from '../../../read/read.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { externalTypes, analyzerRegionSchema as regionSchema, analyzerSchema as schema } from './schema.ts';

/** Reads the analyzers of a region and counts what they have found. */
export async function collectAnalyzers(context: Context): Promise<void> {
  const { AccessAnalyzerClient, ListAnalyzersCommand } = sdk('@aws-sdk/client-accessanalyzer');
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
  if (isWanted(context, regionSchema)) reportRegion(context, regionSchema, [await shapeRegion(context, analyzers)]);
  if (!isWanted(context, schema)) return;
  await reportListed(context, {
    schema,
    call: listCall(schema, 'access-analyzer:ListAnalyzers'),
    listed: await analyzers(),
    identify: ({ arn, name = '' }) => ({ id: arn ?? name, name }),
    shape: (analyzer) => ({ ...analyzer, Region: context.scope.region }),
    // Of unused and internal access there can be thousands, and no rule counts them.
    details: async ({ arn = '', type = '' }) =>
      externalTypes.includes(type) ? [await countFindings(context, client, arn)] : [],
  });
}

async function shapeRegion(context: Context, analyzers: () => Promise<Listed<AnalyzerSummary>>): Promise<Shaped> {
  const name = 'access-analyzer:ListAnalyzers';
  const field = fieldsFrom(context, regionSchema, name).Analyzers;
  return field ? shapeListed('Analyzers', field, listCall(schema, name), await analyzers()) : shapeFields({}, {});
}

/** Counts them only: a finding names principals and resources of others. A list that was cut short has no count. */
async function countFindings(context: Context, client: AccessAnalyzerClient, analyzerArn: string): Promise<Shaped> {
  const { ListFindingsV2Command } = sdk('@aws-sdk/client-accessanalyzer');
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
