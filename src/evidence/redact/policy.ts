import { hash } from 'node:crypto';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { assignedPatterns } from './assigned-secrets.ts';
import { secretKinds } from './kinds.ts';
import { entraSecret, marks } from './marked-secrets.ts';
import { numberPatterns } from './personal-numbers.ts';
import { publicPatterns } from './random-tokens.ts';
import { shortestOfOneCase, shortestRandom, shortestText, shortestToken } from './survey.ts';

/** Counts up where code decides otherwise than before though no pattern and no limit below is another. */
const version = 1;

/** All that decides what is taken out, as far as it can be written down. */
export const redactionPolicy = {
  version,
  kinds: secretKinds,
  marks: marks.map(({ kind, pattern, accept }) => ({ kind, pattern, checked: accept !== undefined })),
  entraSecret,
  assigned: assignedPatterns,
  numbers: numberPatterns,
  publicTexts: publicPatterns,
  limits: { shortestText, shortestToken, shortestRandom, shortestOfOneCase },
  digest: 'HMAC-SHA-256, first 8 bytes',
} as const;

/** Lower-case hexadecimal SHA-256 of the policy as canonical JSON. */
export const redactionPolicySha256 = hash('sha256', toCanonicalJson(redactionPolicy));
