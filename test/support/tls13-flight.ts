import type { RecordedFlight } from './tls-flights.ts';
import { deriveServerKey, hashHello, openRecord, type ServerKey, sealRecord } from './tls13-seal.ts';

/** A flight of TLS 1.3 without its encryption. */
export interface PlainFlight {
  readonly recorded: RecordedFlight;
  /** Records that come in clear. */
  readonly clear: Buffer;
  /** The handshake messages that come encrypted, from EncryptedExtensions to Finished. */
  readonly messages: Buffer;
  readonly key: ServerKey;
}

/** Opens a recorded flight; `undefined` for one of TLS 1.2 or below. */
export function openTls13(recorded: RecordedFlight): PlainFlight | undefined {
  const secret = recorded.shares.find((share) => share.secret !== undefined)?.secret;
  if (secret === undefined) return undefined;
  const records = splitRecords(Buffer.from(recorded.answer, 'base64'));
  const clear = records.filter((record) => record[0] !== 23);
  const hellos = clear.filter((record) => record[0] === 22).map((record) => record.subarray(5));
  const [first] = hellos;
  if (first === undefined) throw new Error('a flight without a ServerHello');
  const suite = first.readUInt16BE(39 + first.readUInt8(38));
  const key = deriveServerKey(suite, Buffer.from(secret, 'base64'), transcriptOf(recorded, suite, hellos));
  const sealed = records.filter((record) => record[0] === 23);
  const inner = sealed.map((record, index) => openRecord(key, index, record));
  // Some send a ticket after their Finished; its key is another.
  const end = inner.indexOf(undefined);
  const opened = inner
    .slice(0, end < 0 ? inner.length : end)
    .map((content) => content?.subarray(0, -1) ?? Buffer.alloc(0));
  if (opened.length === 0) throw new Error(`${recorded.name} does not open`);
  return { recorded, clear: Buffer.concat(clear), messages: Buffer.concat(opened), key };
}

/** The flight with other messages, encrypted as its own were. */
export function sealTls13({ clear, key }: PlainFlight, messages: Buffer): Buffer {
  const records: Buffer[] = [];
  for (let at = 0; at < messages.length; at += 16_000) {
    records.push(sealRecord(key, records.length, messages.subarray(at, at + 16_000)));
  }
  return Buffer.concat([clear, ...records]);
}

function transcriptOf({ hello, again }: RecordedFlight, suite: number, hellos: readonly Buffer[]): readonly Buffer[] {
  const first = Buffer.from(hello, 'base64').subarray(5);
  if (again === undefined) return [first, ...hellos];
  const [retry = Buffer.alloc(0), ...rest] = hellos;
  return [hashHello(suite, first), retry, Buffer.from(again, 'base64').subarray(5), ...rest];
}

function splitRecords(bytes: Buffer): readonly Buffer[] {
  const records: Buffer[] = [];
  for (let at = 0; at + 5 <= bytes.length; ) {
    const end = at + 5 + bytes.readUInt16BE(at + 3);
    records.push(bytes.subarray(at, end));
    at = end;
  }
  return records;
}
