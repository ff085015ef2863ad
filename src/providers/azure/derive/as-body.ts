import type { Body } from '../send/api.ts';

/** A member of an answer as the object it should be; `undefined` where it is none. */
export function asBody(value: unknown): Body | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Body) : undefined;
}
