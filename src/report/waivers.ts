import type { AssessedWaiver } from '../model/assessment.ts';

/** Days before its last one from which a waiver is warned about. */
const warnedDays = 30;
/** A year, the interval at which auditors expect an accepted risk to be looked at again. */
const longestDays = 366;

/** Why somebody should look at a waiver. */
export type WaiverConcern = 'expired' | 'unused' | 'expiring' | 'long';

/** What is to be done about it first; undefined: nothing. */
export function concernOf({ state, daysLeft }: Pick<AssessedWaiver, 'state' | 'daysLeft'>): WaiverConcern | undefined {
  if (state !== 'active') return state;
  if (daysLeft <= warnedDays) return 'expiring';
  return daysLeft > longestDays ? 'long' : undefined;
}

/** It says outright that it may take in more than it names. */
export function isBroad({ allowBroad }: Pick<AssessedWaiver, 'allowBroad'>): boolean {
  return allowBroad === true;
}

/** HIPAA asks for an equivalent alternative measure where one is reasonable (45 CFR 164.306(d)(3)(ii)(B)(2)); none is named. */
export function lacksAlternative({ type, compensating }: Pick<AssessedWaiver, 'type' | 'compensating'>): boolean {
  return type === 'addressable-not-reasonable' && compensating === undefined;
}
