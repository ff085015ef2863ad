/** What the characters of a text allow to be in it, as bits: the cheap question before the exact ones. */
export const may = {
  /** Letters, digits, `_`, `-`, `+`, `/` and `=` in a row, as many as the shortest key has; of a path, one part of it. */
  holdToken: 1,
  /** Such a row that is long and mixed enough to be drawn by lot. */
  holdRandom: 2,
  /** `=`, `~`, or a `:` and a word. */
  holdAssignment: 4,
  holdUserinfo: 8,
  /** Five `-` in a row: an armour may begin. */
  holdArmour: 16,
  /** Nine digits in a row, in either width, with one gap at most between two. */
  holdNumber: 32,
  holdEquals: 64,
  holdTilde: 128,
} as const;

/** The shortest text that is looked at: `pwd=1234`. */
export const shortestText = 8;

/** An access key id of AWS has 20 characters; no mark is looked for in less. */
export const shortestToken = 20;

/** The shortest token that is told from a name by how its characters are mixed. */
export const shortestRandom = 28;

/** The same for one case and digits alone. */
export const shortestOfOneCase = 32;

const [inToken, digit, upper, lower, gap, equals, colon, tilde, at, slash] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512];

const letter = upper | lower;

/** By code unit. Beyond ASCII anything may stand between two groups of digits, and full-width digits are U+FF10 to U+FF19. */
const marks = new Uint16Array(0x1_0000).fill(gap, 128).fill(digit, 0xff10, 0xff1a);
const mark = (signs: string, bits: number): void => {
  for (const sign of signs) marks[sign.charCodeAt(0)] = bits;
};
mark('0123456789', inToken | digit);
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', inToken | upper);
mark('abcdefghijklmnopqrstuvwxyz', inToken | lower);
mark('_+', inToken);
mark('/', inToken | slash);
mark('-', inToken | gap);
mark('=', inToken | equals);
mark(' .', gap);
mark(':', colon);
mark('~', tilde);
mark('@', at);

/** Looks at each character once, from `start` on, and says what `may` be there. */
export function survey(text: string, start = 0): number {
  let seen = 0;
  let run = 0;
  let kinds = 0;
  let longest = 0;
  let digits = 0;
  let mostDigits = 0;
  let hasMixedToken = false;
  let afterGap = false;
  let isPath = false;
  for (let index = start; index < text.length; index += 1) {
    const bits = marks[text.charCodeAt(index)] ?? 0;
    if ((bits & letter) !== 0) {
      run += 1;
      kinds |= bits;
      digits = 0;
      continue;
    }
    if ((bits & digit) !== 0) {
      digits += 1;
      afterGap = false;
      if (digits > mostDigits) mostDigits = digits;
    } else if (digits > 0) {
      if (afterGap || (bits & gap) === 0) digits = 0;
      afterGap = true;
    }
    seen |= bits;
    // Base64 has slashes within, a path begins with one.
    const isSlash = (bits & slash) !== 0;
    if (isSlash && run === 0) isPath = true;
    if ((bits & inToken) !== 0 && !(isPath && isSlash)) {
      run += 1;
      kinds |= bits;
      continue;
    }
    if (run > longest) longest = run;
    if (run >= shortestRandom && isMixed(kinds, run)) hasMixedToken = true;
    run = 0;
    kinds = 0;
    if (!isSlash) isPath = false;
  }
  if (run > longest) longest = run;
  if (run >= shortestRandom && isMixed(kinds, run)) hasMixedToken = true;
  let found = 0;
  if (longest >= shortestToken) found |= may.holdToken;
  if (hasMixedToken) found |= may.holdRandom;
  if ((seen & equals) !== 0) found |= may.holdAssignment | may.holdEquals;
  if ((seen & tilde) !== 0) found |= may.holdAssignment | may.holdTilde;
  if ((seen & colon) !== 0 && word.test(text)) found |= may.holdAssignment;
  if ((seen & at) !== 0) found |= may.holdUserinfo;
  if (text.length > shortestToken && text.includes('-----')) found |= may.holdArmour;
  return mostDigits >= 9 ? found | may.holdNumber : found;
}

const word = /[A-Za-z]{3}/;

/** Upper case, lower case and digits; or long enough for digits and one case. */
function isMixed(kinds: number, length: number): boolean {
  const cases = kinds & letter;
  return (kinds & digit) !== 0 && cases !== 0 && (cases === letter || length >= shortestOfOneCase);
}
