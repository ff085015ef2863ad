import { findSecret, surveyText } from './find-secret.ts';
import type { SecretKind } from './kinds.ts';
import { saysNumber } from './personal-numbers.ts';
import { isPublicMember } from './random-tokens.ts';

/** What a text holds that must not leave. `member` is the name of what it is the value of; of a name itself it is empty. */
export type Look = (text: string, member: string) => SecretKind | undefined;

/** Most texts and names of members that are remembered: some 10 MB. */
const memoryLimit = 32_768;

/** Longest text that is remembered. */
const memorableText = 256;

/**
 * Looks for secrets, and remembers what it found clean: the texts of a snapshot come again and again, as ids, times and names.
 * `accounts` are the accounts of the run.
 */
export function createLook(accounts: ReadonlySet<string>): Look {
  const clean = new Set<string>();
  const cleanNames = new Set<string>();
  const plain = new Map<string, boolean>();
  const isPlain = (member: string): boolean => {
    const known = plain.get(member);
    if (known !== undefined) return known;
    if (plain.size >= memoryLimit) plain.clear();
    const found = !saysNumber(member) && !isPublicMember(member);
    plain.set(member, found);
    return found;
  };
  const lookAt: Look = (text, member) => {
    const seen = surveyText(text);
    if (seen === 0 || clean.has(text)) return undefined;
    const kind = findSecret(text, { member, accounts }, seen);
    const isMemorable = kind === undefined && text.length <= memorableText;
    if (isMemorable && !openNumber.test(text) && isPlain(member)) remember(clean, text);
    return kind;
  };
  return (text, member) => {
    if (member !== '') return lookAt(text, member);
    if (cleanNames.has(text)) return undefined;
    const kind = lookAt(text, member);
    if (kind === undefined && text.length <= memorableText) remember(cleanNames, text);
    return kind;
  };
}

function remember(texts: Set<string>, text: string): void {
  if (texts.size >= memoryLimit) texts.clear();
  texts.add(text);
}

/** Digits that are no account of an ARN: whether they are a person's number may depend on the member. */
const openNumber = /(?<!:)[0-9\uff10-\uff19]{9}|[0-9\uff10-\uff19]{9}(?![:0-9])/;
