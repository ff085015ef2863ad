import { membersOf } from '../../derive/members.ts';
import type { Body } from '../send/api.ts';

/** A tag as rules can look for it. */
export interface Tag {
  readonly name: string;
  readonly value: string;
}

/** Tags as a list: Azure tells them as an object, and `null` where there are none. `undefined` for anything else. */
export function toTagList(tags: unknown): readonly Tag[] | undefined {
  if (tags === null || tags === undefined) return [];
  if (typeof tags !== 'object' || Array.isArray(tags)) return undefined;
  return membersOf(tags as Body).map(([name, value]) => ({ name, value: String(value ?? '') }));
}
