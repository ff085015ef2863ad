import { type SuiteAttributes, suiteAttributes } from './suite-attributes.ts';
import { suiteRows00 } from './suite-rows-00.ts';
import { suiteRowsC0 } from './suite-rows-c0.ts';
import { suiteRowsOther, suiteRowsUnregistered } from './suite-rows-other.ts';

export interface CipherSuite extends SuiteAttributes {
  /** Code point; of SSLv2 the three octets of the cipher kind. */
  readonly id: number;
  /** IANA's name; the one in use for a suite that was never registered. */
  readonly name: string;
  /** Absent for a suite that OpenSSL never had. */
  readonly opensslName?: string;
}

/** Number to its row; a row is taken apart when it is asked for. */
const rows: ReadonlyMap<number, string> = new Map(
  [suiteRowsC0, suiteRowsOther, suiteRows00, suiteRowsUnregistered].flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((row) => [Number.parseInt(row.slice(0, 4), 16), row] as const),
  ),
);

const found = new Map<number, CipherSuite>();

/** A suite of SSLv3 to TLS 1.3. Signals (SCSV), GREASE and unassigned numbers are no suites: `undefined`. */
export function findCipherSuite(id: number): CipherSuite | undefined {
  const row = rows.get(id);
  if (row === undefined) return undefined;
  const suite = found.get(id) ?? readRow(id, row);
  found.set(id, suite);
  return suite;
}

function readRow(id: number, row: string): CipherSuite {
  const [, name = '', opensslName] = row.split(/ +/);
  return { id, name, ...(opensslName && { opensslName }), ...suiteAttributes(name) };
}

/**
 * Every suite of TLS 1.3, most likely first: RFC 9846, SM4 (RFC 8998), AEGIS, GOST (RFC 9367), integrity alone (RFC
 * 9150), Ascon (NIST SP 800-232).
 */
export const tls13SuiteIds: readonly number[] = [
  0x1301, 0x1302, 0x1303, 0x1304, 0x1305, 0x00c6, 0x00c7, 0x1306, 0x1307, 0xc103, 0xc104, 0xc105, 0xc106, 0xc0b4,
  0xc0b5, 0x006e, 0x006f, 0x0070, 0x0071,
];

/**
 * What servers of SSLv3 to TLS 1.2 have for nearly everyone: ECDHE, DHE and RSA with AES-GCM, ChaCha20, AES-CBC, 3DES
 * and RC4, best first. Short, for servers that a long list overwhelms.
 */
export const commonSuiteIds: readonly number[] = [
  0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc023, 0xc027, 0xc009, 0xc013, 0xc00a, 0xc014, 0xc008, 0xc012,
  0xc007, 0xc011, 0x009e, 0x009f, 0x0067, 0x006b, 0x0033, 0x0039, 0x0016, 0x0032, 0x0038, 0x0013, 0x009c, 0x009d,
  0x003c, 0x003d, 0x002f, 0x0035, 0x0041, 0x0084, 0x000a, 0x0005, 0x0004, 0x0009,
];

const notLegacy: ReadonlySet<number> = new Set([0x0000, ...tls13SuiteIds]);

/**
 * Every suite of SSLv3 to TLS 1.2, `commonSuiteIds` first, the unregistered last. Without TLS_NULL_WITH_NULL_NULL,
 * which must not be negotiated (RFC 5246 A.5), and without signals.
 */
export const legacySuiteIds: readonly number[] = [...new Set([...commonSuiteIds, ...rows.keys()])].filter(
  (id) => !notLegacy.has(id),
);
