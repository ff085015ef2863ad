import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { hasNoEmulator } from '../live/support/account.ts';
import { awsEnvironment, emptyFolder } from '../live/support/comply.ts';
import { startMoto } from '../live/support/moto.ts';
import { region } from '../live/support/seed/settings.ts';
import { emptyAccount } from './empty-account.ts';
import { type Contestant, time } from './interleave.ts';
import { startPacedServer } from './paced-server-client.ts';
import { runProwler } from './prowler.ts';

const comply = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const bareRequests = fileURLToPath(new URL('./bare-requests.ts', import.meta.url));
const node = process.execPath;
const rounds = 7;

const environment = (url: string): Record<string, string> => ({
  ...(awsEnvironment(url) as Record<string, string>),
  AWS_ENDPOINT_URL_S3_CONTROL: url.replace('127.0.0.1', 'localhost'),
  AWS_EC2_METADATA_DISABLED: 'true',
  CI: '1',
  HOME: emptyFolder(),
});
const scan = (url: string, ...args: string[]): Contestant => ({
  name: 'comply scan',
  command: node,
  args: [comply, 'scan', '--region', region, ...args],
  code: 1,
  env: environment(url),
});

/** What a bare client asks in vain, which costs it as much: over HTTP/2, and of a host name that not every resolver knows. */
const unheard = ['kinesis:ListStreams', 's3control:GetPublicAccessBlock'];

describe('one region of an account with nothing in it', () => {
  const server = startPacedServer();
  afterAll(server.stop);
  const behave = () => server.behave({ world: emptyAccount, latency: 0, buckets: false });

  it('takes at most 1.5 times what a bare loop of the same calls takes, plus start-up', async () => {
    const times = { scan: [] as number[], startUp: [] as number[], bare: [] as number[] };
    let count = 0;
    // They take turns, so that what else the machine does falls on both. At first the server loads the models it needs.
    for (let round = 0; round <= rounds; round++) {
      const scanned = await time(scan(await behave()));
      const { requests } = await server.asked();
      const startUp = await time({ name: 'start-up', command: node, args: [comply, '--help'] });
      const bare = await runBare(requests, await behave());
      const replayed = await server.asked();
      expect(count === 0 || count === requests.length).toBe(true);
      count = requests.length;
      expect(sorted(replayed.requests)).toEqual(sorted(requests));
      if (round === 0) continue;
      times.scan.push(scanned);
      times.startUp.push(startUp);
      times.bare.push(bare);
    }
    const [scanned, startUp, bare] = [median(times.scan), median(times.startUp), median(times.bare)];
    const ratio = (scanned - startUp) / bare;
    console.log(
      `${count} requests: comply scan ${scanned.toFixed(0)} ms, start-up ${startUp.toFixed(0)} ms, bare loop ` +
        `${bare.toFixed(0)} ms: ${ratio.toFixed(2)} x (bar 1.5)`,
    );
    expect(ratio).toBeLessThanOrEqual(1.5);
  });
});

describe.skipIf(hasNoEmulator)('the same on an emulator that lacks a sixth of the calls', () => {
  it('is timed beside Prowler, which reads HIPAA alone', async () => {
    const took = async (...args: string[]) => onEmulator((url) => time(scan(url, ...args)));
    await took();
    const [all, hipaa] = [await took(), await took('--framework', 'hipaa')];
    const prowler = await onEmulator((url) => runProwler(environment(url), region));
    const ours = `all rules ${(all / 1000).toFixed(1)} s, HIPAA alone ${(hipaa / 1000).toFixed(1)} s`;
    const theirs =
      typeof prowler === 'string'
        ? `was not run: ${prowler}`
        : `${prowler.version}, HIPAA: ${prowler.seconds.toFixed(1)} s, ${prowler.findings} findings`;
    console.log(`empty account on moto: comply ${ours}; Prowler ${theirs}`);
  });
});

async function onEmulator<Value>(work: (url: string) => Promise<Value>): Promise<Value> {
  const moto = inject('moto');
  if ('missing' in moto) throw new Error(moto.missing);
  const emulator = await startMoto(moto.server);
  try {
    return await work(emulator.url);
  } finally {
    await emulator.stop();
  }
}

/** The time of a process that makes these requests with the SDK, one after another, and nothing else. */
async function runBare(requests: readonly object[], url: string): Promise<number> {
  const file = join(emptyFolder(), 'requests.json');
  writeFileSync(file, JSON.stringify(requests));
  return time({
    name: 'bare loop',
    command: node,
    args: ['--no-warnings', '--experimental-strip-types', bareRequests, file],
    env: environment(url),
  });
}

function sorted(requests: readonly { readonly call: string; readonly region: string }[]): readonly string[] {
  const heard = requests.filter(({ call }) => !unheard.includes(call));
  return heard.map(({ call, region: place }) => `${call} ${place}`).sort();
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
