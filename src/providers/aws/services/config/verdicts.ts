import type {
  ComplianceByConfigRule,
  ConfigServiceClient,
  ConformancePackRuleCompliance,
} from '@aws-sdk/client-config-service';
import type { Cause } from '../../../../model/cause.ts';
import { fieldsFrom, listCall, listedFields } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { CallRef } from '../../../schema.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { summariseRules } from '../../derive/pack-compliance.ts';
import { conformancePackSchema, configRuleSchema as ruleSchema } from './schema.ts';

/** Reads what AWS itself says of its rules and conformance packs. */
export async function collectVerdicts(context: Context, client: ConfigServiceClient): Promise<void> {
  await Promise.all([collectPacks(context, client), collectRules(context, client)]);
}

async function collectPacks(context: Context, client: ConfigServiceClient): Promise<void> {
  const { DescribeConformancePacksCommand } = sdk('@aws-sdk/client-config-service');
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
  const { DescribeConformancePackComplianceCommand } = sdk('@aws-sdk/client-config-service');
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
  const { DescribeComplianceByConfigRuleCommand } = sdk('@aws-sdk/client-config-service');
  const name = 'config:DescribeComplianceByConfigRule';
  const { account, region } = context.scope;
  const judged = listedFields(context, ruleSchema).ComplianceType !== undefined;
  await listResources(context, {
    schema: ruleSchema,
    call: name,
    send: (NextToken, options) => client.send(new DescribeComplianceByConfigRuleCommand({ NextToken }), options),
    items: (page) => page.ComplianceByConfigRules,
    next: (page) => page.NextToken,
    identify: ({ ConfigRuleName: rule = '' }) => ({ id: `aws/config/rule/${account}/${region}/${rule}`, name: rule }),
    shape: (rule) => ({
      ConfigRuleName: rule.ConfigRuleName,
      ComplianceType: isOpen(rule) ? undefined : rule.Compliance?.ComplianceType,
    }),
    details: async (rule) =>
      judged && isOpen(rule) ? [leaveUnread(['ComplianceType'], noVerdict(listCall(ruleSchema, name)))] : [],
  });
}

function isOpen({ Compliance }: ComplianceByConfigRule): boolean {
  return Compliance?.ComplianceType === 'INSUFFICIENT_DATA';
}

/** AWS answered, and has nothing to say. */
function noVerdict(call: CallRef): Cause {
  return { kind: 'not-visible', call: call.call, code: 'INSUFFICIENT_DATA' };
}
