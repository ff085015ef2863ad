/** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746): for servers that insist on secure renegotiation. */
const renegotiationInfo = 0x00ff;

/**
 * Every code point range that the IANA registry has assigned to suites of TLS 1.2 and below
 * (https://www.iana.org/assignments/tls-parameters, TLS Cipher Suites). A server skips numbers it does not know, so the
 * few unassigned ones in between cost nothing, and the oldest server finds one it likes.
 */
const legacyRanges: readonly (readonly [number, number])[] = [
  [0xc001, 0xc0b3],
  [0xcca8, 0xccae],
  [0x0084, 0x00c5],
  [0x0001, 0x006d],
];

/** All suites of TLS 1.2 and below. */
export const legacySuites: readonly number[] = [
  ...legacyRanges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  renegotiationInfo,
];

/**
 * A short list for servers that a long one overwhelms: ECDHE, DHE and RSA with AES-GCM, AES-CBC, ChaCha20, 3DES and
 * RC4, as servers since TLS 1.0 have them.
 */
export const compactSuites: readonly number[] = [
  0xc02b,
  0xc02f,
  0xc02c,
  0xc030,
  0xcca9,
  0xcca8,
  0xc023,
  0xc027,
  0xc009,
  0xc013,
  0xc00a,
  0xc014,
  0xc008,
  0xc012,
  0xc007,
  0xc011,
  0x009e,
  0x009f,
  0x0067,
  0x006b,
  0x0033,
  0x0039,
  0x0016,
  0x0032,
  0x0038,
  0x0013,
  0x009c,
  0x009d,
  0x003c,
  0x003d,
  0x002f,
  0x0035,
  0x0041,
  0x0084,
  0x000a,
  0x0005,
  0x0004,
  0x0009,
  renegotiationInfo,
];

/** All suites of TLS 1.3: RFC 8446, RFC 9150 (integrity only) and RFC 8998 (SM4). */
export const tls13Suites: readonly number[] = [0x1301, 0x1302, 0x1303, 0x1304, 0x1305, 0xc0b4, 0xc0b5, 0x00c6, 0x00c7];
