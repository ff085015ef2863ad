/**
 * Signs behind a backslash (RFC 8259, 7). A backslash stands for itself here: what follows it may be the escape of JSON within
 * JSON.
 */
const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({ '"': '"', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);
/** Backslashes of one escape: JSON within JSON within JSON doubles them. Bounded, so that a row of them is read once. */
const mostBackslashes = 8;
const wholeEscape = new RegExp(`\\\\{1,${mostBackslashes}}(?:u([0-9a-fA-F]{4})|(["/bfnrt]))`, 'g');
const cutEscape = new RegExp(`\\\\{1,${mostBackslashes}}(?:u[0-9a-fA-F]{0,3})?$`);
const longestCut = mostBackslashes + 4;

/** A line of JSON with what is escaped in it as the sign itself, for a look at the line as text. */
export function unescaped(line: string): string {
  if (!line.includes('\\')) return line;
  return line.replace(wholeEscape, (whole, code: string | undefined, sign = '') =>
    code === undefined ? (signs.get(sign) ?? whole) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** How many signs at the end of a piece of a line may be the beginning of an escape that goes on in the next piece. */
export function lengthOfCutEscape(piece: string): number {
  const [cut = ''] = cutEscape.exec(piece.slice(-longestCut)) ?? [];
  return cut.length;
}
