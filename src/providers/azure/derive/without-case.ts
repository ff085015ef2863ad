/**
 * Members of an answer by these names, however their first letters are written: Resource Graph tells the configuration of an app
 * as `MinTlsVersion` or `minTlsVersion`.
 * https://learn.microsoft.com/azure/governance/resource-graph/samples/samples-by-category
 */
export function withoutCase<Name extends string>(
  answer: unknown,
  names: readonly Name[],
): Readonly<Partial<Record<Name, unknown>>> {
  const members = typeof answer === 'object' && answer !== null ? Object.entries(answer) : [];
  const byLower = new Map(members.map(([name, value]) => [name.toLowerCase(), value]));
  const found = names.flatMap((name) => {
    const key = name.toLowerCase();
    return byLower.has(key) ? [[name, byLower.get(key)] as const] : [];
  });
  return Object.fromEntries(found) as Partial<Record<Name, unknown>>;
}
