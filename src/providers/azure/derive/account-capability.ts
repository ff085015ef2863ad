import type { Body } from '../send/api.ts';

/** The value of a capability of an account, in lower case. `null` where it has none of that name, `undefined` for no list. */
export function capabilityOf(capabilities: unknown, name: string): string | null | undefined {
  if (!Array.isArray(capabilities)) return undefined;
  const items = capabilities.map((item) => (item ?? {}) as Body);
  const found = items.find((item) => String(item.name).toLowerCase() === name.toLowerCase());
  if (!found) return null;
  return typeof found.value === 'string' ? found.value.toLowerCase() : undefined;
}
