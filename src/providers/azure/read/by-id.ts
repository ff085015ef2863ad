import type { Cause } from '../../../model/cause.ts';
import { callFor, fieldsFrom } from '../../read/attributes.ts';
import type { Listed } from '../../read/read.ts';
import type { ResourceSchema } from '../../schema.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../shape.ts';
import type { Context } from '../collector.ts';
import type { Body } from '../send/api.ts';
import { listBodies } from './arm.ts';

/** A list that tells of every resource of a type, by id, what another list of them does not. */
export interface ByIdAsk {
  readonly schema: ResourceSchema;
  /** As the schema's `from` declares it. */
  readonly call: string;
  readonly path: string;
  /** Which list it is, where the same call gives another one too. */
  readonly subject?: string;
  /** The attributes, by name, that an element gives. Pure. */
  readonly shape: (item: Body) => Readonly<Record<string, unknown>>;
  /** Why a list that came whole tells nothing nevertheless. */
  readonly doubt?: (items: readonly Body[]) => Pick<Cause, 'kind' | 'code' | 'only'> | undefined;
}

/** Asks for the wanted attributes that such a list gives, and tells them by id in any case. Makes no request where none is wanted. */
export async function readById(
  context: Context,
  { schema, call, path, subject, shape, doubt }: ByIdAsk,
): Promise<(id: string) => Shaped> {
  const fields = fieldsFrom(context, schema, call);
  const ref = callFor(fields, call);
  if (!ref) return () => shapeFields({}, {});
  const listed = await listBodies(context, { call: ref, path, ...(subject !== undefined && { subject }) });
  const found = new Map(listed.items.map((item) => [String(item.id).toLowerCase(), item]));
  const named = { call: ref.call, permission: ref.permission };
  const cause = whyNothing(listed, doubt);
  return (id) => {
    const item = found.get(id.toLowerCase());
    if (item && !cause) return shapeFields(fields, shape(item), ref);
    // What was made since, or is of a kind that the list leaves out.
    const missing: Cause = { kind: 'not-visible', call: ref.call };
    return leaveUnread(Object.keys(fields), cause ? { ...named, ...cause } : (listed.cause ?? missing));
  };
}

function whyNothing({ items, cause }: Listed<Body>, doubt: ByIdAsk['doubt']) {
  return cause ? undefined : doubt?.(items);
}
