import type { Wanted } from './provider.ts';
import type { CallRef, ResourceSchema } from './schema.ts';

/** The calls that these attributes of these types cost, each once, in code-unit order of their names. */
export function callsOf(schemas: readonly ResourceSchema[], wanted: Wanted): readonly CallRef[] {
  const calls = new Map<string, CallRef>();
  for (const { type, list, fields } of schemas) {
    const attributes = wanted.get(type);
    if (attributes === undefined) continue;
    const details = [...attributes].flatMap((name) => (Object.hasOwn(fields, name) && fields[name]?.from) || []);
    // One query may tell of many types, each behind a permission of its own.
    for (const ref of [...list, ...details]) calls.set(`${ref.call} ${ref.permission}`, ref);
  }
  return [...calls.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref);
}

/** The permissions of these calls, each once, in code-unit order. */
export function permissionsOf(calls: readonly CallRef[]): readonly string[] {
  return [...new Set(calls.flatMap(({ permission, also = [] }) => [permission, ...also]))].sort();
}
