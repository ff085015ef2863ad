/** One element of DER (ITU-T X.690); its bytes are not copied. */
export interface Der {
  /** The identifier octet. */
  readonly tag: number;
  readonly content: Buffer;
  /** With tag and length. */
  readonly whole: Buffer;
}

/** Identifier octets (X.680 8.4, X.690 8.1.2). */
export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  identifier: 0x06,
  utf8String: 0x0c,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** What was read is no DER, or not of the form it should have. Whoever reads a stranger's bytes catches it. */
export class DerError extends Error {
  override name = 'DerError';
}

/** The one element that fills `bytes`. @throws DerError */
export function readDer(bytes: Uint8Array): Der {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const element = readAt(whole, 0);
  if (element.whole.length !== whole.length) throw new DerError('more than one element');
  return element;
}

function readAt(bytes: Buffer, offset: number): Der {
  const identifier = bytes[offset];
  const first = bytes[offset + 1];
  // 0x1f: a tag number of several octets. 0x80: a length that is not said, which DER forbids.
  if (identifier === undefined || first === undefined || (identifier & 0x1f) === 0x1f || first === 0x80)
    throw new DerError('no element');
  const octets = first < 0x80 ? 0 : first & 0x7f;
  const start = offset + 2 + octets;
  if (octets > 4 || start > bytes.length) throw new DerError('a length beyond the end');
  const end = start + (octets === 0 ? first : bytes.readUIntBE(offset + 2, octets));
  if (end > bytes.length) throw new DerError('an element beyond the end');
  return { tag: identifier, content: bytes.subarray(start, end), whole: bytes.subarray(offset, end) };
}

/** The elements within one that has this tag, in a list to be taken from the front. @throws DerError */
export function readInside(element: Der | undefined, wanted: number = tag.sequence): Der[] {
  const content = contentOf(element, wanted);
  const elements: Der[] = [];
  for (let at = 0; at < content.length; ) {
    const next = readAt(content, at);
    elements.push(next);
    at += next.whole.length;
  }
  return elements;
}

/** @throws DerError where the element has another tag, or there is none. */
export function contentOf(element: Der | undefined, wanted: number): Buffer {
  if (element?.tag !== wanted) throw new DerError(`tag ${element?.tag} in place of ${wanted}`);
  return element.content;
}

/** Takes the next element if it has this tag. */
export function takeIf(elements: Der[], wanted: number): Der | undefined {
  return elements[0]?.tag === wanted ? elements.shift() : undefined;
}

/** A small number that is not negative. @throws DerError */
export function readNumber(element: Der | undefined): number {
  const content = contentOf(element, tag.integer);
  if (content.length === 0 || content.length > 4) throw new DerError('not a small number');
  const value = content.readIntBE(0, content.length);
  if (value < 0) throw new DerError('a number below 0');
  return value;
}

/** The content of an OBJECT IDENTIFIER, in hexadecimal: identifiers are compared, never shown. @throws DerError */
export function readIdentifier(element: Der | undefined): string {
  return contentOf(element, tag.identifier).toString('hex');
}

/** An element of this tag around the parts. */
export function writeDer(identifier: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length >= 0x1_0000) throw new RangeError(`${length} bytes: nothing that is written here is so long`);
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(identifier, ...size), content]);
}

/** A number that is not negative, of big-endian octets. */
export function writeInteger(octets: Uint8Array): Buffer {
  const start = octets.findIndex((octet) => octet !== 0);
  const shortest = start < 0 ? Buffer.of(0) : Buffer.from(octets.subarray(start));
  return writeDer(tag.integer, ...((shortest[0] ?? 0) >= 0x80 ? [Buffer.of(0), shortest] : [shortest]));
}
