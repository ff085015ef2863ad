import { asBody } from './as-body.ts';

/**
 * Members of an answer by these names, however their first letters are written: Resource Graph tells the configuration of an app
 * as `MinTlsVersion` or `minTlsVersion`.
 * https://learn.microsoft.com/azure/governance/resource-graph/samples/samples-by-category
 */
export function withoutCase<Name extends string>(
  answer: unknown,
  names: readonly Name[],
): Readonly<Partial<Record<Name, unknown>>> {
  const body = asBody(answer) ?? {};
  const written = new Map(Object.keys(body).map((name) => [name.toLowerCase(), name]));
  const found = names.flatMap((name) => {
    const own = written.get(name.toLowerCase());
    return own === undefined ? [] : [[name, body[own]] as const];
  });
  return Object.fromEntries(found) as Partial<Record<Name, unknown>>;
}
