import type { ResultTable } from './table.ts';
import { resourceId } from './texts.ts';

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const constants = primes(64).map((prime) => fraction(Math.cbrt(prime)));
/** The same of square roots, of the first eight. */
const initial = primes(8).map((prime) => fraction(Math.sqrt(prime)));
const encoder = new TextEncoder();

/** What a result is called over time, in baselines, SARIF and OCSF too: of SHA-256(rule id, 0x00, resource id) the first 8 bytes, the top bit cleared. */
export function findingKey(rule: string, resource: string): string {
  const [high = 0, low = 0] = hashStart(`${rule}\0${resource}`);
  return ((BigInt(high & 0x7fff_ffff) << 32n) | BigInt(low)).toString();
}

/** The row that a key names. */
export function findRow(table: ResultTable, key: string): number | undefined {
  if (!/^\d{1,19}$/.test(key)) return undefined;
  const [high, low] = [Number(BigInt(key) >> 32n), Number(BigInt(key) & 0xffff_ffffn)];
  for (let row = 0; row < table.rows; row++) {
    const rule = table.head.rules[table.rule[row] ?? 0]?.id ?? '';
    const [first = 0, second] = hashStart(`${rule}\0${resourceId(table, table.resource[row] ?? 0)}`);
    if (second === low && (first & 0x7fff_ffff) === high) return row;
  }
  return undefined;
}

const schedule = new Uint32Array(64);

/** The first two words of a text's SHA-256. Not by `crypto.subtle`, which answers late: a table asks this of every row. */
function hashStart(text: string): readonly [number, number] {
  const state = Uint32Array.from(initial);
  const bytes = encoder.encode(text);
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const padded = new Uint8Array(blocks * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, bytes.length << 3);
  for (let block = 0; block < blocks; block++) compress(state, view, block * 64);
  return [state[0] ?? 0, state[1] ?? 0];
}

function compress(state: Uint32Array, view: DataView, start: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = view.getUint32(start + i * 4);
  for (let i = 16; i < 64; i++) {
    const [a, b] = [w[i - 15] ?? 0, w[i - 2] ?? 0];
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[i] = (w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + (w[i] ?? 0)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] ?? 0) + value;
}

function turn(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}
