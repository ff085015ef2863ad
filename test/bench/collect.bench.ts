import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasNoEmulator, useAccount } from '../live/support/account.ts';
import { awsEnvironment } from '../live/support/comply.ts';
import { region } from '../live/support/seed.ts';
import { type Contestant, interleave, time } from './interleave.ts';

const comply = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const bareLoop = fileURLToPath(new URL('./bare-loop.ts', import.meta.url));
const node = process.execPath;

describe.skipIf(hasNoEmulator)('collecting an AWS account', () => {
  const account = useAccount();

  const contestants = (url: string): readonly [Contestant, Contestant, Contestant] => {
    const env = { ...awsEnvironment(url), CI: '1' };
    return [
      { name: 'start-up', command: node, args: [comply, '--help'], env },
      { name: 'bare loop', command: node, args: ['--no-warnings', '--experimental-strip-types', bareLoop], env },
      { name: 'comply scan', command: node, args: [comply, 'scan', '--region', region], code: 1, env },
    ];
  };

  it('takes at most twice the time of a bare loop over the same calls, plus start-up', async () => {
    const medians = await interleave(contestants(account().emulator.url), 7);
    const taken = (name: string) => medians.get(name) ?? Number.NaN;
    const ratio = (taken('comply scan') - taken('start-up')) / taken('bare loop');
    console.log(
      `comply scan ${taken('comply scan').toFixed(0)} ms, bare loop ${taken('bare loop').toFixed(0)} ms, start-up ` +
        `${taken('start-up').toFixed(0)} ms: ${ratio.toFixed(2)} x (bar 2)`,
    );
    expect(ratio).toBeLessThanOrEqual(2);
  });

  it('makes the same calls as the bare loop', async () => {
    const [, bare, scan] = contestants(account().proxy.url);
    const operations = async (contestant: Contestant) => {
      account().proxy.inject();
      await time(contestant);
      return account()
        .proxy.requests.map((request) => request.split(' ')[0])
        .sort();
    };
    const expected = await operations(bare);
    expect(await operations(scan)).toEqual(expected);
  });
});
