import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Part, TlsTarget } from '../../src/tls-scanner-lite/result.ts';
import { emptyFolder } from '../live/support/comply.ts';
import { type Nginx, startNginx } from '../live/support/nginx.ts';
import type { Lab } from '../live/tls/certificates.ts';
import type { DelayedWay } from './tls-delay-proxy.ts';

const script = fileURLToPath(new URL('./tls-scan.mjs', import.meta.url));
const proxy = fileURLToPath(new URL('./tls-delay-proxy.ts', import.meta.url));

/** Ten hosts of fifty ports each, so that what is measured is not the limit on connections to one host. */
export const hosts: readonly string[] = Array.from({ length: 10 }, (_, index) => `127.0.0.${index + 1}`);
const portsOfHost = 50;

export interface Farm {
  readonly nginx: Nginx;
  readonly ports: readonly number[];
  readonly targets: readonly TlsTarget[];
}

/** 500 endpoints of one nginx, of three suites of TLS 1.2 and three of TLS 1.3, with a chain of two RSA certificates. */
export async function startFarm(lab: Lab): Promise<Farm> {
  const lines = [
    `ssl_certificate ${lab.file('rsa2048.chain.pem')}`,
    `ssl_certificate_key ${lab.file('rsa2048.key')}`,
    'ssl_protocols TLSv1.2 TLSv1.3',
    'ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20',
    'ssl_prefer_server_ciphers on',
    'return 200',
  ];
  const sites = Array.from({ length: portsOfHost }, (_, index) => [`${index}`, { lines, addresses: hosts }] as const);
  const nginx = await startNginx(Object.fromEntries(sites), {}, { workers: 2 });
  const ports = Object.values(nginx.ports);
  const targets = hosts.flatMap((host) => ports.map((port) => ({ host, port, serverName: 'localhost' })));
  return { nginx, ports, targets };
}

/** A port that leads to another with a round trip in between. */
export async function startDelay(way: DelayedWay): Promise<{ readonly port: number; readonly stop: () => void }> {
  const child = fork(proxy, [], { execArgv: ['--no-warnings', '--experimental-strip-types'] });
  child.send(way);
  const [port] = (await once(child, 'message')) as [number];
  return { port, stop: () => child.kill() };
}

/** Arguments of Node.js for a process that scans these and ends. */
export function scanArguments(
  targets: readonly TlsTarget[],
  parts: readonly Part[],
  lab: Lab,
  watch = false,
): readonly string[] {
  const file = join(emptyFolder(), 'scan.json');
  writeFileSync(file, JSON.stringify({ targets, parts, ca: [lab.root], watch }));
  return [script, file];
}

export interface Scanned {
  readonly reachability: string;
  readonly suites: readonly (number | 'incomplete')[];
  readonly groups?: readonly number[];
  readonly chains?: readonly number[];
  readonly connections: number;
}

/** What that process finds, and the 99th percentile of its event loop's delay in milliseconds. */
export async function scanOnce(targets: readonly TlsTarget[], parts: readonly Part[], lab: Lab) {
  const args = scanArguments(targets, parts, lab, true);
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 28 });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Scanned & { readonly loopDelay?: number });
  return {
    results: lines.filter(({ loopDelay }) => loopDelay === undefined) as readonly Scanned[],
    loopDelay: lines.at(-1)?.loopDelay ?? Number.NaN,
  };
}

/**
 * The fewest connections that can show this, as a hello has one answer. Every suite is one answer and the refusal of
 * the rest one more; whose order decides may show in them; versions that are not offered cost one each. A group costs one,
 * and the refusal of the rest one.
 */
export function fewestConnections({ suites, groups = [] }: Scanned): number {
  const counts = suites.map(Number);
  const ofSuites = counts.reduce((sum, count) => sum + count + 1, 0);
  const ofGroups = groups.reduce((sum, count) => sum + count + 1, 0);
  return ofSuites + (6 - counts.length) + ofGroups;
}
