import type { Rule } from '../../src/model/rule.ts';
import type { ResourceSchema } from '../../src/providers/schema.ts';

/** IAM action to the ids of the rules that read something through it, both in code-unit order. */
export function listPermissions(
  rules: readonly Rule[],
  schemas: readonly ResourceSchema[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const rule of rules) {
    for (const schema of schemas) {
      const attributes = Object.hasOwn(rule.reads, schema.type) ? rule.reads[schema.type] : undefined;
      if (attributes === undefined) continue;
      const calls = [...schema.list, ...attributes.flatMap((attribute) => schema.fields[attribute]?.from ?? [])];
      for (const { permission, also = [] } of calls) {
        for (const action of [permission, ...also]) found.set(action, (found.get(action) ?? new Set()).add(rule.id));
      }
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([action, ids]) => [action, [...ids].sort()]));
}
