import { spawn } from 'node:child_process';
import { expect } from 'vitest';
import type { ProtocolVersion, TlsEndpointResult } from '../../../src/tls-scanner-lite/result.ts';

/** The versions that `openssl s_client` speaks, and how it is told. */
const flags = { 'TLSv1.0': '-tls1', 'TLSv1.1': '-tls1_1', 'TLSv1.2': '-tls1_2', 'TLSv1.3': '-tls1_3' } as const;
type OpensslVersion = keyof typeof flags;
/** The suites of TLS 1.3 that OpenSSL has. */
const suites13 = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_128_CCM_SHA256',
  'TLS_AES_128_CCM_8_SHA256',
];

/**
 * `openssl s_client` finds the same: each version is taken or refused as the scan says; of a version, all its suites but
 * those found are refused, and each of them is taken alone.
 */
export async function agreeWithOpenssl(result: TlsEndpointResult): Promise<void> {
  const { protocols, cipherSuites } = result;
  if (protocols.status !== 'ok' || cipherSuites.status !== 'ok') throw new Error('nothing to agree about');
  const names = await suiteNames();
  const ask = (version: OpensslVersion, suites: readonly string[]) => handshake(result, version, suites);
  for (const version of Object.keys(flags) as OpensslVersion[]) {
    const found = cipherSuites.value.find(({ protocol }) => protocol === version)?.items.map(({ name }) => name) ?? [];
    const all = version === 'TLSv1.3' ? suites13 : [...names.keys()];
    expect(await ask(version, all), version).toBe(protocols.value[version].offered);
    const ours = found.filter((name) => all.includes(name));
    const others = all.filter((name) => !ours.includes(name));
    if (others.length > 0) expect(await ask(version, others), `${version}: a suite that was not found`).toBe(false);
    for (const name of ours) expect(await ask(version, [name]), `${version}: ${name}`).toBe(true);
  }

  /** Whether a ServerHello came; a client certificate that is missing, or a key no one has, is found out after it. */
  async function handshake(
    { address = '', target: { port, serverName, starttls } }: TlsEndpointResult,
    version: OpensslVersion,
    suites: readonly string[],
  ): Promise<boolean> {
    const list = suites.map((name) => names.get(name) ?? name).join(':');
    const ciphers = version === 'TLSv1.3' ? ['-ciphersuites', list] : ['-cipher', `${list}:@SECLEVEL=0`];
    const name = serverName === undefined ? ['-noservername'] : ['-servername', serverName];
    const before = starttls === undefined ? [] : ['-starttls', starttls];
    // Any key: which suite is taken is settled before it turns out to be the wrong one.
    const psk = ['-psk', '1a2b3c4d'];
    const host = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
    const output = await run([
      's_client',
      '-connect',
      host,
      flags[version],
      ...ciphers,
      ...name,
      ...before,
      ...psk,
      '-msg',
    ]);
    // One of a lower version is refused by the client itself.
    return /^<<< .*ServerHello$/m.test(output) && !/^>>> .*fatal protocol_version$/m.test(output);
  }
}

/** OpenSSL's name by IANA's, of all suites up to TLS 1.2. */
async function suiteNames(): Promise<ReadonlyMap<string, string>> {
  const output = await run(['ciphers', '-V', '-stdname', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0']);
  const rows = output.matchAll(/ - (\S+)\s+- (\S+)\s+(\S+)/g);
  const named = [...rows].map(([, iana = '', openssl = '', version = '']) => ({
    iana,
    openssl,
    version: version as ProtocolVersion,
  }));
  return new Map(named.filter(({ version }) => version !== 'TLSv1.3').map(({ iana, openssl }) => [iana, openssl]));
}

function run(args: readonly string[]): Promise<string> {
  const child = spawn('openssl', args, { stdio: ['pipe', 'pipe', 'ignore'] });
  child.stdin.end();
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('latin1');
  });
  return new Promise((resolve) => child.on('close', () => resolve(output)));
}
