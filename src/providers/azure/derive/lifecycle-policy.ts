import type { Body } from '../send/api.ts';
import { asBody } from './as-body.ts';

/** A rule of a lifecycle management policy, as far as it deletes. */
export interface DeletionRule {
  readonly name: unknown;
  readonly enabled: boolean;
  /** Beginnings of paths, each with the name of a container first. Empty: the whole account. */
  readonly prefixMatch: readonly string[];
  /** Only blobs with an index tag. */
  readonly tagFiltered: boolean;
  /** The youngest blob it deletes, in days; `null` where it deletes none. */
  readonly deletesAfterDays: number | null | undefined;
  /** The same of earlier versions and snapshots. */
  readonly deletesOldAfterDays: number | null | undefined;
}

/**
 * What the rules of a policy delete. A blob is at least as old as the time since it was changed or read, so each of these
 * counts as an age. https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-policy-structure
 */
export function deletionRules(policy: unknown): readonly DeletionRule[] | undefined {
  const rules = asBody(asBody(policy)?.policy)?.rules;
  return Array.isArray(rules) ? rules.map(toRule) : undefined;
}

function toRule(value: unknown): DeletionRule {
  const rule = asBody(value) ?? {};
  const { actions, filters } = (asBody(rule.definition) ?? {}) as Body;
  const { prefixMatch, blobIndexMatch } = asBody(filters) ?? {};
  const { baseBlob, snapshot, version } = asBody(actions) ?? {};
  return {
    name: rule.name,
    enabled: rule.enabled !== false,
    prefixMatch: Array.isArray(prefixMatch) ? prefixMatch.filter((text) => typeof text === 'string') : [],
    tagFiltered: Array.isArray(blobIndexMatch) && blobIndexMatch.length > 0,
    deletesAfterDays: daysOf(baseBlob),
    deletesOldAfterDays: fewest([daysOf(snapshot), daysOf(version)]),
  };
}

/** Days that count from the blob's own times; how long it lies in the archive tier is asked besides. */
const ages = ['daysAfterModificationGreaterThan', 'daysAfterCreationGreaterThan', 'daysAfterLastAccessTimeGreaterThan'];

/** `null` where nothing is deleted, `undefined` where it is not said when. */
function daysOf(actions: unknown): number | null | undefined {
  const deletion = asBody(asBody(actions)?.delete);
  if (!deletion) return null;
  const days = ages.map((name) => deletion[name]).filter((count) => Number.isSafeInteger(count)) as number[];
  return days.length === 0 ? undefined : Math.min(...days);
}

/**
 * The youngest blob, in days, that an enabled rule deletes in a container, or in the account; `null` where none deletes,
 * `undefined` where a rule that does so does not say when. Rules for tagged blobs are left out: nothing tags what Azure writes.
 */
export function deletionAfterDays(rules: readonly DeletionRule[], container?: string): number | null | undefined {
  const own = rules.filter((rule) => rule.enabled && !rule.tagFiltered && reaches(rule, container));
  return fewest(own.map(({ deletesAfterDays }) => deletesAfterDays));
}

/** "A prefix string must start with a container name", and may end within one. */
function reaches({ prefixMatch }: DeletionRule, container: string | undefined): boolean {
  if (container === undefined || prefixMatch.length === 0) return true;
  const path = `${container}/`;
  return prefixMatch.some((prefix) => path.startsWith(prefix) || prefix.startsWith(path));
}

function fewest(days: readonly (number | null | undefined)[]): number | null | undefined {
  if (days.includes(undefined)) return undefined;
  const known = days.filter((count) => typeof count === 'number');
  return known.length === 0 ? null : known.reduce((least, count) => Math.min(least, count));
}
