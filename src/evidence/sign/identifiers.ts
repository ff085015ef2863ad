/** OBJECT IDENTIFIERs in the hexadecimal of their content, as `readIdentifier` gives them. */
export const identifiers = {
  /** RFC 5652 section 5.1. */
  signedData: hexOf('1.2.840.113549.1.7.2'),
  /** RFC 5652 section 11. */
  contentType: hexOf('1.2.840.113549.1.9.3'),
  messageDigest: hexOf('1.2.840.113549.1.9.4'),
  /** RFC 3161 section 2.4.2. */
  timestampInfo: hexOf('1.2.840.113549.1.9.16.1.4'),
  /** RFC 2634 section 5.4, and RFC 5035 section 3. */
  signingCertificate: hexOf('1.2.840.113549.1.9.16.2.12'),
  signingCertificateV2: hexOf('1.2.840.113549.1.9.16.2.47'),
  /** RFC 5280 section 4.2.1. */
  subjectKeyIdentifier: hexOf('2.5.29.14'),
  keyUsage: hexOf('2.5.29.15'),
  basicConstraints: hexOf('2.5.29.19'),
  certificatePolicies: hexOf('2.5.29.32'),
  extendedKeyUsage: hexOf('2.5.29.37'),
  timestamping: hexOf('1.3.6.1.5.5.7.3.8'),
  /** RFC 8017 appendix A. */
  rsa: hexOf('1.2.840.113549.1.1.1'),
  rsaPss: hexOf('1.2.840.113549.1.1.10'),
  mgf1: hexOf('1.2.840.113549.1.1.8'),
  /** RFC 8410. */
  ed25519: hexOf('1.3.101.112'),
} as const;

export type HashName = 'sha256' | 'sha384' | 'sha512';

/** RFC 5754 section 2. SHA-1 is not among them: it vouches for nothing any more. */
export const hashes: ReadonlyMap<string, HashName> = new Map([
  [hexOf('2.16.840.1.101.3.4.2.1'), 'sha256'],
  [hexOf('2.16.840.1.101.3.4.2.2'), 'sha384'],
  [hexOf('2.16.840.1.101.3.4.2.3'), 'sha512'],
]);

/** RFC 8017 appendix A.2.4. */
export const rsaSignatures: ReadonlyMap<string, HashName> = new Map([
  [hexOf('1.2.840.113549.1.1.11'), 'sha256'],
  [hexOf('1.2.840.113549.1.1.12'), 'sha384'],
  [hexOf('1.2.840.113549.1.1.13'), 'sha512'],
]);

/** RFC 5758 section 3.2. */
export const ecdsaSignatures: ReadonlyMap<string, HashName> = new Map([
  [hexOf('1.2.840.10045.4.3.2'), 'sha256'],
  [hexOf('1.2.840.10045.4.3.3'), 'sha384'],
  [hexOf('1.2.840.10045.4.3.4'), 'sha512'],
]);

/** X.690 8.19: seven bits an octet, the first two arcs in one. */
function hexOf(dotted: string): string {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc & 0x7f];
    for (let more = arc >>> 7; more > 0; more >>>= 7) digits.unshift((more & 0x7f) | 0x80);
    return digits;
  });
  return Buffer.from(octets).toString('hex');
}
