import type { Body } from '../send/api.ts';

/** Whose text a filter of a content filter policy looks at. */
export type FilterSource = 'prompt' | 'completion';

/**
 * The filters of a policy that block, by name in lower case, sorted: one that is off, or that only annotates, is none.
 * `undefined` for what is no list of filters.
 * https://learn.microsoft.com/rest/api/aiservices/accountmanagement/rai-policies/list
 */
export function blockingFilters(filters: unknown, source: FilterSource): readonly string[] | undefined {
  if (!Array.isArray(filters)) return undefined;
  const names: string[] = [];
  for (const { name, enabled, blocking, source: of } of filters.map((filter) => (filter ?? {}) as Body)) {
    if (typeof name !== 'string' || typeof of !== 'string') return undefined;
    if (enabled === true && blocking === true && of.toLowerCase() === source) names.push(name.toLowerCase());
  }
  return [...new Set(names)].sort();
}
