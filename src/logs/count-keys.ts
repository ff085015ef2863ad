/**
 * How many fields a line of well-formed JSON names in all its objects, also those that a parser lets a later one of the same
 * name take the place of.
 */
export function countKeys(line: Uint8Array): number {
  let keys = 0;
  let isInText = false;
  for (let at = 0; at < line.length; at += 1) {
    const byte = line[at];
    if (byte === 0x22) isInText = !isInText;
    else if (byte === 0x5c) at += 1;
    // Outside of a text a colon stands behind a name, and nowhere else (RFC 8259, 4).
    else if (byte === 0x3a && !isInText) keys += 1;
  }
  return keys;
}
