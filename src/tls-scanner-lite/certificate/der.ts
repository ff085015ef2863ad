/** One element of DER (ITU-T X.690); its bytes are not copied. */
export interface DerElement {
  /** The identifier octet: 0x30 is SEQUENCE, 0x06 OBJECT IDENTIFIER. */
  readonly tag: number;
  readonly content: Buffer;
  /** With its tag and length. */
  readonly whole: Buffer;
}

/** Identifier octets (X.690 8.1.2, X.680 8.4). */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The element at `offset`, or `undefined` when it is broken or of a form no certificate has. Never throws. */
function readAt(bytes: Buffer, offset: number): DerElement | undefined {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  // 0x1f: a tag number of several octets. 0x80: indefinite length, which DER forbids.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80) return undefined;
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
  const start = offset + 2 + lengthOctets;
  if (lengthOctets > 4 || start > bytes.length) return undefined;
  const end = start + (lengthOctets === 0 ? first : bytes.readUIntBE(offset + 2, lengthOctets));
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(start, end), whole: bytes.subarray(offset, end) };
}

/** The one element that fills `bytes`. */
export function readDer(bytes: Buffer): DerElement | undefined {
  const element = readAt(bytes, 0);
  return element?.whole.length === bytes.length ? element : undefined;
}

/** The elements that fill the content of a constructed one; `undefined` when one of them is broken. */
export function readDerList(content: Buffer): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  for (let at = 0; at < content.length; ) {
    const element = readAt(content, at);
    if (element === undefined) return undefined;
    elements.push(element);
    at += element.whole.length;
  }
  return elements;
}

/** The elements of the one constructed element, a SEQUENCE unless told otherwise, that fills `bytes`. */
export function readInside(bytes: Buffer | undefined, tag: number = tags.sequence): readonly DerElement[] | undefined {
  const outer = bytes && readDer(bytes);
  return outer?.tag === tag ? readDerList(outer.content) : undefined;
}

/** The content of an element if it has this tag. */
export function contentOf(element: DerElement | undefined, tag: number): Buffer | undefined {
  return element?.tag === tag ? element.content : undefined;
}

/** The octets of a BIT STRING that has whole octets, as keys and signatures have. */
export function bitsOf(element: DerElement | undefined): Buffer | undefined {
  const content = contentOf(element, tags.bitString);
  return content !== undefined && content[0] === 0 ? content.subarray(1) : undefined;
}

/** A small number that is not negative: a version, a path length, a salt length. */
export function readSmallInteger(content: Buffer | undefined): number | undefined {
  if (content === undefined || content.length === 0 || content.length > 4) return undefined;
  const value = content.readIntBE(0, content.length);
  return value < 0 ? undefined : value;
}

/** Far more than any registered one has; a longer one is a stranger's way to keep us counting. */
const maxIdentifierBytes = 64;

/** `1.2.840.113549.1.1.11` of an OBJECT IDENTIFIER; `undefined` for what is none, or too long to be any. */
export function readIdentifier(element: DerElement | undefined): string | undefined {
  const content = contentOf(element, tags.objectIdentifier);
  if (content === undefined || content.length === 0 || content.length > maxIdentifierBytes) return undefined;
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of content) {
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet >= 0x80) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [first, ...rest] = arcs;
  if (first === undefined || (content.at(-1) ?? 0) >= 0x80) return undefined;
  const root = first < 80n ? first / 40n : 2n;
  return [root, first - root * 40n, ...rest].join('.');
}
