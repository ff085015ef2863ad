import { describe, expect, it } from 'vitest';
import type { ProtocolVersion } from '../../src/tls-scanner-lite/result.ts';
import { expectClosed, plain, scanScripted } from '../support/scan-scripted.ts';
import type { Quirks, TlsPolicy } from '../support/scripted-tls/policy.ts';
import { suitesOf67 } from '../support/scripted-tls/suite-numbers.ts';
import { startScriptedTls } from '../support/scripted-tls.ts';

const old: TlsPolicy['suites'] = {
  SSLv2: ['SSL_CK_RC4_128_WITH_MD5', 'SSL_CK_DES_192_EDE3_CBC_WITH_MD5', 'SSL_CK_RC4_128_EXPORT40_WITH_MD5'],
  SSLv3: ['TLS_RSA_WITH_RC4_128_SHA', 'TLS_RSA_WITH_3DES_EDE_CBC_SHA', 'TLS_RSA_EXPORT_WITH_RC4_40_MD5'],
};
const tiny: TlsPolicy['suites'] = {
  'TLSv1.2': ['TLS_PSK_WITH_AES_128_GCM_SHA256', 'TLS_DH_anon_WITH_AES_128_GCM_SHA256'],
};

const usual = ['x25519', 'secp256r1'] as const;

/** What a scan of this policy has to say. */
function expected({ suites, order = 'server', groups, groups13 }: TlsPolicy): object {
  const offered = Object.keys(suites) as ProtocolVersion[];
  const curves = Object.entries(suites).some(
    ([version, names]) => version !== 'TLSv1.3' && names.some((name) => name.includes('ECDH')),
  );
  return {
    reachability: 'tls',
    versions: offered,
    suites: Object.fromEntries(
      Object.entries(suites).map(([version, names]) => [
        version,
        order === 'server' ? names : expect.toSatisfy((found: readonly string[]) => sameSet(found, names)),
      ]),
    ),
    preference: Object.fromEntries(
      offered
        .filter((version) => version !== 'SSLv2')
        .map((version) => [version, suites[version]?.length === 1 ? '(not tested)' : order]),
    ),
    groups: {
      ...(curves ? { 'TLSv1.2': [...(groups ?? usual)].sort() } : {}),
      ...(suites['TLSv1.3'] === undefined ? {} : { 'TLSv1.3': [...(groups13 ?? usual)].sort() }),
    },
    incomplete: [],
  };
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && new Set([...one, ...other]).size === one.length;
}

async function expectExact(policy: TlsPolicy, more: { timeoutMs?: number } = {}): Promise<void> {
  const server = await startScriptedTls(policy);
  const { result, picture, took } = await scanScripted(server, more);
  expect(picture).toMatchObject(expected(policy));
  expect(result.stats.connections).toBe(server.connections());
  expect(server.broken).toEqual([]);
  expect(took).toBeLessThan(20_500);
  await expectClosed(server);
}

describe('a server that bends the protocol is read to the last suite', () => {
  it.each<[string, TlsPolicy]>([
    ['that does not', plain],
    ['of one version and one suite', { suites: { 'TLSv1.2': ['TLS_RSA_WITH_AES_128_CBC_SHA'] } }],
    ['of 67 suites', { suites: suitesOf67 }],
    ['of SSLv2 and SSLv3', { suites: old }],
    ['of SSLv2 alone', { suites: { SSLv2: old.SSLv2 ?? [] } }],
    ['of every version', { suites: { ...old, ...suitesOf67 } }],
    ['that lets the client choose', { suites: suitesOf67, order: 'client' }],
    ['of PSK and anonymous suites', { suites: tiny }],
    [
      'with a suite it likes after those of another group',
      { ...plain, groups: ['secp521r1'], groups13: ['secp384r1'] },
    ],
    ['that sends the client to X25519MLKEM768', { ...plain, groups13: ['X25519MLKEM768'] }],
    ['with finite fields in TLS 1.3', { ...plain, groups13: ['ffdhe2048', 'x448', 'secp256r1'] }],
  ])('one %s', async (_name, policy) => {
    await expectExact(policy);
  });

  it.each<[string, Quirks]>([
    ['puts each byte in a record of its own', { records: 'byte' }],
    ['sends the whole flight in one record', { records: 'flight' }],
    ['warns of the name first', { warns: true }],
    ['closes for a list of more than 64', { longLists: 'close' }],
    ['resets for a list of more than 64', { longLists: 'reset' }],
    ['has an internal_error for a list of more than 64', { longLists: 'internal_error' }],
    ['has a decode_error for a list of more than 64', { longLists: 'decode_error' }],
    ['closes where it should refuse', { refuse: 'close' }],
    ['resets where it should refuse', { refuse: 'reset' }],
  ])('one that %s', async (_name, quirks) => {
    await expectExact({ ...plain, quirks });
  });

  it('one that sends a byte every 20 ms', async () => {
    // Of few bytes each, so that one flight takes two seconds.
    const suites = { 'TLSv1.2': ['TLS_PSK_WITH_AES_128_GCM_SHA256', 'TLS_PSK_WITH_AES_256_GCM_SHA384'] } as const;
    await expectExact({ suites, quirks: { drip: 20 } }, { timeoutMs: 5000 });
  });

  it('one that says nothing where it should refuse', async () => {
    await expectExact({ suites: tiny, quirks: { refuse: 'silence' } }, { timeoutMs: 300 });
  });

  it('one that drops hellos of TLS 1.2 and above', async () => {
    const { 'TLSv1.0': suites = [] } = plain.suites;
    await expectExact({ suites: { 'TLSv1.0': suites, 'TLSv1.1': suites }, quirks: { intolerantFrom: 'TLSv1.2' } });
  });

  it('one that drops hellos of more than 600 bytes', async () => {
    await expectExact({ ...plain, quirks: { largestHello: 600 } });
  });

  it('one that takes compression', async () => {
    const server = await startScriptedTls({ ...plain, compression: true });
    expect((await scanScripted(server, { parts: ['compression'] })).picture.compression).toBe(true);
    const other = await startScriptedTls(plain);
    expect((await scanScripted(other, { parts: ['compression'] })).picture.compression).toBe(false);
    await expectClosed(server);
  });
});
