import { execFileSync } from 'node:child_process';
import { getCiphers } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { describeAlert, overwhelmedAlerts, unrecognizedName } from '../../src/tls-scanner-lite/registry/alerts.ts';
import {
  type CipherSuite,
  commonSuiteIds,
  findCipherSuite,
  legacySuiteIds,
  tls13SuiteIds,
} from '../../src/tls-scanner-lite/registry/cipher-suites.ts';
import { findGroup, legacyGroupIds, tls13GroupIds } from '../../src/tls-scanner-lite/registry/groups.ts';
import { findSignatureScheme, signatureSchemeIds } from '../../src/tls-scanner-lite/registry/signature-schemes.ts';
import { findSsl2CipherKind, ssl2CipherKindIds } from '../../src/tls-scanner-lite/registry/ssl2-cipher-kinds.ts';

const allIds = Array.from({ length: 0x10000 }, (_, id) => id);
const suites = allIds.map(findCipherSuite).filter((suite) => suite !== undefined);

/** The facts of a suite in one line, to compare many at a glance. */
function line(suite: CipherSuite | undefined): string {
  if (suite === undefined) return 'none';
  const { keyExchange, authentication, encryption, bits, mac } = suite;
  const flags = [suite.aead && 'aead', suite.forwardSecrecy && 'fs', suite.exportGrade && 'export'].filter(Boolean);
  return [keyExchange, authentication, encryption, bits, mac, ...flags].join(' ');
}

describe('cipher suites', () => {
  test('has every suite of the registry, and the unregistered ones', () => {
    const registered = suites.filter(({ id }) => id < 0xfe00 && !unregistered.has(id));
    expect(registered.length).toBe(354);
    expect(suites.length).toBe(354 + unregistered.size);
    expect(countBetween(0x0001, 0x001b)).toBe(27);
    expect(countBetween(0x001e, 0x0046)).toBe(41);
    expect(countBetween(0x0067, 0x0071)).toBe(11);
    expect(countBetween(0x0084, 0x00c7)).toBe(68);
    expect(countBetween(0x1301, 0x1307)).toBe(7);
    expect(countBetween(0xc001, 0xc0b5)).toBe(181);
    expect(countBetween(0xc100, 0xc106)).toBe(7);
    expect(countBetween(0xcca8, 0xccae)).toBe(7);
    expect(countBetween(0xd001, 0xd005)).toBe(4);
  });

  test('knows no signal, GREASE or unassigned number', () => {
    expect(
      [0x00ff, 0x5600, 0x0a0a, 0xfafa, 0x0047, 0x00c8, 0xd004, -1, 0x10000, 1.5, Number.NaN].map(findCipherSuite),
    ).toEqual(Array(11).fill(undefined));
  });

  test('gives no number, name or OpenSSL name twice', () => {
    expect(new Set(suites.map(({ name }) => name)).size).toBe(suites.length);
    const opensslNames = suites.map(({ opensslName }) => opensslName).filter((name) => name !== undefined);
    expect(opensslNames.length).toBeGreaterThan(320);
    expect(new Set(opensslNames).size).toBe(opensslNames.length);
    expect(suites.every(({ name }) => /^(TLS|SSL)_[A-Za-z0-9_]+$/.test(name))).toBe(true);
    expect(suites.every(({ opensslName }) => opensslName === undefined || /^[A-Z0-9_-]+$/.test(opensslName))).toBe(
      true,
    );
    expect(findCipherSuite(0xc02f)).toBe(findCipherSuite(0xc02f));
  });

  test.each([
    [0x0000, 'TLS_NULL_WITH_NULL_NULL', 'NULL NULL NULL 0 NULL'],
    [0x0001, 'TLS_RSA_WITH_NULL_MD5', 'RSA RSA NULL 0 MD5'],
    [0x0003, 'TLS_RSA_EXPORT_WITH_RC4_40_MD5', 'RSA RSA RC4_40 40 MD5 export'],
    [0x0005, 'TLS_RSA_WITH_RC4_128_SHA', 'RSA RSA RC4_128 128 SHA'],
    [0x0006, 'TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5', 'RSA RSA RC2_CBC_40 40 MD5 export'],
    [0x0007, 'TLS_RSA_WITH_IDEA_CBC_SHA', 'RSA RSA IDEA_CBC 128 SHA'],
    [0x0009, 'TLS_RSA_WITH_DES_CBC_SHA', 'RSA RSA DES_CBC 56 SHA'],
    [0x000a, 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'RSA RSA 3DES_EDE_CBC 112 SHA'],
    [0x0010, 'TLS_DH_RSA_WITH_3DES_EDE_CBC_SHA', 'DH RSA 3DES_EDE_CBC 112 SHA'],
    [0x0011, 'TLS_DHE_DSS_EXPORT_WITH_DES40_CBC_SHA', 'DHE DSS DES40_CBC 40 SHA fs export'],
    [0x0018, 'TLS_DH_anon_WITH_RC4_128_MD5', 'DHE anon RC4_128 128 MD5'],
    [0x001c, 'SSL_FORTEZZA_KEA_WITH_NULL_SHA', 'FORTEZZA FORTEZZA NULL 0 SHA'],
    [0x001d, 'SSL_FORTEZZA_KEA_WITH_FORTEZZA_CBC_SHA', 'FORTEZZA FORTEZZA FORTEZZA_CBC 80 SHA'],
    [0x001e, 'TLS_KRB5_WITH_DES_CBC_SHA', 'KRB5 KRB5 DES_CBC 56 SHA'],
    [0x0026, 'TLS_KRB5_EXPORT_WITH_DES_CBC_40_SHA', 'KRB5 KRB5 DES_CBC_40 40 SHA export'],
    [0x0033, 'TLS_DHE_RSA_WITH_AES_128_CBC_SHA', 'DHE RSA AES_128_CBC 128 SHA fs'],
    [0x0062, 'TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA', 'RSA RSA DES_CBC 56 SHA export'],
    [0x0065, 'TLS_DHE_DSS_EXPORT1024_WITH_RC4_56_SHA', 'DHE DSS RC4_56 56 SHA fs export'],
    [0x006f, 'TLS_ASCONAEAD128_SHA256', 'any any ASCONAEAD128 128 SHA256 aead fs'],
    [0x0070, 'TLS_AES_128_GCM_ASCONHASH256', 'any any AES_128_GCM 128 ASCONHASH256 aead fs'],
    [0x007e, 'TLS_RSA_WITH_AES_256_CBC_RMD', 'RSA RSA AES_256_CBC 256 RMD'],
    [0x0081, 'TLS_GOSTR341001_WITH_28147_CNT_IMIT', 'GOST GOST 28147_CNT 256 IMIT'],
    [0x0083, 'TLS_GOSTR341001_WITH_NULL_GOSTR3411', 'GOST GOST NULL 0 GOSTR3411'],
    [0x0088, 'TLS_DHE_RSA_WITH_CAMELLIA_256_CBC_SHA', 'DHE RSA CAMELLIA_256_CBC 256 SHA fs'],
    [0x0091, 'TLS_DHE_PSK_WITH_AES_256_CBC_SHA', 'DHE PSK AES_256_CBC 256 SHA fs'],
    [0x0096, 'TLS_RSA_WITH_SEED_CBC_SHA', 'RSA RSA SEED_CBC 128 SHA'],
    [0x00a8, 'TLS_PSK_WITH_AES_128_GCM_SHA256', 'PSK PSK AES_128_GCM 128 SHA256 aead'],
    [0x00ad, 'TLS_RSA_PSK_WITH_AES_256_GCM_SHA384', 'RSA_PSK RSA AES_256_GCM 256 SHA384 aead'],
    [0x00c6, 'TLS_SM4_GCM_SM3', 'any any SM4_GCM 128 SM3 aead fs'],
    [0x1301, 'TLS_AES_128_GCM_SHA256', 'any any AES_128_GCM 128 SHA256 aead fs'],
    [0x1305, 'TLS_AES_128_CCM_8_SHA256', 'any any AES_128_CCM_8 128 SHA256 aead fs'],
    [0x1306, 'TLS_AEGIS_256_SHA512', 'any any AEGIS_256 256 SHA512 aead fs'],
    [0x1307, 'TLS_AEGIS_128L_SHA256', 'any any AEGIS_128L 128 SHA256 aead fs'],
    [0xc004, 'TLS_ECDH_ECDSA_WITH_AES_128_CBC_SHA', 'ECDH ECDSA AES_128_CBC 128 SHA'],
    [0xc018, 'TLS_ECDH_anon_WITH_AES_128_CBC_SHA', 'ECDHE anon AES_128_CBC 128 SHA'],
    [0xc01d, 'TLS_SRP_SHA_WITH_AES_128_CBC_SHA', 'SRP SRP AES_128_CBC 128 SHA'],
    [0xc01c, 'TLS_SRP_SHA_DSS_WITH_3DES_EDE_CBC_SHA', 'SRP DSS 3DES_EDE_CBC 112 SHA'],
    [0xc02f, 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'ECDHE RSA AES_128_GCM 128 SHA256 aead fs'],
    [0xc03b, 'TLS_ECDHE_PSK_WITH_NULL_SHA384', 'ECDHE PSK NULL 0 SHA384 fs'],
    [0xc05d, 'TLS_ECDHE_ECDSA_WITH_ARIA_256_GCM_SHA384', 'ECDHE ECDSA ARIA_256_GCM 256 SHA384 aead fs'],
    [0xc0a0, 'TLS_RSA_WITH_AES_128_CCM_8', 'RSA RSA AES_128_CCM_8 128 SHA256 aead'],
    [0xc0aa, 'TLS_PSK_DHE_WITH_AES_128_CCM_8', 'DHE PSK AES_128_CCM_8 128 SHA256 aead fs'],
    [0xc0ad, 'TLS_ECDHE_ECDSA_WITH_AES_256_CCM', 'ECDHE ECDSA AES_256_CCM 256 SHA256 aead fs'],
    [0xc0b1, 'TLS_ECCPWD_WITH_AES_256_GCM_SHA384', 'ECCPWD ECCPWD AES_256_GCM 256 SHA384 aead'],
    [0xc0b4, 'TLS_SHA256_SHA256', 'any any NULL 0 SHA256 fs'],
    [0xc100, 'TLS_GOSTR341112_256_WITH_KUZNYECHIK_CTR_OMAC', 'GOST GOST KUZNYECHIK_CTR 256 OMAC'],
    [0xc106, 'TLS_GOSTR341112_256_WITH_MAGMA_MGM_S', 'any any MAGMA_MGM_S 256 GOSTR341112_256 aead fs'],
    [0xcc13, 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256_OLD', 'ECDHE RSA CHACHA20_POLY1305 256 SHA256 aead fs'],
    [0xcca9, 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', 'ECDHE ECDSA CHACHA20_POLY1305 256 SHA256 aead fs'],
    [0xd003, 'TLS_ECDHE_PSK_WITH_AES_128_CCM_8_SHA256', 'ECDHE PSK AES_128_CCM_8 128 SHA256 aead fs'],
    [0xfeff, 'SSL_RSA_FIPS_WITH_3DES_EDE_CBC_SHA', 'RSA RSA 3DES_EDE_CBC 112 SHA'],
    [0xffe1, 'SSL_RSA_OLDFIPS_WITH_DES_CBC_SHA', 'RSA RSA DES_CBC 56 SHA'],
    [0xff85, 'TLS_GOSTR341112_256_WITH_28147_CNT_IMIT_OLD', 'GOST GOST 28147_CNT 256 IMIT'],
  ])('%i is %s', (id, name, facts) => {
    expect(findCipherSuite(id)?.name).toBe(name);
    expect(line(findCipherSuite(id))).toBe(facts);
  });

  test('uses these words and no others', () => {
    const words = (of: (suite: CipherSuite) => string | number) => [...new Set(suites.map(of))].sort().join(' ');
    expect(words((suite) => suite.keyExchange)).toBe(
      'DH DHE ECCPWD ECDH ECDHE FORTEZZA GOST KRB5 NULL PSK RSA RSA_PSK SRP any',
    );
    expect(words((suite) => suite.authentication)).toBe(
      'DSS ECCPWD ECDSA FORTEZZA GOST KRB5 NULL PSK RSA SRP anon any',
    );
    expect(words((suite) => suite.mac)).toBe(
      'ASCONHASH256 GOSTR3411 GOSTR341112_256 IMIT MD5 NULL OMAC RMD SHA SHA256 SHA384 SHA512 SM3',
    );
    expect(words((suite) => `${suite.encryption}:${suite.bits}`)).toBe(
      '28147_CNT:256 3DES_EDE_CBC:112 AEGIS_128L:128 AEGIS_256:256 AES_128_CBC:128 AES_128_CCM:128 AES_128_CCM_8:128 ' +
        'AES_128_GCM:128 AES_256_CBC:256 AES_256_CCM:256 AES_256_CCM_8:256 AES_256_GCM:256 ARIA_128_CBC:128 ' +
        'ARIA_128_GCM:128 ARIA_256_CBC:256 ARIA_256_GCM:256 ASCONAEAD128:128 CAMELLIA_128_CBC:128 CAMELLIA_128_GCM:128 ' +
        'CAMELLIA_256_CBC:256 CAMELLIA_256_GCM:256 CHACHA20_POLY1305:256 DES40_CBC:40 DES_CBC:56 DES_CBC_40:40 ' +
        'FORTEZZA_CBC:80 IDEA_CBC:128 KUZNYECHIK_CTR:256 KUZNYECHIK_MGM_L:256 KUZNYECHIK_MGM_S:256 MAGMA_CTR:256 ' +
        'MAGMA_MGM_L:256 MAGMA_MGM_S:256 NULL:0 RC2_CBC_40:40 RC2_CBC_56:56 RC4_128:128 RC4_40:40 RC4_56:56 SEED_CBC:128 ' +
        'SM4_CCM:128 SM4_GCM:128',
    );
  });

  test('calls nothing better than it is', () => {
    for (const suite of suites) {
      const { name } = suite;
      if (/NULL|RC4|RC2|DES|EXPORT|CBC|CNT|CTR/.test(name)) expect(suite.aead, name).toBe(false);
      if (/_(GCM|CCM|CCM_8|POLY1305|MGM)(_|$)/.test(name)) expect(suite.aead, name).toBe(true);
      if (/EXPORT/.test(name)) expect(suite.exportGrade && suite.bits <= 56, name).toBe(true);
      if (suite.bits < 112) expect(/NULL|EXPORT|DES|FORTEZZA|_SHA(256|384)_SHA/.test(name), name).toBe(true);
      if (suite.bits === 0) expect(suite.encryption, name).toBe('NULL');
      if (/anon/.test(name)) expect([suite.authentication, suite.forwardSecrecy], name).toEqual(['anon', false]);
      if (/^TLS_(RSA|DH|ECDH|PSK(?!_DHE)|KRB5)_/.test(name)) expect(suite.forwardSecrecy, name).toBe(false);
      if (/^TLS_(DHE|ECDHE|PSK_DHE)_/.test(name)) expect(suite.forwardSecrecy, name).toBe(true);
    }
  });

  test('offers every suite to one of the two kinds of hello', () => {
    expect(new Set(legacySuiteIds).size).toBe(legacySuiteIds.length);
    expect(new Set(tls13SuiteIds).size).toBe(tls13SuiteIds.length);
    expect([...legacySuiteIds, ...tls13SuiteIds].sort((a, b) => a - b)).toEqual(
      suites.map(({ id }) => id).filter((id) => id !== 0),
    );
    expect(legacySuiteIds.length).toBe(365);
    expect(tls13SuiteIds.every((id) => findCipherSuite(id)?.keyExchange === 'any')).toBe(true);
    expect(legacySuiteIds.some((id) => findCipherSuite(id)?.keyExchange === 'any')).toBe(false);
    expect(legacySuiteIds.slice(0, commonSuiteIds.length)).toEqual(commonSuiteIds);
    expect(commonSuiteIds.length).toBeLessThanOrEqual(64);
    expect(commonSuiteIds.every((id) => !findCipherSuite(id)?.exportGrade && findCipherSuite(id)?.bits !== 0)).toBe(
      true,
    );
  });

  test('agrees with openssl', (context) => {
    const rows = opensslCiphers();
    if (rows === undefined) return context.skip('no openssl on this machine');
    for (const row of rows) {
      const suite = findCipherSuite(row.id);
      expect(suite && { ...opensslWords(suite), name: suite.name, opensslName: suite.opensslName }, row.name).toEqual({
        name: row.name,
        opensslName: row.opensslName,
        words: row.words,
      });
    }
    console.log(`cipher suites: ${rows.length} compared with openssl`);
    expect(rows.length).toBeGreaterThan(50);
  });

  test('has the OpenSSL name of every cipher that this Node.js has', () => {
    const names = new Set(suites.map(({ opensslName }) => opensslName?.toLowerCase()));
    expect(getCiphers().filter((name) => !names.has(name))).toEqual([]);
    expect(getCiphers().length).toBeGreaterThan(30);
  });
});

describe('SSLv2 cipher kinds', () => {
  test('reads them by their three octets', () => {
    const kinds = ssl2CipherKindIds.map((id) => findSsl2CipherKind(id));
    expect(kinds.map((kind) => kind?.id)).toEqual(ssl2CipherKindIds);
    expect(new Set(kinds.map((kind) => kind?.name)).size).toBe(13);
    expect(kinds.map((kind) => `${kind?.opensslName} ${line(kind)}`)).toEqual([
      'DES-CBC3-MD5 RSA RSA 3DES_EDE_CBC 112 MD5',
      'RC4-MD5 RSA RSA RC4_128 128 MD5',
      'RC2-CBC-MD5 RSA RSA RC2_CBC_128 128 MD5',
      'IDEA-CBC-MD5 RSA RSA IDEA_CBC 128 MD5',
      'DES-CBC-MD5 RSA RSA DES_CBC 56 MD5',
      'EXP-RC4-MD5 RSA RSA RC4_40 40 MD5 export',
      'EXP-RC2-CBC-MD5 RSA RSA RC2_CBC_40 40 MD5 export',
      'DES-CBC3-SHA RSA RSA 3DES_EDE_CBC 112 SHA',
      'DES-CBC-SHA RSA RSA DES_CBC 56 SHA',
      'RC4-64-MD5 RSA RSA RC4_64 64 MD5',
      'DES-CFB-M1 RSA RSA DES_CFB64 56 MD5',
      'NULL-MD5 RSA RSA NULL 0 MD5',
      'NULL RSA RSA NULL 0 NULL',
    ]);
    expect(findSsl2CipherKind(0x010080)?.name).toBe('SSL_CK_RC4_128_WITH_MD5');
    expect(findSsl2CipherKind(0xc02f)).toBeUndefined();
  });
});

describe('groups', () => {
  const groups = allIds.map(findGroup).filter((group) => group !== undefined);

  test('has the registry without GREASE and explicit curves', () => {
    expect(groups.length).toBe(55);
    expect(new Set(groups.map(({ name }) => name)).size).toBe(55);
    expect(groups.filter(({ id }) => id <= 41).map(({ id }) => id)).toEqual(
      Array.from({ length: 41 }, (_, i) => i + 1),
    );
    expect([0, 42, 261, 0x0a0a, 4586, 65281, -1].map(findGroup)).toEqual(Array(7).fill(undefined));
  });

  test.each([
    [1, 'sect163k1', 'ecdhe', 80, false],
    [10, 'sect283r1', 'ecdhe', 128, false],
    [19, 'secp192r1', 'ecdhe', 80, false],
    [21, 'secp224r1', 'ecdhe', 112, false],
    [23, 'secp256r1', 'ecdhe', 128, false],
    [24, 'secp384r1', 'ecdhe', 192, false],
    [25, 'secp521r1', 'ecdhe', 256, false],
    [28, 'brainpoolP512r1', 'ecdhe', 256, false],
    [29, 'x25519', 'ecdhe', 128, false],
    [30, 'x448', 'ecdhe', 224, false],
    [31, 'brainpoolP256r1tls13', 'ecdhe', 128, false],
    [34, 'GC256A', 'ecdhe', 128, false],
    [40, 'GC512C', 'ecdhe', 256, false],
    [41, 'curveSM2', 'ecdhe', 128, false],
    [0x0100, 'ffdhe2048', 'ffdhe', 112, false],
    [0x0104, 'ffdhe8192', 'ffdhe', 192, false],
    [0x0201, 'MLKEM768', 'mlkem', 192, true],
    [0x11ec, 'X25519MLKEM768', 'hybrid', 192, true],
    [0x11eb, 'SecP256r1MLKEM768', 'hybrid', 192, true],
    [0x11ed, 'SecP384r1MLKEM1024', 'hybrid', 256, true],
    [0x6399, 'X25519Kyber768Draft00', 'hybrid', 192, true],
  ])('%i is %s', (id, name, kind, bits, postQuantum) => {
    expect(findGroup(id)).toEqual({ id, name, kind, bits, postQuantum });
  });

  test('offers each where it may be used, most likely first', () => {
    const names = (ids: readonly number[]) => ids.map((id) => findGroup(id)?.name);
    expect(new Set([...legacyGroupIds, ...tls13GroupIds])).toEqual(new Set(groups.map(({ id }) => id)));
    expect(new Set(legacyGroupIds).size).toBe(legacyGroupIds.length);
    expect(new Set(tls13GroupIds).size).toBe(tls13GroupIds.length);
    expect(legacyGroupIds.some((id) => findGroup(id)?.postQuantum)).toBe(false);
    expect(names(legacyGroupIds).slice(0, 4)).toEqual(['x25519', 'secp256r1', 'secp384r1', 'secp521r1']);
    expect(names(tls13GroupIds)[0]).toBe('X25519MLKEM768');
    expect(groups.filter(({ postQuantum }) => postQuantum).every(({ id }) => tls13GroupIds.includes(id))).toBe(true);
    // RFC 8446 4.2.7: obsolete_RESERVED(0x0001..0x0016), obsolete_RESERVED(0x001A..0x001C).
    expect(tls13GroupIds.some((id) => id <= 0x16 || (id >= 0x1a && id <= 0x1c))).toBe(false);
    expect(names(legacyGroupIds)).not.toContain('brainpoolP256r1tls13');
    expect(names(legacyGroupIds)).toContain('ffdhe2048');
  });
});

describe('signature schemes', () => {
  const schemes = allIds.map(findSignatureScheme).filter((scheme) => scheme !== undefined);

  test('has the registry, SLH-DSA, and the pairs of TLS 1.2', () => {
    expect(schemes.length).toBe(37 + 17 + 7);
    expect(new Set(schemes.map(({ name }) => name)).size).toBe(schemes.length);
    expect([0, 0x0400, 0x0700, 0x0907, 0x0a0a].map(findSignatureScheme)).toEqual(Array(5).fill(undefined));
  });

  test.each([
    [0x0101, 'rsa_pkcs1_md5', 'rsa', false],
    [0x0201, 'rsa_pkcs1_sha1', 'rsa', false],
    [0x0203, 'ecdsa_sha1', 'ec', false],
    [0x0202, 'dsa_sha1', 'dsa', false],
    [0x0401, 'rsa_pkcs1_sha256', 'rsa', false],
    [0x0403, 'ecdsa_secp256r1_sha256', 'ec', true],
    [0x0420, 'rsa_pkcs1_sha256_legacy', 'rsa', false],
    [0x0602, 'dsa_sha512', 'dsa', false],
    [0x0603, 'ecdsa_secp521r1_sha512', 'ec', true],
    [0x0708, 'sm2sig_sm3', 'sm2', true],
    [0x0709, 'gostr34102012_256a', 'gost', true],
    [0x0804, 'rsa_pss_rsae_sha256', 'rsa', true],
    [0x0807, 'ed25519', 'ed25519', true],
    [0x0808, 'ed448', 'ed448', true],
    [0x080b, 'rsa_pss_pss_sha512', 'rsa-pss', true],
    [0x081a, 'ecdsa_brainpoolP256r1tls13_sha256', 'ec', true],
    [0x0840, 'gostr34102012_256_intrinsic', 'gost', false],
    [0x0905, 'mldsa65', 'ml-dsa', true],
    [0x091c, 'slhdsa_shake_256f', 'slh-dsa', true],
  ])('%i is %s', (id, name, keyType, tls13) => {
    expect(findSignatureScheme(id)).toEqual({ id, name, keyType, tls13 });
  });

  test('offers the good before the bad, and nothing that a client must not', () => {
    expect(new Set(signatureSchemeIds).size).toBe(signatureSchemeIds.length);
    const offered = signatureSchemeIds.map((id) => findSignatureScheme(id));
    const firstOld = offered.findIndex((scheme) => !scheme?.tls13);
    expect(offered.slice(firstOld).some((scheme) => scheme?.tls13)).toBe(false);
    expect(offered.some((scheme) => scheme === undefined || /_legacy$|ibs|eccsi/.test(scheme.name))).toBe(false);
    expect(offered.slice(-3).map((scheme) => scheme?.name)).toEqual(['ecdsa_md5', 'rsa_pkcs1_md5', 'dsa_md5']);
    expect(schemes.filter(({ id }) => !signatureSchemeIds.includes(id)).length).toBe(7);
  });

  test('says of no scheme with SHA-1, MD5, DSA or PKCS#1 padding that it signs TLS 1.3', () => {
    expect(schemes.filter(({ name, tls13 }) => tls13 && /sha1$|sha224$|md5|^dsa|pkcs1/.test(name))).toEqual([]);
  });
});

describe('alerts', () => {
  test('names every alert of the registry', () => {
    const named = Array.from({ length: 256 }, (_, code) => describeAlert(code)).filter(
      (text) => !/ unknown\(/.test(text),
    );
    expect(named.length).toBe(37);
    expect(new Set(named).size).toBe(37);
    expect([0, 40, 52, 70, 110, 111, 114, 117, 121, 255].map(describeAlert)).toEqual([
      'alert close_notify(0)',
      'alert handshake_failure(40)',
      'alert too_many_cids_requested(52)',
      'alert protocol_version(70)',
      'alert unsupported_extension(110)',
      'alert certificate_unobtainable(111)',
      'alert bad_certificate_hash_value(114)',
      'alert general_error(117)',
      'alert ech_required(121)',
      'alert unknown(255)',
    ]);
    expect(describeAlert(unrecognizedName)).toBe('alert unrecognized_name(112)');
    expect([...overwhelmedAlerts].map(describeAlert)).toEqual([
      'alert illegal_parameter(47)',
      'alert decode_error(50)',
      'alert internal_error(80)',
    ]);
  });
});

function countBetween(first: number, last: number): number {
  return suites.filter(({ id }) => id >= first && id <= last).length;
}

const unregistered: ReadonlySet<number> = new Set([
  ...[0x1c, 0x1d, 0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x72, 0x73, 0x74, 0x77, 0x78, 0x79, 0x7c, 0x7d, 0x7e],
  ...[0x80, 0x81, 0x82, 0x83, 0xcc13, 0xcc14, 0xcc15, 0xfefe, 0xfeff, 0xff85, 0xff87, 0xffe0, 0xffe1],
]);

interface OpensslRow {
  readonly id: number;
  readonly name: string;
  readonly opensslName: string;
  /** `Kx Au bits aead`. */
  readonly words: string;
}

/** What `openssl ciphers -V -stdname` prints; `undefined` without openssl. */
function opensslCiphers(): readonly OpensslRow[] | undefined {
  const tls13 =
    'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_CCM_SHA256:TLS_AES_128_CCM_8_SHA256';
  let text: string;
  try {
    const args = ['ciphers', '-V', '-stdname', '-ciphersuites', tls13, 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'];
    text = execFileSync('openssl', args, { encoding: 'utf8', env: { ...process.env, OPENSSL_CONF: '/dev/null' } });
  } catch (error) {
    console.log(`cipher suites: not compared with openssl, ${String(error).split('\n')[0]}`);
    return undefined;
  }
  return text
    .trim()
    .split('\n')
    .map((row) => {
      const [, high, low, name = '', opensslName = '', kx, au, enc, bits, mac] =
        /0x(..),0x(..) - (\S+) +- (\S+) +\S+ +Kx=(\S+) +Au=(\S+) +Enc=([^\s(]+)(?:\((\d+)\))? +Mac=(\S+)/.exec(row) ??
        [];
      const strength = enc === '3DES' ? '112' : (bits ?? '0');
      return {
        id: Number.parseInt(`${high}${low}`, 16),
        name,
        opensslName,
        words: `${kx} ${au} ${strength} ${mac === 'AEAD'}`,
      };
    });
}

/** A suite in OpenSSL's words: ephemeral and fixed exchanges are one, anonymous is `None`, PSK is part of the exchange. */
function opensslWords({ keyExchange, authentication, bits, aead }: CipherSuite): { readonly words: string } {
  const exchange = keyExchange.replace('DHE', 'DH').replace('RSA_PSK', 'RSAPSK');
  const kx = authentication === 'PSK' && keyExchange !== 'PSK' ? `${keyExchange}PSK` : exchange;
  return { words: `${kx} ${authentication === 'anon' ? 'None' : authentication} ${bits} ${aead}` };
}
