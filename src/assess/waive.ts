import type { AssessedResult, AssessedWaiver } from '../model/assessment.ts';
import type { Result } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import type { Waiver } from '../model/waiver.ts';
import { daysBetween } from '../text/day.ts';
import { matchesGlob } from '../text/glob.ts';

export interface WaiveInput {
  readonly results: readonly Result[];
  readonly waivers: readonly Waiver[];
  readonly rules: readonly Pick<Rule, 'id' | 'aliases'>[];
  /** The day it is judged on, `2027-03-31`. */
  readonly today: string;
}

/**
 * Lays the waivers over the findings. A waived finding stays a `fail` with its waiver beside it: the first in the file
 * that matches and has not expired. An expired one waives nothing, and one that matches nothing is said to be unused.
 * Both lists keep their order.
 */
export function applyWaivers({ results, waivers, rules, today }: WaiveInput): {
  readonly results: readonly AssessedResult[];
  readonly waivers: readonly AssessedWaiver[];
} {
  const matches = waivers.map(() => 0);
  const names = new Map(rules.map(({ id, aliases }) => [id, [id, ...aliases]]));
  const candidates = new Map<string, readonly number[]>();
  const candidatesOf = (rule: string): readonly number[] => {
    const known = candidates.get(rule);
    if (known) return known;
    const ids = names.get(rule) ?? [rule];
    const found = waivers.flatMap((waiver, index) => (ids.some((id) => matchesGlob(waiver.rule, id)) ? [index] : []));
    candidates.set(rule, found);
    return found;
  };
  const assessed = results.map((result): AssessedResult => {
    if (result.outcome !== 'fail') return result;
    let accepted: number | undefined;
    for (const index of candidatesOf(result.rule)) {
      const waiver = waivers[index];
      if (waiver === undefined || !takesIn(waiver, result)) continue;
      matches[index] = (matches[index] ?? 0) + 1;
      if (!hasExpired(waiver, today)) accepted ??= index;
    }
    return accepted === undefined ? result : withWaiver(result, accepted);
  });
  return {
    results: assessed,
    waivers: waivers.map((waiver, index) => describe(waiver, matches[index] ?? 0, today)),
  };
}

/** The words of a result may be read when they are asked for, so they are asked for by name. */
function withWaiver(result: Result, waiver: number): AssessedResult {
  const { message, observed, joined, evidence } = result;
  return { ...result, message, observed, joined, evidence, waiver };
}

function takesIn({ resources }: Waiver, { resource }: Result): boolean {
  return resources.some((glob) => matchesGlob(glob, resource.id) || matchesGlob(glob, resource.name));
}

/** It holds to the end of its day. */
function hasExpired({ expires }: Waiver, today: string): boolean {
  return today > expires;
}

function describe(waiver: Waiver, matches: number, today: string): AssessedWaiver {
  const state = hasExpired(waiver, today) ? 'expired' : matches === 0 ? 'unused' : 'active';
  return { ...waiver, state, matches, daysLeft: daysBetween(today, waiver.expires) };
}
