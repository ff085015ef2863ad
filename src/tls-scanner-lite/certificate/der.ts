/** One element of DER (ITU-T X.690), its content not copied. */
export interface DerElement {
  /** The identifier octet: 0x30 is SEQUENCE, 0x06 OBJECT IDENTIFIER. */
  readonly tag: number;
  readonly content: Buffer;
  /** Where the next one starts. */
  readonly end: number;
}

/** The element at `offset`, or `undefined` when it is broken or of a form no certificate has. Never throws. */
export function readDer(bytes: Buffer, offset = 0): DerElement | undefined {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  // 0x1f: a tag number of several octets. 0x80: indefinite length, which DER forbids.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80) return undefined;
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
  const start = offset + 2 + lengthOctets;
  if (lengthOctets > 4 || start > bytes.length) return undefined;
  const length = lengthOctets === 0 ? first : bytes.readUIntBE(offset + 2, lengthOctets);
  const end = start + length;
  return end > bytes.length ? undefined : { tag, content: bytes.subarray(start, end), end };
}

/** The elements inside a constructed one; those before the first broken one. */
export function readDerList(content: Buffer): readonly DerElement[] {
  const elements: DerElement[] = [];
  for (let at = 0; at < content.length; ) {
    const element = readDer(content, at);
    if (element === undefined) break;
    elements.push(element);
    at = element.end;
  }
  return elements;
}

/** Far more than any registered one has; a longer one is a stranger's way to keep us counting. */
const maxIdentifierBytes = 64;

/** `1.2.840.113549.1.1.11`; empty for one too long to be any. */
export function readObjectIdentifier(content: Buffer): string {
  if (content.length > maxIdentifierBytes) return '';
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of content) {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first = 0n, ...rest] = arcs;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}
