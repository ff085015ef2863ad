/** What the name of a cipher suite says about it. */
export interface SuiteAttributes {
  /**
   * `RSA`, `DHE`, `ECDHE`, `DH`, `ECDH`, `PSK`, `RSA_PSK`, `SRP`, `KRB5`, `GOST`, `ECCPWD`, `FORTEZZA`; `any` in TLS
   * 1.3, where the group is apart.
   */
  readonly keyExchange: string;
  /**
   * `RSA`, `ECDSA`, `DSS`, `anon`, `PSK`, `SRP`, `KRB5`, `GOST`, `ECCPWD`, `FORTEZZA`; `any` in TLS 1.3. Of RSA_PSK it
   * is `RSA`, as the server has a certificate (RFC 4279 section 4).
   */
  readonly authentication: string;
  /** `AES_128_GCM`, `3DES_EDE_CBC`, `RC4_128`, `NULL`. */
  readonly encryption: string;
  /**
   * Strength of the encryption, not length of the key: 112 for 3DES (NIST SP 800-57 part 1, table 2), 56 for DES, 40
   * and 56 for export suites, 80 for FORTEZZA (Skipjack); 0 for none.
   */
  readonly bits: number;
  readonly aead: boolean;
  /**
   * DHE or ECDHE with an authenticated server, and all of TLS 1.3. Not `anon`: where nobody is authenticated, whoever
   * sits in between reads along. SRP and ECCPWD are not counted.
   */
  readonly forwardSecrecy: boolean;
  readonly exportGrade: boolean;
  /**
   * The last hash or MAC of the name: `SHA`, `SHA256`, `MD5`, `IMIT`. AEAD suites use it to derive keys alone. `SHA256`
   * for CCM suites that name none (RFC 6655 section 3).
   */
  readonly mac: string;
}

/** Key exchange and authentication, where they are not the two words of the name. */
const keyParts: Readonly<Record<string, readonly [keyExchange: string, authentication: string]>> = {
  DH_anon: ['DHE', 'anon'],
  ECDH_anon: ['ECDHE', 'anon'],
  PSK_DHE: ['DHE', 'PSK'],
  RSA_PSK: ['RSA_PSK', 'RSA'],
  RSA_FIPS: ['RSA', 'RSA'],
  RSA_OLDFIPS: ['RSA', 'RSA'],
  SRP_SHA: ['SRP', 'SRP'],
  SRP_SHA_RSA: ['SRP', 'RSA'],
  SRP_SHA_DSS: ['SRP', 'DSS'],
  GOSTR341094: ['GOST', 'GOST'],
  GOSTR341001: ['GOST', 'GOST'],
  GOSTR341112_256: ['GOST', 'GOST'],
  FORTEZZA_KEA: ['FORTEZZA', 'FORTEZZA'],
};

/** The first that matches counts. */
const strengths: readonly (readonly [encryption: RegExp, bits: number])[] = [
  [/^DES40_|_40$/, 40],
  [/^DES_|_56$/, 56],
  [/_64$/, 64],
  [/^3DES_/, 112],
  [/^FORTEZZA_/, 80],
  [/_256|CHACHA20|28147|KUZNYECHIK|MAGMA/, 256],
  [/128|IDEA|SEED|SM4/, 128],
];

const lastHash = /^(.*)_(NULL|MD5|SHA|SHA256|SHA384|SHA512|SM3|RMD|IMIT|OMAC|GOSTR3411|ASCONHASH256)$/;

type NameParts = Pick<SuiteAttributes, 'keyExchange' | 'authentication' | 'encryption' | 'mac'>;

/** Reads a name of IANA's TLS Cipher Suites registry, or one made like those. */
export function suiteAttributes(name: string): SuiteAttributes {
  const parts = nameParts(name.replace(/^(TLS|SSL)_/, '').replace(/_OLD$/, ''));
  return {
    ...parts,
    bits: encryptionBits(parts.encryption),
    aead: /GCM|CCM|POLY1305|MGM|AEGIS|ASCON/.test(parts.encryption),
    forwardSecrecy: /^(DHE|ECDHE|any)$/.test(parts.keyExchange) && parts.authentication !== 'anon',
    exportGrade: name.includes('_EXPORT'),
  };
}

function nameParts(name: string): NameParts {
  const [keyPart = '', cipherPart = ''] = name.includes('_WITH_') ? name.split('_WITH_') : ['any', name];
  const [, encryption = cipherPart, mac = 'SHA256'] = lastHash.exec(cipherPart) ?? [];
  // RFC 9367: GOST in TLS 1.3; the hash stands where the names of older suites have the key exchange.
  if (/_MGM_[LS]$/.test(encryption)) return { keyExchange: 'any', authentication: 'any', encryption, mac: keyPart };
  const [keyExchange, authentication] = keyWords(keyPart.replace(/_EXPORT(1024)?$/, ''));
  // RFC 9150: TLS_SHA256_SHA256 has integrity, by HMAC, and no encryption.
  return { keyExchange, authentication, encryption: encryption.replace(/^SHA\d+$/, 'NULL'), mac };
}

/** `DHE_RSA` is both words, `RSA` is both in one. */
function keyWords(keyPart: string): readonly [keyExchange: string, authentication: string] {
  const [keyExchange = keyPart, authentication = keyExchange] = keyPart.split('_');
  return keyParts[keyPart] ?? [keyExchange, authentication];
}

/** Bits of strength; 0 for `NULL`. */
export function encryptionBits(encryption: string): number {
  return strengths.find(([pattern]) => pattern.test(encryption))?.[1] ?? 0;
}
