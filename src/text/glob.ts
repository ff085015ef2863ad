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
 * one; nothing escapes them. The parts between stars are taken at their first place and never tried again, so that time is
 * bounded by the product of the lengths, whatever the pattern: names and patterns are written by strangers.
 */
export function matchesGlob(glob: string, text: string): boolean {
  const star = glob.indexOf('*');
  if (star < 0) return text.length === glob.length && standsAt(glob, text, 0);
  const lastStar = glob.lastIndexOf('*');
  const end = text.length - (glob.length - lastStar - 1);
  if (end < star || !standsAt(glob.slice(0, star), text, 0) || !standsAt(glob.slice(lastStar + 1), text, end))
    return false;
  let position = star;
  for (const part of glob.slice(star, lastStar).split('*')) {
    const found = findPart(part, text, position);
    if (found < 0 || found + part.length > end) return false;
    position = found + part.length;
  }
  return true;
}

function findPart(part: string, text: string, from: number): number {
  if (!part.includes('?')) return text.indexOf(part, from);
  for (let at = from; at + part.length <= text.length; at++) if (standsAt(part, text, at)) return at;
  return -1;
}

function standsAt(part: string, text: string, at: number): boolean {
  for (let i = 0; i < part.length; i++) {
    const wanted = part.charCodeAt(i);
    if (wanted !== questionMark && wanted !== text.charCodeAt(at + i)) return false;
  }
  return true;
}

const questionMark = 0x3f;
