import { asBody } from './as-body.ts';

/** "Effective December 1, 2023, the lastSuccessfulSignInDateTime property is available … The data isn't backfilled." */
const recordedFrom = Date.parse('2023-12-01T00:00:00Z');

/**
 * When a user last got in: the last success, or where none is on record the last attempt before successes were recorded. An
 * attempt since then without a success on record failed: whoever guesses passwords keeps no account alive. `null`: neither is
 * on record. `undefined`: it is not what it should be. https://learn.microsoft.com/graph/api/resources/signinactivity
 */
export function lastSignIn(signInActivity: unknown): string | null | undefined {
  if (signInActivity === undefined || signInActivity === null) return null;
  const activity = asBody(signInActivity);
  if (!activity) return undefined;
  const { lastSuccessfulSignInDateTime: success, lastSignInDateTime, lastNonInteractiveSignInDateTime } = activity;
  if (typeof success === 'string') return success;
  const attempts = [lastSignInDateTime, lastNonInteractiveSignInDateTime]
    .filter((time) => typeof time === 'string')
    .filter((time) => Date.parse(time) < recordedFrom)
    .sort((a, b) => Date.parse(b) - Date.parse(a));
  return attempts[0] ?? null;
}
