import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parts as everything } from '../../src/tls-scanner-lite/result.ts';
import { emptyFolder } from '../live/support/comply.ts';
import { hasPrograms, type Nginx, startNginx } from '../live/support/nginx.ts';
import { createLab } from '../live/tls/certificates.ts';
import { protocolCases } from '../live/tls/nginx-cases.ts';
import { type Contestant, interleave, least, median, time } from './interleave.ts';
import { measure } from './measure.ts';
import { type Farm, fewestConnections, hosts, scanArguments, scanOnce, startDelay, startFarm } from './tls-servers.ts';

const comply = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const node = process.execPath;
const has = { sslscan: hasPrograms('sslscan'), nmap: hasPrograms('nmap'), testssl: hasPrograms('testssl') };
const absent = Object.entries(has).flatMap(([name, there]) => (there ? [] : [name]));
if (absent.length > 0) console.warn(`TLS: no ratio is measured to what is not installed: ${absent.join(', ')}`);
const missing = !hasPrograms('nginx', 'openssl');
if (missing && process.env.CI) throw new Error('nginx and openssl are needed');

const lab = missing ? { folder: '', root: '', file: () => '' } : createLab();
const lists = ['protocols', 'cipherSuites'] as const;
const more = [...lists, 'supportedGroups', 'certificates'] as const;
/** What leaves sslscan only versions and suites to ask for. */
const quick = ['--no-colour', '--no-heartbleed', '--no-renegotiation', '--no-compression', '--no-fallback'];
const bare = [...quick, '--no-groups', '--no-check-certificate'];

/** Prints how the time compares to each of the others, and holds it to their bars. */
function expectRatios(
  what: string,
  times: ReadonlyMap<string, number>,
  bars: Readonly<Record<string, number>>,
  name = 'ours',
): void {
  const ours = times.get(name) ?? Number.NaN;
  const ratios = Object.entries(bars).flatMap(([other, bar]) => {
    const theirs = times.get(other);
    return theirs === undefined ? [] : [{ other, bar, theirs, ratio: ours / theirs }];
  });
  const text = ratios.map(
    ({ other, bar, theirs, ratio }) =>
      `${ratio.toFixed(ratio < 0.1 ? 4 : 2)} x ${other}, ${(theirs / 1000).toFixed(2)} s (bar ${bar})`,
  );
  console.log(`${what}: ${(ours / 1000).toFixed(2)} s; ${text.join('; ')}`);
  for (const { other, bar, ratio } of ratios) expect(ratio, other).toBeLessThanOrEqual(bar);
}

describe.skipIf(missing)('500 endpoints of one nginx', { timeout: 900_000 }, () => {
  let farm: Farm;
  let list = '';
  beforeAll(async () => {
    farm = await startFarm(lab);
    list = join(emptyFolder(), 'targets');
    writeFileSync(list, farm.targets.map(({ host, port }) => `${host}:${port}\n`).join(''));
  });
  afterAll(() => farm?.nginx.stop());
  const ours = (parts: Parameters<typeof scanArguments>[1]): Contestant => ({
    name: 'ours',
    command: node,
    args: scanArguments(farm.targets, parts, lab),
  });
  const sslscan = (flags: readonly string[]): Contestant => ({
    name: 'sslscan',
    command: 'xargs',
    args: ['-a', list, '-P', '16', '-n', '1', 'sslscan', ...flags],
  });

  it('versions, suites and order', async () => {
    const times = new Map(await interleave([ours(lists), ...(has.sslscan ? [sslscan(bare)] : [])], 5, median));
    if (has.nmap) {
      // Far from its bar, and a round of it takes as long as all of the others.
      const script = ['--script', '+ssl-enum-ciphers', `127.0.0.1-${hosts.length}`];
      const args = ['-Pn', '-n', '-p', farm.ports.join(','), ...script];
      times.set('nmap', await time({ name: 'nmap', command: 'nmap', args }));
    }
    expectRatios('500 endpoints, versions + suites + order', times, { sslscan: 0.45, nmap: 0.35 });
  });

  it('with groups and chain', async () => {
    const own = await interleave([ours(more)], 3, least);
    // One round of it takes minutes.
    const theirs = has.sslscan ? await time(sslscan([...quick, '--show-certificate'])) : undefined;
    const times = theirs === undefined ? own : new Map([...own, ['sslscan', theirs]]);
    expectRatios('500 endpoints, with groups and chain', times, { sslscan: 0.1 });
  });

  it('are all found, in about as few connections as can be, in little memory', async () => {
    for (const parts of [lists, more]) {
      const { results, loopDelay } = await scanOnce(farm.targets, parts, lab);
      const made = results.reduce((sum, { connections }) => sum + connections, 0);
      const fewest = results.reduce((sum, result) => sum + fewestConnections(result), 0);
      const { megabytes } = await measure(scanArguments(farm.targets, parts, lab), [0]);
      console.log(
        `500 endpoints, ${parts.length} parts: ${made} connections, ${fewest} at the least (bar + 10 %); peak ` +
          `${megabytes.toFixed(0)} MB (bar 210); event loop late by ${loopDelay.toFixed(0)} ms at the 99th percentile (bar 60)`,
      );
      expect(results).toHaveLength(500);
      const wrong = results.filter(({ suites, chains = [2] }) => `${suites} ${chains}` !== '3,3 2');
      expect(wrong).toEqual([]);
      expect(made).toBeLessThanOrEqual(fewest * 1.1);
      expect(megabytes).toBeLessThanOrEqual(210);
      expect(loopDelay).toBeLessThanOrEqual(60);
    }
  });
});

describe.skipIf(missing)('one nginx of 67 suites', { timeout: 900_000 }, () => {
  let nginx: Nginx;
  let port = 0;
  beforeAll(async () => {
    nginx = await startNginx({ all: protocolCases(lab)['67 suites']?.site.lines ?? [] }, {}, { workers: 2 });
    port = nginx.ports.all ?? 0;
  });
  afterAll(() => nginx?.stop());
  const target = (at: number) => ({ host: '127.0.0.1', port: at, serverName: 'localhost' });
  const others = (at: number): readonly Contestant[] => [
    ...(has.sslscan ? [{ name: 'sslscan', command: 'sslscan', args: ['--no-colour', `127.0.0.1:${at}`] }] : []),
    ...(has.nmap
      ? [
          {
            name: 'nmap',
            command: 'nmap',
            args: ['-Pn', '-n', '-p', `${at}`, '--script', '+ssl-enum-ciphers', '127.0.0.1'],
          },
        ]
      : []),
  ];

  it('everything, the whole process', async () => {
    const ours = { name: 'ours', command: node, args: scanArguments([target(port)], everything, lab) };
    const whole = { name: 'comply tls', command: node, args: [comply, 'tls', `127.0.0.1:${port}`], code: 0 };
    const times = new Map(await interleave([ours, whole, ...others(port)], 7, median));
    if (has.testssl) {
      const args = ['--quiet', '--warnings', 'batch', '--color', '0', '-E', `127.0.0.1:${port}`];
      times.set('testssl', await time({ name: 'testssl', command: 'testssl', args }));
    }
    const bars = { sslscan: 0.6, nmap: 0.8, testssl: 1 / 50 };
    expectRatios('67 suites, everything, by the library', times, bars);
    expectRatios('67 suites, everything, by comply tls', times, { sslscan: 0.6, testssl: 1 / 50 }, 'comply tls');
  });

  it('80 ms away', async () => {
    const delay = await startDelay({ port, roundTrip: 80 });
    const ours = { name: 'ours', command: node, args: scanArguments([target(delay.port)], lists, lab) };
    // The way takes most of the time, so once is enough.
    const times = new Map<string, number>();
    for (const contestant of [ours, ...others(delay.port)]) times.set(contestant.name, await time(contestant));
    delay.stop();
    expectRatios('67 suites, 80 ms away', times, { sslscan: 0.3, nmap: 0.6 });
  });

  it('is found whole in about as few connections as can be', async () => {
    for (const parts of [lists, more, everything]) {
      const { results } = await scanOnce([target(port)], parts, lab);
      const [result] = results;
      if (result === undefined) throw new Error('no result');
      const fewest = fewestConnections(result);
      console.log(`67 suites, ${parts.length} parts: ${result.connections} connections, ${fewest} at the least`);
      expect(result.suites).toEqual([10, 10, 44, 3]);
      // What else a scan of everything asks for needs handshakes of its own.
      if (parts !== everything) expect(result.connections).toBeLessThanOrEqual(fewest * 1.1);
    }
  });
});
