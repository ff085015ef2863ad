import type { ResourceSchema } from '../../../schema.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { auditParameters, auditsByParameter } from '../../derive/database-audits.ts';
import { type DatabaseParameter, requiresTls, tlsParameters } from '../../derive/database-requires-tls.ts';
import { askOnce } from '../../once.ts';
import type { Send, SendOptions } from '../../send.ts';

/** An answer of `DescribeDBParameters` or `DescribeDBClusterParameters`. */
interface Page {
  readonly Parameters?: readonly DatabaseParameter[] | undefined;
  readonly Marker?: string | undefined;
}

export interface ParameterCall {
  readonly schema: ResourceSchema;
  /** `rds:DescribeDBParameters`. */
  readonly call: string;
  readonly send: (group: string, token: string | undefined, options: SendOptions) => ReturnType<Send<Page>>;
}

const names = [...tlsParameters, ...auditParameters];

/** "The only supported filter is parameter-name": API_DescribeDBParameters.html */
export const parameterFilters = [{ Name: 'parameter-name', Values: names }];

/** Reads what parameters say of a database, each parameter group once; a group whose list broke off says nothing. */
export function createParameterReader(
  context: Context,
  { schema, call, send }: ParameterCall,
): (group: string | undefined, engine: string | undefined) => Promise<Shaped> {
  const fields = fieldsFrom(context, schema, call);
  const ref = Object.values(fields)
    .flatMap((field) => field.from ?? [])
    .find((candidate) => candidate.call === call);
  if (!ref) return async () => shapeFields({}, {});
  const read = askOnce((group) =>
    context.reader.readPages({
      call: ref,
      subject: group,
      send: (token, options) => send(group, token, options),
      items: (page) => page.Parameters,
      next: (page) => page.Marker,
    }),
  );
  return async (group, engine) => {
    if (group === undefined) return shapeFields(fields, {}, ref);
    const { items, cause } = await read(group);
    if (cause) return leaveUnread(Object.keys(fields), cause);
    const facts = { RequiresTls: requiresTls(engine, items), AuditsByParameter: auditsByParameter(engine, items) };
    return shapeFields(fields, facts, ref);
  };
}
