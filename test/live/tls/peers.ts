import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfferedSuite, ProtocolVersion } from '../../../src/tls-scanner-lite/result.ts';
import { emptyFolder } from '../support/comply.ts';

/** What another scanner found: of each version that it looks for, the suites, in words that `key` gives one of ours. */
export type Finding = ReadonlyMap<ProtocolVersion, ReadonlySet<string>>;

export interface Place {
  readonly host: string;
  readonly port: number;
  readonly serverName: string;
}

export interface Peer {
  readonly name: 'sslscan' | 'nmap' | 'testssl';
  /** Versions that it enumerates. */
  readonly versions: readonly ProtocolVersion[];
  readonly key: (suite: OfferedSuite) => string;
  readonly scan: (place: Place) => Promise<Finding>;
}

const modern = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/** `--xml`: `<cipher sslversion="TLSv1.2" id="0xC030" …>`. It looks for SSLv3, but enumerates no suite of it. */
export const sslscan: Peer = {
  name: 'sslscan',
  versions: modern,
  key: ({ id }) => id.toString(16),
  async scan({ host, port, serverName }) {
    const args = [
      '--no-colour',
      '--no-heartbleed',
      '--no-groups',
      `--sni-name=${serverName}`,
      '--xml=-',
      `${bracket(host)}:${port}`,
    ];
    const xml = await run('sslscan', args);
    const suites = [...xml.matchAll(/<cipher [^>]*sslversion="(\S+)"[^>]* id="0x(\w+)"/g)];
    return group(suites.map(([, version = '', id = '']) => [version, Number.parseInt(id, 16).toString(16)]));
  },
};

/** `-oX`: a table a version, in it one a suite with its name. TLS 1.3 suites have names of its own. */
export const nmap: Peer = {
  name: 'nmap',
  versions: ['SSLv3', ...modern],
  key: ({ name }) => name,
  async scan({ host, port, serverName }) {
    const six = host.includes(':') ? ['-6'] : [];
    const script = ['--script', '+ssl-enum-ciphers', '--script-args', `tls.servername=${serverName}`];
    const xml = await run('nmap', ['-Pn', '-n', ...six, '-p', `${port}`, ...script, '-oX', '-', host]);
    const tables = xml.matchAll(/<table key="((?:TLS|SSL)v[\d.]+)">([\s\S]*?)<elem key="cipher preference">/g);
    return group(
      [...tables].flatMap(([, version = '', table = '']) =>
        [...table.matchAll(/<elem key="name">(\w+)<\/elem>/g)].map(
          ([, name = '']) =>
            [version === 'SSLv3' ? version : (version as string), name.replace('_AKE_WITH_', '_')] as const,
        ),
      ),
    );
  },
};

/**
 * `-E --jsonfile`: an entry a suite, whose id says version and code point: `cipher-tls1_2_xc030`. With warnings off it goes on
 * where the system's openssl makes no handshake.
 */
export const testssl: Peer = {
  name: 'testssl',
  versions: ['SSLv2', 'SSLv3', ...modern],
  key: ({ id }) => id.toString(16),
  async scan({ host, port }) {
    const file = join(emptyFolder(), 'findings.json');
    await run('testssl', [
      '--quiet',
      '--warnings',
      'off',
      ...(host.includes(':') ? ['-6'] : []),
      '--color',
      '0',
      '--nodns',
      'none',
      '-E',
      '--jsonfile',
      file,
      `${bracket(host)}:${port}`,
    ]);
    const ids = existsSync(file) ? readFileSync(file, 'utf8').matchAll(/"cipher-((?:ssl|tls)[\d_]+)_x(\w+)"/g) : [];
    return group(
      [...ids].map(([, version = '', id = '']) => [names[version] ?? version, Number.parseInt(id, 16).toString(16)]),
    );
  },
};

const names: Readonly<Record<string, string>> = {
  ssl2: 'SSLv2',
  ssl3: 'SSLv3',
  tls1: 'TLSv1.0',
  tls1_1: 'TLSv1.1',
  tls1_2: 'TLSv1.2',
  tls1_3: 'TLSv1.3',
};

function group(pairs: readonly (readonly [string, string])[]): Finding {
  const found = new Map<string, Set<string>>();
  for (const [version, suite] of pairs) found.set(version, (found.get(version) ?? new Set()).add(suite));
  return found as Finding;
}

function bracket(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

function run(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], cwd: emptyFolder() });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('latin1');
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve(output));
  });
}
