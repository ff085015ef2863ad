import { callFor, fieldsFrom, isWanted } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import { readBatchAttributes } from '../../../read/read-batches.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { assignmentSchema as schema } from './assignment-schema.ts';
import { directoryObjects, roleAssignments, roleDefinitions } from './calls.ts';
import type { Assignment, Definition, SharedLists } from './lists.ts';

/** "You can specify up to 1000 ids." https://learn.microsoft.com/graph/api/directoryobject-getbyids */
const idsAtATime = 1000;

/** Reads the role assignments of a subscription, if anything of them is wanted. */
export async function collectAssignments(context: Context, lists: SharedLists): Promise<void> {
  if (!isWanted(context, schema)) return;
  const listed = await lists.assignments();
  const [existence, powers] = await Promise.all([readExistence(context, listed), readPowers(context, lists)]);
  await reportListed(context, {
    schema,
    call: roleAssignments,
    listed,
    identify: ({ id, name }) => ({ id, name }),
    shape: (item) => ({ ...item, id: lowerId(item.id) }),
    details: async (item) => [existence(item.principalId ?? ''), await powers(item)],
  });
}

/** Asks the directory about all principals together; it answers with those it knows. */
function readExistence(context: Context, { items }: Listed<Assignment>): Promise<(id: string) => Shaped> {
  const ids = new Set(items.flatMap(({ principalId }) => (principalId === undefined ? [] : [principalId])));
  return readBatchAttributes(context, {
    schema,
    call: directoryObjects.call,
    ids: [...ids],
    size: idsAtATime,
    send: (some, _, options) => context.graph.post('/v1.0/directoryObjects/getByIds', { ids: some })(options),
    items: ({ value }) => (Array.isArray(value) ? value : undefined),
    idOf: ({ id }) => String(id).toLowerCase(),
    shape: ({ id }) => ({ principalExists: id !== undefined }),
    whenAbsent: 'none',
  }).then((tell) => (id) => toExistence(tell(id)));
}

/** Of whom a whole answer does not speak, the directory knows nothing. */
function toExistence(shaped: Shaped): Shaped {
  const { principalExists } = shaped.attributes;
  return principalExists === null ? { ...shaped, attributes: { principalExists: false } } : shaped;
}

async function readPowers(context: Context, lists: SharedLists): Promise<(item: Assignment) => Promise<Shaped>> {
  const fields = fieldsFrom(context, schema, roleDefinitions.call);
  const names = Object.keys(fields);
  const call = callFor(fields, roleDefinitions.call);
  if (!call) return async () => shapeFields({}, {});
  const { items, cause } = await lists.definitions();
  const byId = new Map(items.map((definition) => [definition.id.toLowerCase().split('/').at(-1) ?? '', definition]));
  return async (item) => {
    const definition = byId.get(item.roleId ?? '');
    if (!definition) return leaveUnread(names, cause ?? { kind: 'vanished', ...call });
    const { roleName, powers } = definition;
    const reachesVirtualMachines = powers?.reachesVirtualMachines;
    const users = names.includes('userIds') ? await usersOf(item, definition, lists) : undefined;
    const shaped = shapeFields(fields, { roleName, reachesVirtualMachines, userIds: users?.items }, call);
    return users?.cause ? { ...shaped, partial: { ...shaped.partial, userIds: users.cause } } : shaped;
  };
}

/** Groups are asked about their members only where it matters. */
async function usersOf(
  { principalId = '', principalType }: Assignment,
  { powers }: Definition,
  lists: SharedLists,
): Promise<Listed<string>> {
  if (powers?.reachesVirtualMachines !== true) return { items: [] };
  if (principalType === 'User') return { items: [principalId] };
  return principalType === 'Group' ? lists.usersOf(principalId) : { items: [] };
}
