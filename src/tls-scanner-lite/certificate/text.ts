/** The string types of X.680 that a name may have. TeletexString is taken for Latin-1, as everyone does. */
const oneOctet: ReadonlySet<number> = new Set([0x12, 0x13, 0x14, 0x16, 0x1a]);
const utf8String = 0x0c;
const universalString = 0x1c;
const bmpString = 0x1e;

/** The text of a string element; `undefined` for another type, or for octets that are none of its characters. */
export function readText(tag: number, content: Buffer): string | undefined {
  if (tag === utf8String) return content.toString('utf8');
  if (oneOctet.has(tag)) return content.toString('latin1');
  if (tag === bmpString)
    return content.length % 2 === 0 ? Buffer.from(content).swap16().toString('utf16le') : undefined;
  return tag === universalString && content.length % 4 === 0 ? readUniversal(content) : undefined;
}

function readUniversal(content: Buffer): string | undefined {
  let text = '';
  for (let at = 0; at < content.length; at += 4) {
    const point = content.readUInt32BE(at);
    if (point > 0x10ffff) return undefined;
    text += String.fromCodePoint(point);
  }
  return text;
}

/** Control, format and unassigned characters, which could move a terminal's cursor or turn its direction. */
const unprintable = /\p{C}/gu;

/** A stranger's text with what cannot be seen written as its octets: `\0A`. */
export function escapeText(text: string): string {
  return text.replace(unprintable, (character) =>
    Buffer.from(character).toString('hex').toUpperCase().replace(/../g, '\\$&'),
  );
}
