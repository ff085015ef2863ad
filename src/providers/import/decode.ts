import type { Fault } from './fault.ts';

/** Deeper than any report (a code flow of SARIF reaches 14). */
const maxDepth = 64;

/** Objects and lists of one report: a million results of the plainest kind have five million. */
const maxParts = 8_000_000;

/**
 * The JSON of a report. Windows PowerShell writes UTF-16 where output is redirected into a file, so both encodings are read by
 * their mark; anything else has to be UTF-8. Never throws.
 */
export function decodeReport(bytes: Uint8Array): { readonly value: unknown } | Fault {
  const text = decodeText(bytes);
  if (text === undefined) return { fault: 'not-json' };
  const parts = countParts(text);
  if (parts.depth > maxDepth) return { fault: 'malformed' };
  if (parts.count > maxParts) return { fault: 'too-large' };
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    // What does not parse was cut off, or is no JSON: that is said of it, and there is nothing else to say.
    return { fault: 'not-json' };
  }
}

function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const [quote, backslash] = [0x22, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** How much a parser would make of it, counted before it makes anything. */
function countParts(text: string): { readonly count: number; readonly depth: number } {
  let [count, depth, deepest, inText] = [0, 0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charCodeAt(index);
    if (inText) {
      if (sign === backslash) index += 1;
      else if (sign === quote) inText = false;
    } else if (sign === quote) inText = true;
    else if (sign === openList || sign === openObject) {
      count += 1;
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (sign === closeList || sign === closeObject) depth -= 1;
  }
  return { count, depth: deepest };
}
