import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { TlsEndpointResult } from '../../../src/tls-scanner-lite/result.ts';
import { hasPrograms, type Nginx, startNginx } from '../support/nginx.ts';
import { createLab } from './certificates.ts';
import type { Asked } from './expectation.ts';
import { knownMisses } from './known-misses.ts';
import { protocolCases } from './nginx-cases.ts';
import { featureCases } from './nginx-feature-cases.ts';
import { opensslCases } from './openssl-cases.ts';
import { otherServers } from './other-servers.ts';
import { nmap, type Peer, sslscan, testssl } from './peers.ts';
import { startProgram } from './program.ts';
import { scanAll } from './scan-case.ts';

const ready = hasPrograms('openssl', 'nginx');
const peers = [sslscan, nmap, testssl].filter(({ name }) => hasPrograms(name));
const absent = [sslscan, nmap, testssl].filter((peer) => !peers.includes(peer));
if (absent.length > 0) {
  console.warn(`no comparison with scanners that are not installed: ${absent.map(({ name }) => name).join(', ')}`);
}

const lab = ready ? createLab() : { folder: '', root: '', file: () => '' };
const sites = ready ? { ...protocolCases(lab), ...featureCases(lab) } : {};
/** Those whose suites differ. */
const nginxCases = [
  ...Object.keys(ready ? protocolCases(lab) : {}),
  'two key types',
  'a client certificate is required',
  'a name of its own',
  'IPv6',
];
/** testssl takes half a minute for a server, and two for one of many suites; asked about each only with TLS_PEERS=all. */
const forTestssl = /67 suites|static RSA|two key types|nginx TLS 1\.[01]$|NSS, SSLv3|Java, SSLv3 alone|GnuTLS, RC4/;
const isForAll = process.env.TLS_PEERS === 'all';
const counts = new Map<string, { same: number; known: number }>(peers.map(({ name }) => [name, { same: 0, known: 0 }]));

/** Versions and suites are the same, or the difference is a known miss of the other. */
async function compare(name: string, result: TlsEndpointResult, peer: Peer): Promise<void> {
  const { target, address = '', cipherSuites } = result;
  if (cipherSuites.status !== 'ok') throw new Error('nothing to compare');
  const place = { host: address, port: target.port, serverName: target.serverName ?? 'localhost' };
  const theirs = await peer.scan(place);
  const count = counts.get(peer.name);
  let known = false;
  for (const version of peer.versions) {
    const suites = cipherSuites.value.find(({ protocol }) => protocol === version)?.items ?? [];
    const ours = new Set(suites.map(peer.key));
    const others = theirs.get(version) ?? new Set<string>();
    expect(
      [...others].filter((suite) => !ours.has(suite)),
      `${peer.name} found more of ${version}`,
    ).toEqual([]);
    const missed = suites.filter((suite) => !others.has(peer.key(suite))).map((suite) => suite.name);
    const miss = knownMisses.find(
      (one) => one.peer === peer.name && one.cases.test(name) && (one.version ?? version) === version,
    );
    if (miss === undefined) expect(missed, `${peer.name} missed of ${version}`).toEqual([]);
    else known ||= missed.length > 0;
  }
  if (count !== undefined) count[known ? 'known' : 'same'] += 1;
}

describe.skipIf(!ready || peers.length === 0)('other scanners find the same versions and suites', () => {
  let nginx: Nginx;
  beforeAll(async () => {
    nginx = await startNginx(Object.fromEntries(Object.entries(sites).map(([name, { site }]) => [name, site])), {});
  });
  afterAll(async () => {
    await nginx?.stop();
    for (const [name, { same, known }] of counts) {
      console.info(`${name}: the same on ${same} servers of ${same + known}, a known miss on ${known}`);
    }
  });

  const each = async (name: string, port: number, asked: Asked, chosen: readonly Peer[]): Promise<void> => {
    const result = await scanAll(lab, port, asked);
    for (const peer of chosen) {
      if (peer !== testssl || isForAll || forTestssl.test(name)) await compare(name, result, peer);
    }
  };

  it.concurrent.each(nginxCases)('of nginx: %s', { timeout: 600_000 }, async (name) => {
    await each(`nginx ${name}`, nginx.ports[name] ?? 0, sites[name]?.asked ?? {}, peers);
  });

  it.each(ready ? Object.entries(opensslCases(lab)) : [])(
    'of openssl: %s',
    { timeout: 600_000 },
    async (name, { args }) => {
      const server = await startProgram(
        'openssl',
        (port) => ['s_server', '-accept', `127.0.0.1:${port}`, '-quiet', ...args],
        lab.folder,
      );
      onTestFinished(server.stop);
      // One connection at a time: testssl would take minutes.
      await each(
        `openssl ${name}`,
        server.port,
        {},
        peers.filter(({ name }) => name !== 'testssl'),
      );
    },
  );

  const others = Object.entries(ready ? otherServers(lab) : {}).filter(
    ([, { program, asked }]) => hasPrograms(program) && asked?.starttls === undefined,
  );
  it.each(others)('of %s', { timeout: 600_000 }, async (name, { program, args }) => {
    const server = await startProgram(program, (port) => args(port, 0), lab.folder);
    onTestFinished(server.stop);
    await each(name, server.port, {}, peers);
  });
});
