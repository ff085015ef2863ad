import { createSharedListReader, type SharedListAsk } from '../../../read/read-shared-list.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { auditParameters, auditsByParameter } from '../../derive/database-audits.ts';
import { type DatabaseParameter, requiresTls, tlsParameters } from '../../derive/database-requires-tls.ts';

/** An answer of `DescribeDBParameters` or `DescribeDBClusterParameters`. */
interface Page {
  readonly Parameters?: readonly DatabaseParameter[] | undefined;
  readonly Marker?: string | undefined;
}

export type ParameterAsk = Pick<SharedListAsk<Page, DatabaseParameter>, 'schema' | 'call' | 'send'>;

/** "The only supported filter is parameter-name": API_DescribeDBParameters.html */
export const parameterFilters = [{ Name: 'parameter-name', Values: [...tlsParameters, ...auditParameters] }];

/** Reads what the parameters of its group say of a database; a group whose list broke off says nothing. */
export function createParameterReader(
  context: Context,
  ask: ParameterAsk,
): (group: string | undefined, engine: string | undefined) => Promise<Shaped> {
  const read = createSharedListReader(context, {
    ...ask,
    items: (page) => page.Parameters,
    next: (page) => page.Marker,
  });
  return (group, engine) =>
    read(group, ({ items, cause }) =>
      cause
        ? undefined
        : { RequiresTls: requiresTls(engine, items), AuditsByParameter: auditsByParameter(engine, items) },
    );
}
