export type KeyType =
  | 'rsa'
  | 'rsa-pss'
  | 'ec'
  | 'ed25519'
  | 'ed448'
  | 'dsa'
  | 'ml-dsa'
  | 'slh-dsa'
  | 'sm2'
  | 'gost'
  | 'ibs';

export interface SignatureScheme {
  /** Code point; in TLS 1.2 the first octet names the hash, the second the signature. */
  readonly id: number;
  /** As in the registry; a pair that only TLS 1.2 has is named like those: `dsa_sha256`, `rsa_pkcs1_md5`. */
  readonly name: string;
  /**
   * Of the certificate that goes with it, in the words of `node:crypto`, but without a size: `ml-dsa`. `ibs` is
   * identity-based.
   */
  readonly keyType: KeyType;
  /** A server may sign a CertificateVerify of TLS 1.3 with it (RFC 8446 4.2.3 and 4.4.3). */
  readonly tls13: boolean;
}

type Row = readonly [id: number, name: string, keyType: KeyType];

/**
 * IANA, https://www.iana.org/assignments/tls-parameters (TLS SignatureScheme), as of 2025, in the order of offering:
 * what most servers have first. SLH-DSA is of draft-reddy-tls-slhdsa.
 */
const tls13Rows: readonly Row[] = [
  [0x0403, 'ecdsa_secp256r1_sha256', 'ec'],
  [0x0503, 'ecdsa_secp384r1_sha384', 'ec'],
  [0x0603, 'ecdsa_secp521r1_sha512', 'ec'],
  [0x0807, 'ed25519', 'ed25519'],
  [0x0808, 'ed448', 'ed448'],
  [0x0804, 'rsa_pss_rsae_sha256', 'rsa'],
  [0x0805, 'rsa_pss_rsae_sha384', 'rsa'],
  [0x0806, 'rsa_pss_rsae_sha512', 'rsa'],
  [0x0809, 'rsa_pss_pss_sha256', 'rsa-pss'],
  [0x080a, 'rsa_pss_pss_sha384', 'rsa-pss'],
  [0x080b, 'rsa_pss_pss_sha512', 'rsa-pss'],
  [0x0904, 'mldsa44', 'ml-dsa'],
  [0x0905, 'mldsa65', 'ml-dsa'],
  [0x0906, 'mldsa87', 'ml-dsa'],
  [0x0911, 'slhdsa_sha2_128s', 'slh-dsa'],
  [0x0912, 'slhdsa_sha2_128f', 'slh-dsa'],
  [0x0913, 'slhdsa_sha2_192s', 'slh-dsa'],
  [0x0914, 'slhdsa_sha2_192f', 'slh-dsa'],
  [0x0915, 'slhdsa_sha2_256s', 'slh-dsa'],
  [0x0916, 'slhdsa_sha2_256f', 'slh-dsa'],
  [0x0917, 'slhdsa_shake_128s', 'slh-dsa'],
  [0x0918, 'slhdsa_shake_128f', 'slh-dsa'],
  [0x0919, 'slhdsa_shake_192s', 'slh-dsa'],
  [0x091a, 'slhdsa_shake_192f', 'slh-dsa'],
  [0x091b, 'slhdsa_shake_256s', 'slh-dsa'],
  [0x091c, 'slhdsa_shake_256f', 'slh-dsa'],
  [0x081a, 'ecdsa_brainpoolP256r1tls13_sha256', 'ec'],
  [0x081b, 'ecdsa_brainpoolP384r1tls13_sha384', 'ec'],
  [0x081c, 'ecdsa_brainpoolP512r1tls13_sha512', 'ec'],
  [0x0708, 'sm2sig_sm3', 'sm2'],
  [0x0709, 'gostr34102012_256a', 'gost'],
  [0x070a, 'gostr34102012_256b', 'gost'],
  [0x070b, 'gostr34102012_256c', 'gost'],
  [0x070c, 'gostr34102012_256d', 'gost'],
  [0x070d, 'gostr34102012_512a', 'gost'],
  [0x070e, 'gostr34102012_512b', 'gost'],
  [0x070f, 'gostr34102012_512c', 'gost'],
];

/**
 * TLS HashAlgorithm and SignatureAlgorithm registries (RFC 5246 7.4.1.4.1, RFC 9189 for GOST): in TLS 1.3 for the
 * signatures of certificates, at most.
 */
const legacyRows: readonly Row[] = [
  [0x0401, 'rsa_pkcs1_sha256', 'rsa'],
  [0x0501, 'rsa_pkcs1_sha384', 'rsa'],
  [0x0601, 'rsa_pkcs1_sha512', 'rsa'],
  [0x0402, 'dsa_sha256', 'dsa'],
  [0x0502, 'dsa_sha384', 'dsa'],
  [0x0602, 'dsa_sha512', 'dsa'],
  [0x0840, 'gostr34102012_256_intrinsic', 'gost'],
  [0x0841, 'gostr34102012_512_intrinsic', 'gost'],
  [0x0303, 'ecdsa_sha224', 'ec'],
  [0x0301, 'rsa_pkcs1_sha224', 'rsa'],
  [0x0302, 'dsa_sha224', 'dsa'],
  [0x0203, 'ecdsa_sha1', 'ec'],
  [0x0201, 'rsa_pkcs1_sha1', 'rsa'],
  [0x0202, 'dsa_sha1', 'dsa'],
  [0x0103, 'ecdsa_md5', 'ec'],
  [0x0101, 'rsa_pkcs1_md5', 'rsa'],
  [0x0102, 'dsa_md5', 'dsa'],
];

/**
 * Known, but not offered: the first three sign for clients alone, and a client must not advertise them
 * (draft-ietf-tls-tls13-pkcs1 section 2); the others need raw keys of identity-based signatures.
 */
const notOfferedRows: readonly Row[] = [
  [0x0420, 'rsa_pkcs1_sha256_legacy', 'rsa'],
  [0x0520, 'rsa_pkcs1_sha384_legacy', 'rsa'],
  [0x0620, 'rsa_pkcs1_sha512_legacy', 'rsa'],
  [0x0704, 'eccsi_sha256', 'ibs'],
  [0x0705, 'iso_ibs1', 'ibs'],
  [0x0706, 'iso_ibs2', 'ibs'],
  [0x0707, 'iso_chinese_ibs', 'ibs'],
];

/** What to offer, in order of preference; to TLS 1.3 too, where a chain may be signed with an older one. */
export const signatureSchemeIds: readonly number[] = [...tls13Rows, ...legacyRows].map(([id]) => id);

const schemes: ReadonlyMap<number, SignatureScheme> = new Map(
  [...tls13Rows, ...legacyRows, ...notOfferedRows].map((row) => {
    const [id, name, keyType] = row;
    return [id, { id, name, keyType, tls13: tls13Rows.includes(row) }] as const;
  }),
);

export function findSignatureScheme(id: number): SignatureScheme | undefined {
  return schemes.get(id);
}

/** Its name, or `0x0a0b` for one that has none. */
export function nameSignatureScheme(id: number): string {
  return findSignatureScheme(id)?.name ?? `0x${id.toString(16).padStart(4, '0')}`;
}
