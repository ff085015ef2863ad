import type { ResultTable } from './table.ts';
import { resourceId } from './texts.ts';

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const constants = Int32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
/** The same of square roots, of the first eight. */
const initial = primes(8).map((prime) => fraction(Math.sqrt(prime)));
const encoder = new TextEncoder();

/** What a result is called over time, in baselines, SARIF and OCSF too: of SHA-256(rule id, 0x00, resource id) the first 8 bytes, the top bit cleared. */
export function findingKey(rule: string, resource: string): string {
  hashStart(`${rule}\0${resource}`);
  return ((BigInt((state[0] ?? 0) & 0x7fff_ffff) << 32n) | BigInt(state[1] ?? 0)).toString();
}

/** The rows that a key names, in their order: several where targets read the same resource, as a key has no target. */
export function findRows(table: ResultTable, key: string): readonly number[] {
  const last = found.get(table);
  if (last?.key === key) return last.rows;
  const rows = lookFor(table, key);
  found.set(table, { key, rows });
  return rows;
}

/** What was looked for last, as every change of a filter asks again. */
const found = new WeakMap<ResultTable, { readonly key: string; readonly rows: readonly number[] }>();

function lookFor(table: ResultTable, key: string): number[] {
  if (!/^\d{1,19}$/.test(key)) return [];
  const [high, low] = [Number(BigInt(key) >> 32n), Number(BigInt(key) & 0xffff_ffffn)];
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row++) {
    const rule = table.head.rules[table.rule[row] ?? 0]?.id ?? '';
    hashStart(`${rule}\0${resourceId(table, table.resource[row] ?? 0)}`);
    if (state[1] === low && ((state[0] ?? 0) & 0x7fff_ffff) === high) rows.push(row);
  }
  return rows;
}

// These are used again for every text: a table asks of a hundred thousand.
const schedule = new Int32Array(64);
const state = new Uint32Array(8);
let bytes = new Uint8Array(1024);
let view = new DataView(bytes.buffer);

/** Leaves a text's SHA-256 in `state`. Not by `crypto.subtle`, which answers late. */
function hashStart(text: string): void {
  state.set(initial);
  // A unit of a text is three bytes at most, and the end takes up to 72.
  if (text.length * 3 + 72 > bytes.length) {
    bytes = new Uint8Array(text.length * 3 + 72);
    view = new DataView(bytes.buffer);
  }
  const length = encoder.encodeInto(text, bytes).written;
  const end = Math.ceil((length + 9) / 64) * 64;
  bytes.fill(0, length, end);
  bytes[length] = 0x80;
  view.setUint32(end - 8, Math.floor(length / 0x2000_0000));
  view.setUint32(end - 4, length << 3);
  for (let start = 0; start < end; start += 64) compress(start);
}

function compress(start: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(start + i * 4);
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15] ?? 0;
    const b = w[i - 2] ?? 0;
    const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
    const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
    w[i] = ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0;
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
  add(0, a);
  add(1, b);
  add(2, c);
  add(3, d);
  add(4, e);
  add(5, f);
  add(6, g);
  add(7, h);
}

function add(at: number, value: number): void {
  state[at] = (state[at] ?? 0) + value;
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
