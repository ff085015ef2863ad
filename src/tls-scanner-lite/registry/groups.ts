export type GroupKind = 'ecdhe' | 'ffdhe' | 'hybrid' | 'mlkem';

export interface Group {
  /** Code point. */
  readonly id: number;
  /** As in the registry: `x25519`, `secp256r1`, `X25519MLKEM768`. */
  readonly name: string;
  readonly kind: GroupKind;
  /**
   * Strength in bits against a classical computer, of the stronger part of a hybrid. Curves and primes: the row of NIST
   * SP 800-57 part 1, table 2 that their size reaches, 80 below all rows; x25519 128 and x448 224 (RFC 7748 4.1, 4.2);
   * ML-KEM by its security category: 1 is 128, 3 is 192, 5 is 256 (FIPS 203 section 8).
   */
  readonly bits: number;
  /** ML-KEM is part of it, or Kyber, from which ML-KEM was made. */
  readonly postQuantum: boolean;
}

/** Where a group may be used. */
type Versions = 'all' | 'until-1.2' | '1.3';
type Row = readonly [id: number, name: string, bits: number, versions: Versions];

/**
 * IANA, https://www.iana.org/assignments/tls-parameters (TLS Supported Groups), as of 2026, without GREASE and the two
 * numbers for explicit curves, which are no groups. Most likely first. TLS 1.3 does not know what RFC 8446 4.2.7 calls
 * obsolete; brainpool has a second number there (RFC 8734), curveSM2 is for it alone (RFC 8998).
 */
const rows: Readonly<Record<GroupKind, readonly Row[]>> = {
  hybrid: [
    [4588, 'X25519MLKEM768', 192, '1.3'],
    [4587, 'SecP256r1MLKEM768', 192, '1.3'],
    [4589, 'SecP384r1MLKEM1024', 256, '1.3'],
    [4590, 'curveSM2MLKEM768', 192, '1.3'],
    [25497, 'X25519Kyber768Draft00', 192, '1.3'],
    [25498, 'SecP256r1Kyber768Draft00', 192, '1.3'],
  ],
  ecdhe: [
    [29, 'x25519', 128, 'all'],
    [23, 'secp256r1', 128, 'all'],
    [24, 'secp384r1', 192, 'all'],
    [25, 'secp521r1', 256, 'all'],
    [30, 'x448', 224, 'all'],
    [31, 'brainpoolP256r1tls13', 128, '1.3'],
    [32, 'brainpoolP384r1tls13', 192, '1.3'],
    [33, 'brainpoolP512r1tls13', 256, '1.3'],
    [26, 'brainpoolP256r1', 128, 'until-1.2'],
    [27, 'brainpoolP384r1', 192, 'until-1.2'],
    [28, 'brainpoolP512r1', 256, 'until-1.2'],
    [22, 'secp256k1', 128, 'until-1.2'],
    [21, 'secp224r1', 112, 'until-1.2'],
    [20, 'secp224k1', 112, 'until-1.2'],
    [19, 'secp192r1', 80, 'until-1.2'],
    [18, 'secp192k1', 80, 'until-1.2'],
    [17, 'secp160r2', 80, 'until-1.2'],
    [16, 'secp160r1', 80, 'until-1.2'],
    [15, 'secp160k1', 80, 'until-1.2'],
    [14, 'sect571r1', 256, 'until-1.2'],
    [13, 'sect571k1', 256, 'until-1.2'],
    [12, 'sect409r1', 192, 'until-1.2'],
    [11, 'sect409k1', 192, 'until-1.2'],
    [10, 'sect283r1', 128, 'until-1.2'],
    [9, 'sect283k1', 128, 'until-1.2'],
    [8, 'sect239k1', 112, 'until-1.2'],
    [7, 'sect233r1', 112, 'until-1.2'],
    [6, 'sect233k1', 112, 'until-1.2'],
    [5, 'sect193r2', 80, 'until-1.2'],
    [4, 'sect193r1', 80, 'until-1.2'],
    [3, 'sect163r2', 80, 'until-1.2'],
    [2, 'sect163r1', 80, 'until-1.2'],
    [1, 'sect163k1', 80, 'until-1.2'],
    [41, 'curveSM2', 128, '1.3'],
    [34, 'GC256A', 128, 'all'],
    [35, 'GC256B', 128, 'all'],
    [36, 'GC256C', 128, 'all'],
    [37, 'GC256D', 128, 'all'],
    [38, 'GC512A', 256, 'all'],
    [39, 'GC512B', 256, 'all'],
    [40, 'GC512C', 256, 'all'],
  ],
  ffdhe: [
    [256, 'ffdhe2048', 112, 'all'],
    [257, 'ffdhe3072', 128, 'all'],
    [258, 'ffdhe4096', 128, 'all'],
    [259, 'ffdhe6144', 128, 'all'],
    [260, 'ffdhe8192', 192, 'all'],
  ],
  mlkem: [
    [513, 'MLKEM768', 192, '1.3'],
    [514, 'MLKEM1024', 256, '1.3'],
    [512, 'MLKEM512', 128, '1.3'],
  ],
};

const kinds = Object.keys(rows) as readonly GroupKind[];

/** Groups of TLS 1.3, most likely first; hybrids before all. */
export const tls13GroupIds: readonly number[] = idsOf('1.3');

/** Groups of TLS 1.2 and below, most likely first. */
export const legacyGroupIds: readonly number[] = idsOf('until-1.2');

function idsOf(versions: Versions): readonly number[] {
  const all = kinds.flatMap((kind) => rows[kind]);
  return all.filter((row) => row[3] === versions || row[3] === 'all').map(([id]) => id);
}

const groups: ReadonlyMap<number, Group> = new Map(
  kinds.flatMap((kind) =>
    rows[kind].map(([id, name, bits]) => {
      const postQuantum = kind === 'hybrid' || kind === 'mlkem';
      return [id, { id, name, kind, bits, postQuantum }] as const;
    }),
  ),
);

export function findGroup(id: number): Group | undefined {
  return groups.get(id);
}

/** Its name, or `0x6399` for one that has none. */
export function nameGroup(id: number): string {
  return findGroup(id)?.name ?? `0x${id.toString(16).padStart(4, '0')}`;
}
