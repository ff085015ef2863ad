import type { CipherSuite } from './cipher-suites.ts';
import { encryptionBits } from './suite-attributes.ts';

/**
 * Number, OpenSSL name, name, encryption in the words of the later suites. The first seven are those of
 * draft-hickman-netscape-ssl-00; the others are extensions of SSLeay and Microsoft, from OpenSSL's ssl2.h.
 */
const rows: readonly (readonly [id: number, opensslName: string, name: string, encryption: string])[] = [
  [0x0700c0, 'DES-CBC3-MD5', 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5', '3DES_EDE_CBC'],
  [0x010080, 'RC4-MD5', 'SSL_CK_RC4_128_WITH_MD5', 'RC4_128'],
  [0x030080, 'RC2-CBC-MD5', 'SSL_CK_RC2_128_CBC_WITH_MD5', 'RC2_CBC_128'],
  [0x050080, 'IDEA-CBC-MD5', 'SSL_CK_IDEA_128_CBC_WITH_MD5', 'IDEA_CBC'],
  [0x060040, 'DES-CBC-MD5', 'SSL_CK_DES_64_CBC_WITH_MD5', 'DES_CBC'],
  [0x020080, 'EXP-RC4-MD5', 'SSL_CK_RC4_128_EXPORT40_WITH_MD5', 'RC4_40'],
  [0x040080, 'EXP-RC2-CBC-MD5', 'SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5', 'RC2_CBC_40'],
  [0x0701c0, 'DES-CBC3-SHA', 'SSL_CK_DES_192_EDE3_CBC_WITH_SHA', '3DES_EDE_CBC'],
  [0x060140, 'DES-CBC-SHA', 'SSL_CK_DES_64_CBC_WITH_SHA', 'DES_CBC'],
  [0x080080, 'RC4-64-MD5', 'SSL_CK_RC4_64_WITH_MD5', 'RC4_64'],
  [0xff0800, 'DES-CFB-M1', 'SSL_CK_DES_64_CFB64_WITH_MD5_1', 'DES_CFB64'],
  [0x000000, 'NULL-MD5', 'SSL_CK_NULL_WITH_MD5', 'NULL'],
  [0xff0810, 'NULL', 'SSL_CK_NULL', 'NULL'],
];

/** All cipher kinds of SSLv2, strongest of the draft first. */
export const ssl2CipherKindIds: readonly number[] = rows.map(([id]) => id);

/** A cipher kind by its three octets, as one number. */
export function findSsl2CipherKind(id: number): CipherSuite | undefined {
  const row = rows.find(([known]) => known === id);
  if (row === undefined) return undefined;
  const [, opensslName, name, encryption] = row;
  return {
    id,
    name,
    opensslName,
    keyExchange: 'RSA',
    authentication: 'RSA',
    encryption,
    bits: encryptionBits(encryption),
    aead: false,
    forwardSecrecy: false,
    exportGrade: name.includes('_EXPORT'),
    mac: /_WITH_(MD5|SHA)/.exec(name)?.[1] ?? 'NULL',
  };
}
