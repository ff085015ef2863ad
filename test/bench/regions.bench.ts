import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { rateOf } from '../../src/providers/aws/send/rates.ts';
import { awsEnvironment, emptyFolder } from '../live/support/comply.ts';
import { emptyAccount, regions } from './empty-account.ts';
import { type Contestant, time } from './interleave.ts';
import type { PlainRequest } from './paced-server.ts';
import { startPacedServer } from './paced-server-client.ts';

const comply = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const bareRequests = fileURLToPath(new URL('./bare-requests.ts', import.meta.url));
const node = process.execPath;
const latency = 50;

/** Milliseconds of one round, and how many of the requests the bare loop could not make. */
interface Round {
  readonly scanned: number;
  readonly startUp: number;
  readonly imports: number;
  readonly loop: number;
  readonly failed: number;
}

describe('17 regions of an account with nothing in it, each answer 50 ms late', () => {
  const server = startPacedServer();
  afterAll(server.stop);

  const environment = (url: string): Record<string, string> => ({
    ...(awsEnvironment(url) as Record<string, string>),
    AWS_ENDPOINT_URL_S3_CONTROL: url.replace('127.0.0.1', 'localhost'),
    CI: '1',
    HOME: emptyFolder(),
  });

  it('takes at most 1.3 times what buckets, latency or a bare loop take, plus imports', async () => {
    const config = join(emptyFolder(), 'comply.yaml');
    writeFileSync(config, 'targets:\n  - { name: prod, provider: aws }\n');
    const scan = (url: string): Contestant => ({
      name: 'comply scan',
      command: node,
      args: [comply, 'scan', '--config', config, '--format', 'json'],
      code: 1,
      env: environment(url),
    });
    const rounds: Round[] = [];
    let requests: readonly PlainRequest[] = [];
    // They take turns, so that what else the machine does falls on both. At first the server loads the models it needs.
    for (let round = 0; round <= 8; round++) {
      const url = await server.behave({ world: emptyAccount, latency, buckets: true });
      const scanned = await time(scan(url));
      const asked = await server.asked();
      expect(asked.throttled).toBe(0);
      requests = asked.requests;
      const startUp = await time({ name: 'start-up', command: node, args: [comply, '--help'] });
      if (round > 0) rounds.push({ scanned, startUp, ...(await runBare(requests)) });
    }
    // What else the machine does only adds: the least of the rounds is the nearest to what each costs.
    const least = (part: keyof Round) => Math.min(...rounds.map((round) => round[part]));
    const loop = least('loop');
    const floor = Math.max(bucketFloor(requests), 3 * latency);
    const taken = least('scanned') - least('startUp') - least('imports');
    const ratio = taken / Math.max(floor, loop);
    console.log(
      `${requests.length} requests in ${new Set(requests.map(({ region }) => region)).size} regions: scan ` +
        `${least('scanned').toFixed(0)} ms, start-up ${least('startUp').toFixed(0)} ms, imports ` +
        `${least('imports').toFixed(0)} ms, bare loop ${loop.toFixed(0)} ms (${(loop / requests.length).toFixed(2)} ms ` +
        `a call), floor of buckets and latency ${floor.toFixed(0)} ms: ${ratio.toFixed(2)} x (bar 1.3)`,
    );
    expect(new Set(requests.map(({ region }) => region)).size).toBe(regions.length);
    expect(rounds.map(({ failed }) => failed).every((failed) => failed === 0)).toBe(true);
    expect(ratio).toBeLessThanOrEqual(1.3);
  });

  /** The same requests, in order and one at a time, without latency. */
  async function runBare(requests: readonly PlainRequest[]) {
    const file = join(emptyFolder(), 'requests.json');
    writeFileSync(file, JSON.stringify(requests));
    const url = await server.behave({ world: emptyAccount, latency: 0, buckets: false });
    const output = execFileSync(node, ['--no-warnings', '--experimental-strip-types', bareRequests, file], {
      env: { ...process.env, ...environment(url) },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return JSON.parse(output) as Omit<Round, 'scanned' | 'startUp'>;
  }
});

/** How long the slowest bucket takes, in milliseconds: a full one at the start, then what comes back. */
function bucketFloor(requests: readonly PlainRequest[]): number {
  const counts = new Map<string, { rate: ReturnType<typeof rateOf>; count: number }>();
  for (const { call, region } of requests) {
    const rate = rateOf(call);
    const key = `${rate.bucket} ${region}`;
    const entry = counts.get(key) ?? { rate, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const times = [...counts.values()].map(({ rate, count }) => ((count - rate.burst) / rate.perSecond) * 1000);
  return Math.max(0, ...times);
}
