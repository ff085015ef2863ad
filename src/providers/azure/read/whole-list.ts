import type { Cause } from '../../../model/cause.ts';
import { callFor, fieldsFrom } from '../../read/attributes.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../shape.ts';
import type { Context } from '../collector.ts';
import type { Body } from '../send/api.ts';
import { type GetAttributes, listBodies } from './arm.ts';

export interface GetWholeList extends Omit<GetAttributes, 'shape'> {
  /** The attributes, by name, that the whole list gives. Pure; extra members are ignored. */
  readonly shape: (items: readonly Body[]) => Readonly<Record<string, unknown>>;
}

/**
 * Asks for the wanted attributes that a list gives as a whole. Cut short, it gives none of them: what is missing could change
 * each. Makes no request where none is wanted.
 */
export async function readWholeList(
  context: Context,
  { schema, call, path, subject, shape }: GetWholeList,
): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, call);
  const ref = callFor(fields, call);
  if (!ref) return shapeFields({}, {});
  const { items, cause } = await listBodies(context, { call: ref, path, ...(subject !== undefined && { subject }) });
  return cause ? leaveUnread(Object.keys(fields), cause satisfies Cause) : shapeFields(fields, shape(items), ref);
}

/** The members that ARM keeps under `properties`. */
export function propertiesOf({ properties }: Body): Body {
  return typeof properties === 'object' && properties !== null && !Array.isArray(properties)
    ? (properties as Body)
    : {};
}
