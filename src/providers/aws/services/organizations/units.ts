import type { OrganizationalUnit, OrganizationsClient, Root } from '@aws-sdk/client-organizations';
import type { Cause } from '../../../../model/cause.ts';
import { fieldsFrom, listCall, listedFields, reportListing, reportResource } from '../../../read/attributes.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { deniesLeaving, protectedServices, regionLimits } from '../../derive/control-policy.ts';
import type { Policies } from './policies.ts';
import { contentCall, unitSchema as schema } from './schema.ts';

/** Reports the units at the top of the tree, or the root where there are none, with what is denied in them. */
export async function collectUnits(context: Context, client: OrganizationsClient, policies: Policies): Promise<void> {
  const { ListOrganizationalUnitsForParentCommand, ListRootsCommand } = sdk('@aws-sdk/client-organizations');
  const roots = await context.reader.readPages({
    call: listCall(schema, 'organizations:ListRoots'),
    send: (NextToken, options) => client.send(new ListRootsCommand({ MaxResults: 20, NextToken }), options),
    items: (page) => page.Roots,
    next: (page) => page.NextToken,
  });
  let cause = roots.cause;
  for (const root of roots.items) {
    const units = await context.reader.readPages({
      call: listCall(schema, 'organizations:ListOrganizationalUnitsForParent'),
      subject: root.Id ?? '',
      send: (NextToken, options) =>
        client.send(
          new ListOrganizationalUnitsForParentCommand({ ParentId: root.Id, MaxResults: 20, NextToken }),
          options,
        ),
      items: (page) => page.OrganizationalUnits,
      next: (page) => page.NextToken,
    });
    cause ??= units.cause;
    const top: readonly OrganizationalUnit[] = units.items.length > 0 || units.cause ? units.items : [root];
    for (const unit of top) await reportUnit(context, unit, { root, policies });
  }
  reportListing(context, schema, cause);
}

interface Tree {
  readonly root: Root;
  readonly policies: Policies;
}

async function reportUnit(context: Context, unit: OrganizationalUnit, { root, policies }: Tree): Promise<void> {
  const own = shapeFields(
    listedFields(context, schema),
    { AccountId: context.account.id, Id: unit.Id, Name: unit.Name },
    listCall(schema, 'organizations:ListOrganizationalUnitsForParent'),
  );
  reportResource(context, {
    schema,
    id: unit.Arn ?? unit.Id ?? '',
    name: unit.Name ?? unit.Id ?? '',
    shaped: joinShaped([own, await readDenials(context, [unit.Id, root.Id], { root, policies })]),
  });
}

/** What the policies of a unit and of the root deny, taken together: a Deny of any of them holds. */
async function readDenials(
  context: Context,
  places: readonly (string | undefined)[],
  { root, policies }: Tree,
): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, contentCall.call);
  const names = Object.keys(fields);
  if (names.length === 0) return shapeFields({}, {});
  const documents = await documentsAt(places, { root, policies });
  if ('cause' in documents) return leaveUnread(names, documents.cause);
  const { contents } = documents;
  return shapeFields(
    fields,
    {
      RegionLimits: join(contents.map(regionLimits)),
      DeniesLeaving: join(contents.map((content) => wrap(deniesLeaving(content))))?.includes(true),
      ProtectedServices: protectedServices(...contents),
    },
    contentCall,
  );
}

async function documentsAt(
  places: readonly (string | undefined)[],
  { root, policies }: Tree,
): Promise<{ readonly contents: readonly (string | undefined)[] } | { readonly cause: Cause }> {
  // A root where the type is not enabled has no policies in force: API_PolicyTypeSummary.html
  const on = root.PolicyTypes?.some(({ Type, Status }) => Type === 'SERVICE_CONTROL_POLICY' && Status === 'ENABLED');
  if (!on) return { contents: [] };
  const listed = await policies.list();
  if (listed.cause) return { cause: listed.cause };
  const contents: (string | undefined)[] = [];
  for (const { Id = '', AwsManaged } of listed.items) {
    // FullAWSAccess, the only one that AWS writes, denies nothing.
    if (AwsManaged) continue;
    const targets = await policies.targets(Id);
    if (targets.cause) return { cause: targets.cause };
    if (!targets.items.some(({ TargetId }) => TargetId !== undefined && places.includes(TargetId))) continue;
    const answer = await policies.content(Id);
    if (answer.state === 'unread') return { cause: answer.cause };
    contents.push(answer.state === 'value' ? answer.value.Policy?.Content : undefined);
  }
  return { contents };
}

/** All of them in one list, in order and once; `undefined` where one is not known. */
function join<Item>(lists: readonly (readonly Item[] | undefined)[]): readonly Item[] | undefined {
  if (!lists.every((list) => list !== undefined)) return undefined;
  return [...new Set(lists.flat())];
}

function wrap(value: boolean | undefined): readonly boolean[] | undefined {
  return value === undefined ? undefined : [value];
}
