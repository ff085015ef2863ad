import { findAssigned } from './assigned-secrets.ts';
import type { SecretKind } from './kinds.ts';
import { findMarked } from './marked-secrets.ts';
import { findNumber, type NumberContext } from './personal-numbers.ts';
import { findRandom } from './random-tokens.ts';
import { may, shortestText, survey } from './survey.ts';

/**
 * What a text holds that must not leave: the first secret or personal number in it. Time is linear in the text's length.
 * `seen` is its survey, when that was made.
 */
export function findSecret(text: string, context: NumberContext, seen = surveyText(text)): SecretKind | undefined {
  if (seen === 0 || context.accounts.has(text)) return undefined;
  return (
    (seen & (may.holdToken | may.holdArmour) ? findMarked(text) : undefined) ??
    (seen & (may.holdAssignment | may.holdUserinfo) ? findAssigned(text, seen) : undefined) ??
    (seen & may.holdNumber ? findNumber(text, context) : undefined) ??
    (seen & may.holdRandom ? findRandom(text, context.member) : undefined)
  );
}

/** What a text may hold, as bits; 0 for most texts, which are then done. */
export function surveyText(text: string): number {
  return text.length < shortestText ? 0 : survey(text, endOfScope(text));
}

/** Partition, service, region and account of an ARN are nobody's secret: `arn:aws:s3:ap-northeast-1:111122223333:`. */
function endOfScope(text: string): number {
  if (!text.startsWith('arn:')) return 0;
  let end = 0;
  for (let colons = 0; colons < 5; colons += 1) {
    const next = text.indexOf(':', end);
    if (next < 0) return end;
    end = next + 1;
  }
  // Anything may stand there that only looks like an ARN.
  return end <= 80 ? end : 0;
}
