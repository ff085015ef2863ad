/** Bits of the curves that ACM names. https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html */
const curves: ReadonlyMap<string, number> = new Map([
  ['prime256v1', 256],
  ['secp384r1', 384],
  ['secp521r1', 521],
]);

export interface CertificateKey {
  readonly KeyType?: 'RSA' | 'EC';
  readonly KeySize?: number;
}

/**
 * Kind and bits of the key that ACM's `KeyAlgorithm` names. The model writes `RSA_2048`, answers also `RSA-2048`. Nothing
 * of a name that is not known.
 */
export function readCertificateKey(algorithm: string | undefined): CertificateKey {
  const [, kind, rest = ''] = /^(RSA|EC)[-_](\w+)$/.exec(algorithm ?? '') ?? [];
  if (kind === 'RSA' && /^\d{3,5}$/.test(rest)) return { KeyType: 'RSA', KeySize: Number(rest) };
  const bits = curves.get(rest);
  return kind === 'EC' && bits !== undefined ? { KeyType: 'EC', KeySize: bits } : {};
}
