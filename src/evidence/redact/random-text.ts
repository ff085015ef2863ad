/** Letters of one case in a row that words have and 64-sign text hardly: 8 of them 1 token in 50. */
const longestWord = 8;
/** In text of one case a row of letters is longer: 14 of them 1 token in 25. */
const longestOfOneCase = 14;

interface Makeup {
  length: number;
  upper: number;
  lower: number;
  digits: number;
  /** Places where the class of the character changes. */
  turns: number;
  /** Longest run of letters of one case. */
  word: number;
}

/**
 * Whether a token looks drawn by lot, not thought up: all kinds of characters, few of them twice, and its kinds change as
 * often as chance has it. In 64-sign text 64 % of neighbours differ in kind, in 36-sign text 40 %; names and paths stay below
 * 35 % and 25 %. Hexadecimal digests, numbers and UUIDs within it do not count.
 */
export function isRandom(token: string): boolean {
  const text = withoutWords(token);
  if (text.length < 28) return false;
  const { length, upper, lower, digits, turns, word } = describe(text);
  const turning = turns / (length - 1);
  if (upper >= 3 && lower >= 3) {
    const [often, bits] = length < 36 ? [0.42, 4] : [0.38, 4.3];
    const isMixed = digits >= Math.max(2, length / 20) && turning >= often;
    return isMixed && word < longestWord && entropy(text) >= bits;
  }
  const isPlain = length >= 32 && (upper === 0 || lower === 0) && /^[A-Za-z0-9]+$/.test(text);
  const isMixed = digits >= 3 && digits < length / 2 && turning >= 0.24;
  // Of 36 signs 20 are in no hexadecimal number.
  const isWide = text.replace(/[0-9a-f]/gi, '').length >= length / 4;
  return isPlain && isMixed && isWide && word < longestOfOneCase && entropy(text) >= 3.9;
}

/** A secret key of AWS has 40 characters of base64 and no mark: "Best practices for AWS access keys". */
export function isSecretKey(token: string): boolean {
  if (!/^[A-Za-z0-9+/]{40}$/.test(token)) return false;
  const { upper, lower, digits, turns, word } = describe(token);
  return upper >= 3 && lower >= 3 && digits >= 1 && word < 10 && turns >= 14 && entropy(token) >= 4.4;
}

/** Shannon's, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}

/**
 * Hexadecimal parts of a token (a UUID, a digest, an id's tail), numbers and words say nothing of the rest: what
 * CloudFormation names has a short random end after long words.
 */
function withoutWords(token: string): string {
  const parts = token.split(/(?<=[-_/])/);
  return parts.filter((part) => !isHexadecimal(part) && (parts.length === 1 || !isWord(part))).join('');
}

function isHexadecimal(part: string): boolean {
  return /^(?:[0-9a-f]+|[0-9A-F]+)[-_/]?$/.test(part);
}

function isWord(part: string): boolean {
  if (/^(?:[a-z]+|[A-Z]+|[A-Z][a-z]+)\d{0,4}[-_/]?$/.test(part)) return true;
  const { length, turns, word } = describe(part);
  return word >= 4 && turns / (length - 1) < 0.4;
}

function describe(text: string): Makeup {
  const made: Makeup = { length: text.length, upper: 0, lower: 0, digits: 0, turns: 0, word: 0 };
  let [before, run] = [-1, 0];
  for (let index = 0; index < text.length; index += 1) {
    const kind = kindOf(text.charCodeAt(index));
    if (kind === 0) made.upper += 1;
    else if (kind === 1) made.lower += 1;
    else if (kind === 2) made.digits += 1;
    run = kind === before ? run + 1 : 1;
    if (index > 0 && kind !== before) made.turns += 1;
    if (kind < 2 && run > made.word) made.word = run;
    before = kind;
  }
  return made;
}

/** Upper-case letter, lower-case letter, digit, anything else. */
function kindOf(code: number): number {
  if (code >= 65 && code <= 90) return 0;
  if (code >= 97 && code <= 122) return 1;
  return code >= 48 && code <= 57 ? 2 : 3;
}
