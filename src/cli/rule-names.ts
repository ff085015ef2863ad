import type { Catalog } from '../model/catalog.ts';

/** How a rule is called now, by any id it had. An id that no rule has or had stays as it is. */
export function ruleNames({ rules }: Pick<Catalog, 'rules'>): (rule: string) => string {
  const names = new Map(rules.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id] as const)));
  for (const { id } of rules) names.set(id, id);
  return (rule) => names.get(rule) ?? rule;
}
