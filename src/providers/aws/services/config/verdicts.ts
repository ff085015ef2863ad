import type { ConfigServiceClient, ConformancePackRuleCompliance } from '@aws-sdk/client-config-service';
import type { Cause } from '../../../../model/cause.ts';
import type { CallRef } from '../../../schema.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom, isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { summariseRules } from '../../derive/pack-compliance.ts';
import { listResources } from '../../list-resources.ts';
import { conformancePackSchema, configRuleSchema as ruleSchema } from './schema.ts';

/** Reads what AWS itself says of its rules and conformance packs. */
export async function collectVerdicts(context: Context, client: ConfigServiceClient): Promise<void> {
  await Promise.all([
    collectPacks(context, client),
    isWanted(context, ruleSchema) ? collectRules(context, client) : undefined,
  ]);
}

async function collectPacks(context: Context, client: ConfigServiceClient): Promise<void> {
  const { DescribeConformancePacksCommand } = await import('@aws-sdk/client-config-service');
  await listResources(context, {
    schema: conformancePackSchema,
    call: 'config:DescribeConformancePacks',
    send: (NextToken, options) => client.send(new DescribeConformancePacksCommand({ Limit: 20, NextToken }), options),
    items: (page) => page.ConformancePackDetails,
    next: (page) => page.NextToken,
    identify: ({ ConformancePackArn, ConformancePackName: name = '' }) => ({ id: ConformancePackArn ?? name, name }),
    details: async ({ ConformancePackName }) => [await readPack(context, client, ConformancePackName ?? '')],
  });
}

async function readPack(context: Context, client: ConfigServiceClient, name: string): Promise<Shaped> {
  const { DescribeConformancePackComplianceCommand } = await import('@aws-sdk/client-config-service');
  const fields = fieldsFrom(context, conformancePackSchema, 'config:DescribeConformancePackCompliance');
  const [call] = Object.values(fields)[0]?.from ?? [];
  if (!call) return shapeFields({}, {});
  const { items, cause } = await context.reader.readPages({
    call,
    subject: name,
    send: (NextToken, options) =>
      client.send(
        new DescribeConformancePackComplianceCommand({ ConformancePackName: name, Limit: 1000, NextToken }),
        options,
      ),
    items: (page) => page.ConformancePackRuleComplianceList,
    next: (page) => page.NextToken,
  });
  return shapePack(fields, items, { call, cause });
}

interface PackEnd {
  readonly call: CallRef;
  readonly cause: Cause | undefined;
}

function shapePack(
  fields: ReturnType<typeof fieldsFrom>,
  rules: readonly ConformancePackRuleCompliance[],
  { call, cause }: PackEnd,
): Shaped {
  const facts = summariseRules(rules);
  const shaped = shapeFields(fields, facts, call);
  if (cause) {
    if (facts.Compliance !== 'NON_COMPLIANT') return leaveUnread(Object.keys(fields), cause);
    return fields.NonCompliantRules ? { ...shaped, partial: { NonCompliantRules: cause } } : shaped;
  }
  return fields.Compliance && facts.Compliance === undefined
    ? joinShaped([shaped, leaveUnread(['Compliance'], noVerdict(call))])
    : shaped;
}

async function collectRules(context: Context, client: ConfigServiceClient): Promise<void> {
  const { DescribeComplianceByConfigRuleCommand } = await import('@aws-sdk/client-config-service');
  const call = listCall(ruleSchema, 'config:DescribeComplianceByConfigRule');
  const fields = listedFields(context, ruleSchema);
  const { items, cause } = await context.reader.readPages({
    call,
    send: (NextToken, options) => client.send(new DescribeComplianceByConfigRuleCommand({ NextToken }), options),
    items: (page) => page.ComplianceByConfigRules,
    next: (page) => page.NextToken,
  });
  for (const { ConfigRuleName: name = '', Compliance } of items) {
    const ComplianceType = Compliance?.ComplianceType;
    const open = ComplianceType === 'INSUFFICIENT_DATA';
    const shaped = shapeFields(
      fields,
      { ConfigRuleName: name, ComplianceType: open ? undefined : ComplianceType },
      call,
    );
    const none = open && fields.ComplianceType ? [leaveUnread(['ComplianceType'], noVerdict(call))] : [];
    const { account, region } = context.scope;
    reportResource(context, {
      schema: ruleSchema,
      id: `aws/config/rule/${account}/${region}/${name}`,
      name,
      shaped: joinShaped([shaped, ...none]),
    });
  }
  reportListing(context, ruleSchema, cause);
}

/** AWS answered, and has nothing to say. */
function noVerdict(call: CallRef): Cause {
  return { kind: 'not-visible', call: call.call, code: 'INSUFFICIENT_DATA' };
}
