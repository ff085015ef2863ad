import { isDerived, isForeign, type Label, wordsOf } from './label.ts';

const opening = new Set([...'(（[［【'].map((sign) => sign.charCodeAt(0)));
const closing = new Set([...')）]］】'].map((sign) => sign.charCodeAt(0)));
/** Most signs within a bracket: `(yyyy-mm-dd)`, `（半角数字、ハイフンなし）`. */
const mostSigns = 24;

/** Where the bracket opens that closes at `close`; -1 where none does, or it holds another. */
export function startOfBracket(text: string, close: number): number {
  if (!closing.has(text.charCodeAt(close))) return -1;
  const least = Math.max(0, close - 1 - mostSigns);
  for (let at = close - 1; at >= least; at -= 1) {
    const code = text.charCodeAt(at);
    if (opening.has(code)) return at;
    if (closing.has(code)) return -1;
  }
  return -1;
}

const derivedJapanese = /ハッシュ|マスク|暗号|匿名|仮名|トークン|伏字|伏せ字|件数/;

/** Whether what stands in a bracket takes from the label before it: `(hash)`, `（匿名化）`, `(AWS)` of an account. */
export function isTakenBack(within: string, label: Label): boolean {
  return derivedJapanese.test(within) || wordsOf(within).some((word) => isDerived(word) || isForeign(label, word));
}
