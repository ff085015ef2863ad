import { createByteWriter, toEvidence } from './bytes.ts';
import { drawRandom } from './random.ts';
import { contentTypes, createRecordReader, type ReadStep } from './record-reader.ts';
import { wireVersions } from './versions.ts';

/** SSL 0.2 protocol specification (Netscape, 1995): message types. */
const clientHello = 1;
const serverHello = 4;
/** A two-octet header has this bit, and no padding. */
const shortHeader = 0x8000;

/** What a server answers to an SSLv2 hello. */
export type Ssl2Answer =
  | { readonly kind: 'ssl2-hello'; readonly version: number; readonly cipherKinds: readonly number[] }
  | { readonly kind: 'alert'; readonly code: number }
  | { readonly kind: 'not-tls'; readonly evidence: string };

/** A CLIENT-HELLO that offers these cipher kinds, of three octets each. SSLv2 has no server name. */
export function buildSsl2Hello(cipherKinds: readonly number[]): Buffer {
  const challenge = drawRandom(16);
  const writer = createByteWriter(64 + cipherKinds.length * 3);
  writer.uint8(clientHello);
  writer.uint16(wireVersions.SSLv2);
  writer.uint16(cipherKinds.length * 3);
  writer.uint16(0);
  writer.uint16(challenge.length);
  for (const kind of cipherKinds) writer.uint24(kind);
  writer.bytes(challenge);
  const message = writer.finish();
  const header = Buffer.alloc(2);
  header.writeUInt16BE(shortHeader | message.length);
  return Buffer.concat([header, message]);
}

/** Reads up to a SERVER-HELLO, or to the alert by which a TLS server refuses. Never throws. */
export function createSsl2Reader(): (chunk: Buffer) => Ssl2Answer | undefined {
  const readRecords = createRecordReader();
  let start: Buffer = Buffer.alloc(0);
  let isTls = false;
  return (chunk) => {
    if (isTls) return readRefusal(readRecords(chunk));
    start = Buffer.concat([start, chunk]);
    if (start.length < 3) return undefined;
    if (start.readUInt8(0) >= 0x80 && start.readUInt8(2) === serverHello) return readServerHello(start);
    isTls = true;
    return readRefusal(readRecords(start));
  };
}

function readRefusal({ records, fault }: ReadStep): Ssl2Answer | undefined {
  const [record] = records;
  if (record === undefined) return fault === undefined ? undefined : { kind: 'not-tls', evidence: fault };
  if (record.type !== contentTypes.alert || record.content.length < 2) {
    return { kind: 'not-tls', evidence: `a record of type ${record.type}` };
  }
  return { kind: 'alert', code: record.content.readUInt8(1) };
}

/** SERVER-HELLO: type, session-id-hit, certificate-type, version(2), three lengths(2 each), then what they measure. */
function readServerHello(input: Buffer): Ssl2Answer | undefined {
  const end = 2 + (input.readUInt16BE(0) & ~shortHeader);
  if (input.length < end) return undefined;
  const broken = (): Ssl2Answer => ({ kind: 'not-tls', evidence: `answered ${JSON.stringify(toEvidence(input))}` });
  if (end < 13) return broken();
  const certificateBytes = input.readUInt16BE(7);
  const cipherBytes = input.readUInt16BE(9);
  const start = 13 + certificateBytes;
  if (cipherBytes % 3 !== 0 || start + cipherBytes > end) return broken();
  const cipherKinds = Array.from({ length: cipherBytes / 3 }, (_, index) => input.readUIntBE(start + index * 3, 3));
  return { kind: 'ssl2-hello', version: input.readUInt16BE(5), cipherKinds };
}
