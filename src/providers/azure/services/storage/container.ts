import { fieldsFrom, isWanted } from '../../../read/attributes.ts';
import { type Child, listChildren, reportListed } from '../../../read/list-resources.ts';
import { type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { containerImmutability, inheritedImmutability } from '../../derive/container-immutability.ts';
import { deletionAfterDays, deletionRules } from '../../derive/lifecycle-policy.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { listBodies, readBody } from '../../read/arm.ts';
import type { Row } from '../../read/graph-page.ts';
import { identifyRow } from '../../read/list-inventory.ts';
import type { Body } from '../../send/api.ts';
import { hasBlobs } from './account.ts';
import { containersCall, immutabilityCall, containerSchema as schema } from './container-schema.ts';
import type { ReadLifecycle } from './lifecycle.ts';
import { containerEntry } from './schema.ts';

type Container = Child<Row, Body>;

/** How many accounts are asked for their containers at a time. */
const atATime = 16;

/** Reads the containers of every account that has a blob service. */
export async function collectContainers(context: Context, readLifecycle: ReadLifecycle): Promise<void> {
  if (!isWanted(context, schema)) return;
  const accounts = await context.inventory.list(containerEntry);
  const parents = { ...accounts, items: accounts.items.filter(hasBlobs) };
  const listed = await listChildren(atATime, parents, ({ id }) =>
    listBodies(context, {
      call: containersCall,
      subject: id,
      path: `${id}/blobServices/default/containers?api-version=2024-01-01`,
    }),
  );
  await reportListed<Container>(context, {
    schema,
    call: containersCall,
    listed,
    identify: ({ parent, item }) => ({ ...identifyRow(parent), id: text(item.id), name: text(item.name) }),
    shape: shapeContainer,
    details: async ({ parent, item }) => [
      await readImmutability(context, { parent, item }),
      await readLifecycle({
        schema,
        account: parent.id,
        shape: ({ properties }) => {
          const rules = deletionRules(properties);
          return { deletionAfterDays: rules && deletionAfterDays(rules, text(item.name)) };
        },
      }),
    ],
  });
}

function shapeContainer({ parent, item }: Container): Body {
  return {
    ...(item.properties as Body | undefined),
    id: lowerId(item.id),
    name: item.name,
    accountId: lowerId(parent.id),
    accountName: parent.name,
  };
}

/** The list tells whether there is a policy, and may tell which; without one the account's default holds. */
async function readImmutability(context: Context, { parent, item }: Container): Promise<Shaped> {
  const { hasImmutabilityPolicy, immutabilityPolicy } = (item.properties ?? {}) as Body;
  const fields = fieldsFrom(context, schema, immutabilityCall.call);
  if (hasImmutabilityPolicy === false) {
    const inherited = inheritedImmutability(parent.properties?.immutableStorageWithVersioning);
    return shapeFields(fields, inherited, immutabilityCall);
  }
  if (immutabilityPolicy) return shapeFields(fields, containerImmutability(immutabilityPolicy), immutabilityCall);
  return readBody(context, {
    schema,
    call: immutabilityCall.call,
    subject: text(item.id),
    path: `${text(item.id)}/immutabilityPolicies/default?api-version=2024-01-01`,
    shape: (body) => ({ ...containerImmutability(body) }),
  });
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
