import type {
  DescribePolicyCommandOutput,
  OrganizationsClient,
  PolicySummary,
  PolicyTargetSummary,
} from '@aws-sdk/client-organizations';
import { fieldsFrom, listCall, listedFields, reportListing, reportResource } from '../../../read/attributes.ts';
import { askOnce } from '../../../read/once.ts';
import type { Answer, Listed } from '../../../read/read.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { regionLimits } from '../../derive/control-policy.ts';
import { contentCall, policySchema as schema, targetsCall } from './schema.ts';

/** The service control policies of the organisation, each asked for once. */
export interface Policies {
  readonly list: () => Promise<Listed<PolicySummary>>;
  readonly content: (id: string) => Promise<Answer<DescribePolicyCommandOutput>>;
  readonly targets: (id: string) => Promise<Listed<PolicyTargetSummary>>;
}

export function createPolicies(context: Context, client: OrganizationsClient): Policies {
  const { DescribePolicyCommand, ListPoliciesCommand, ListTargetsForPolicyCommand } = sdk(
    '@aws-sdk/client-organizations',
  );
  const list = askOnce(() =>
    context.reader.readPages({
      call: listCall(schema, 'organizations:ListPolicies'),
      send: (NextToken, options) =>
        client.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY', MaxResults: 20, NextToken }), options),
      items: (page) => page.Policies,
      next: (page) => page.NextToken,
    }),
  );
  const content = askOnce((PolicyId) =>
    context.reader.read({
      call: contentCall,
      subject: PolicyId,
      send: (options) => client.send(new DescribePolicyCommand({ PolicyId }), options),
    }),
  );
  const targets = askOnce((PolicyId) =>
    context.reader.readPages({
      call: targetsCall,
      subject: PolicyId,
      send: (NextToken, options) =>
        client.send(new ListTargetsForPolicyCommand({ PolicyId, MaxResults: 20, NextToken }), options),
      items: (page) => page.Targets,
      next: (page) => page.NextToken,
    }),
  );
  return { list: () => list('all'), content, targets };
}

/** Reports the service control policies. */
export async function collectPolicies(context: Context, policies: Policies): Promise<void> {
  const { items, cause } = await policies.list();
  const fields = listedFields(context, schema);
  await Promise.all(
    items.map(async (policy) => {
      const id = policy.Id ?? '';
      reportResource(context, {
        schema,
        id: policy.Arn ?? id,
        name: policy.Name ?? id,
        shaped: joinShaped([
          shapeFields(fields, policy, listCall(schema, 'organizations:ListPolicies')),
          await readContent(context, policies, id),
          await readTargets(context, policies, id),
        ]),
      });
    }),
  );
  reportListing(context, schema, cause);
}

async function readContent(context: Context, policies: Policies, id: string): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, contentCall.call);
  if (Object.keys(fields).length === 0) return shapeFields({}, {});
  const answer = await policies.content(id);
  if (answer.state === 'unread') return leaveUnread(Object.keys(fields), answer.cause);
  const content = answer.state === 'value' ? answer.value.Policy?.Content : undefined;
  return shapeFields(fields, { RegionLimits: regionLimits(content) }, contentCall);
}

async function readTargets(context: Context, policies: Policies, id: string): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, targetsCall.call);
  if (Object.keys(fields).length === 0) return shapeFields({}, {});
  const { items, cause } = await policies.targets(id);
  return cause ? leaveUnread(Object.keys(fields), cause) : shapeFields(fields, { Targets: items }, targetsCall);
}
