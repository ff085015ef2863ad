/**
 * Parses JSON in which no object has a key twice. `undefined` for anything else: of a key that is there twice, readers
 * disagree on which one holds (RFC 8259, section 4). As deep as it is nested, it takes no more stack.
 */
export function parseUniqueJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return hasDoubleKey(text) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Walks the tokens of what is known to be JSON. */
function hasDoubleKey(json: string): boolean {
  /** The keys of each open object; of a list there are none. */
  const open: (Set<string> | undefined)[] = [];
  for (const [token] of json.matchAll(/[{}[\]]|"(?:[^"\\]|\\.)*"(?:\s*:)?/g)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token.endsWith(':')) {
      const key = String(JSON.parse(token.slice(0, token.lastIndexOf('"') + 1)));
      const keys = open.at(-1);
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
  }
  return false;
}
