import { readVector } from './bytes.ts';

/** What the server chose for an ephemeral key exchange of TLS 1.2 and below. */
export interface KeyExchange {
  /** Code point of a named group. */
  readonly group?: number;
  /** Bits of the prime of a finite-field exchange. */
  readonly dhBits?: number;
  /** Code point of the signature scheme; absent before TLS 1.2, and where nothing is signed. */
  readonly scheme?: number;
}

/** RFC 8422 5.4: ECCurveType named_curve. */
const namedCurve = 3;

/** ServerECDHParams (RFC 8422 5.4) and, in TLS 1.2, the scheme that signs them. `undefined` when broken. */
export function parseEcdheExchange(body: Buffer, hasScheme: boolean): KeyExchange | undefined {
  // An explicit curve (RFC 4492) has no code point: it is an exchange in a group without a name.
  if (body.length >= 1 && body.readUInt8(0) !== namedCurve) return {};
  const point = readVector(body, 3, 1);
  if (point === undefined) return undefined;
  return { group: body.readUInt16BE(1), ...readScheme(body, point.end, hasScheme) };
}

/** ServerDHParams (RFC 5246 7.4.3) and, in TLS 1.2, the scheme that signs them. `undefined` when broken. */
export function parseDheExchange(body: Buffer, hasScheme: boolean): KeyExchange | undefined {
  const prime = readVector(body, 0, 2);
  const generator = prime && readVector(body, prime.end, 2);
  const key = generator && readVector(body, generator.end, 2);
  if (prime === undefined || key === undefined) return undefined;
  const dhBits = countBits(prime.content);
  const group = findFiniteFieldGroup(prime.content, dhBits);
  return { dhBits, ...(group === undefined ? {} : { group }), ...readScheme(body, key.end, hasScheme) };
}

function readScheme(body: Buffer, at: number, hasScheme: boolean): Pick<KeyExchange, 'scheme'> {
  return hasScheme && body.length >= at + 4 ? { scheme: body.readUInt16BE(at) } : {};
}

function countBits(number: Buffer): number {
  const first = number.findIndex((octet) => octet !== 0);
  if (first < 0) return 0;
  return (number.length - first) * 8 - Math.clz32(number.readUInt8(first)) + 24;
}

/** RFC 7919 appendix A: all its primes start with 64 ones and the first digits of e, and end with 64 ones. */
const groupStart = Buffer.from('ffffffffffffffffadf85458a2bb4a9aafdc5620273d3cf1', 'hex');
const groupEnd = Buffer.from('ffffffffffffffff', 'hex');
const groupBySize: Readonly<Record<number, number>> = {
  2048: 0x0100,
  3072: 0x0101,
  4096: 0x0102,
  6144: 0x0103,
  8192: 0x0104,
};

function findFiniteFieldGroup(prime: Buffer, bits: number): number | undefined {
  const isOne = prime.subarray(0, groupStart.length).equals(groupStart) && prime.subarray(-8).equals(groupEnd);
  return isOne ? groupBySize[bits] : undefined;
}
