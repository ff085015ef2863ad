/** Whether a text is a pattern, and does not name one thing. */
export function isGlob(text: string): boolean {
  return /[*?]/.test(text);
}

/** What tells of many texts whether a glob takes them in: one that lacks a word of the glob is told at once. */
export function globMatcher(glob: string): (text: string) => boolean {
  const [first = '', ...others] = glob.split(/[*?]/);
  const last = others.pop();
  if (last === undefined) return (text) => text === glob;
  const words = others.filter((word) => word !== '');
  return (text) =>
    text.startsWith(first) &&
    text.endsWith(last) &&
    words.every((word) => text.includes(word)) &&
    matchesGlob(glob, text);
}

/**
 * Whether a glob takes in the whole text: `*` stands for any run of characters (slashes too, as ids have them), `?` for
 * one. Time is bounded by the product of the lengths, whatever the pattern: names and patterns are written by strangers.
 */
export function matchesGlob(glob: string, text: string): boolean {
  let [inGlob, inText, star, retry] = [0, 0, -1, 0];
  while (inText < text.length) {
    const wanted = glob[inGlob];
    if (wanted === '*') {
      star = inGlob++;
      retry = inText;
    } else if (wanted === '?' || wanted === text[inText]) {
      inGlob++;
      inText++;
    } else if (star >= 0) {
      inGlob = star + 1;
      inText = ++retry;
    } else {
      return false;
    }
  }
  while (glob[inGlob] === '*') inGlob++;
  return inGlob === glob.length;
}
