import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasNoEmulator, useAccount } from './support/account.ts';
import { parseAssessment } from './support/assessment.ts';
import { awsEnvironment, comply, emptyFolder } from './support/comply.ts';
import { seedKeys } from './support/seed/kms.ts';
import { region, settingsFor } from './support/seed/settings.ts';
import { loadSnapshot } from './support/snapshot.ts';

const rules = ['aws/kms/*', 'aws/sns/*', 'aws/dynamodb/*'].flatMap((glob) => ['--rule', glob]);
const args = ['scan', '--region', region, '--format', 'json', ...rules];

/** Two tables, two topics, five keys. */
async function seed(endpoint: string): Promise<void> {
  const settings = settingsFor(endpoint);
  await seedKeys(settings);
  for (const Name of ['alerts', 'news']) await new SNSClient(settings).send(new CreateTopicCommand({ Name }));
  for (const TableName of ['orders', 'events']) {
    await new DynamoDBClient(settings).send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      }),
    );
  }
}

describe.skipIf(hasNoEmulator)('a scan that is stopped half way', () => {
  const account = useAccount(seed);
  const whole = { stdout: '', requests: 0 };
  beforeAll(async () => {
    whole.stdout = (await run(args)).stdout;
    whole.requests = account().proxy.requests.length;
  });

  const run = (command: readonly string[], options = {}) =>
    comply(command, { env: awsEnvironment(account().proxy.url), ...options });

  /** All topics and keys are read, one table is, and the other hangs. */
  function stopWhenAllElseIsRead(signal: 'SIGINT' | 'SIGKILL', command: readonly string[]) {
    const { proxy } = account();
    proxy.inject({ kind: 'hang', operations: ['DescribeContinuousBackups'], after: 1 });
    let quiet = { requests: -1, since: 0 };
    const when = () => {
      const { length } = proxy.requests;
      if (length !== quiet.requests) quiet = { requests: length, since: performance.now() };
      const hangs = proxy.requests.filter(({ call }) => call === 'dynamodb:DescribeContinuousBackups').length > 1;
      return hangs && performance.now() - quiet.since > 700;
    };
    return run(command, { stop: { signal, when } });
  }

  /** What a report says of the account, without when it was read and what reading took. */
  function verdictsOf(stdout: string) {
    const { results, frameworks, ledger } = parseAssessment(stdout);
    const { statistics, ...rest } = ledger;
    const told = results.map(({ observedAt, ...result }) => result);
    return { results: told, frameworks, ledger: rest };
  }

  async function resume(folder: string) {
    account().proxy.inject();
    const resumed = await run([...args, '--resume', folder]);
    const { requests } = account().proxy;
    const asked = new Set(requests.map(({ call }) => call.split(':')[0]));
    expect([...asked].sort()).toEqual(['dynamodb', 'sts']);
    console.log(`resumed with ${requests.length} requests of ${whole.requests}`);
    expect(verdictsOf(resumed.stdout)).toEqual(verdictsOf(whole.stdout));
    expect(parseAssessment(resumed.stdout).run).toMatchObject({ complete: true, interrupted: false });
    const again = await comply(['scan', '--from', folder, '--format', 'json', ...rules]);
    expect(again.stdout === resumed.stdout).toBe(true);
    expect(again.code).toBe(resumed.code);
  }

  it('by SIGINT: what was read is judged and kept, exit 130; --resume reads the rest and comes to the same', async () => {
    const stopped = await stopWhenAllElseIsRead('SIGINT', args);
    expect(stopped.code).toBe(130);
    const assessment = parseAssessment(stopped.stdout);
    expect(assessment.run).toMatchObject({ interrupted: true, complete: false });
    const folder = /comply scan --resume (\S+)/.exec(stopped.stderr)?.[1] ?? '';
    const { units } = await loadSnapshot(folder);
    const complete = units.filter(({ state }) => state === 'complete').map(({ unit }) => unit);
    expect(complete.sort()).toEqual([`${region}/kms`, `${region}/sns`]);
    const unknown = assessment.results.filter(({ outcome }) => outcome === 'unknown');
    expect(unknown.every(({ rule }) => rule.startsWith('aws/dynamodb/'))).toBe(true);
    expect(unknown.map(({ cause }) => cause?.kind)).toContain('interrupted');
    const again = await comply(['scan', '--from', folder, '--format', 'json', ...rules]);
    expect(again.stdout === stopped.stdout).toBe(true);
    await resume(folder);
    await rm(folder, { recursive: true });
  });

  it('by kill -9: what was read to its end loads, the rest is unknown, exit 3; --resume comes to the same', async () => {
    const folder = join(emptyFolder(), 'snapshot');
    const killed = await stopWhenAllElseIsRead('SIGKILL', [...args, '--save-snapshot', folder]);
    expect(killed).toMatchObject({ code: null, stdout: '' });
    expect(JSON.parse(readFileSync(join(folder, 'snapshot.json'), 'utf8'))).not.toHaveProperty('parts');
    const loaded = await comply(['scan', '--from', folder, '--format', 'json', '--fail-on', 'none', ...rules]);
    expect(loaded.code).toBe(3);
    expect(loaded.stderr).toContain(`${folder} was cut off while it was collected`);
    const assessment = parseAssessment(loaded.stdout);
    expect(assessment.run).toMatchObject({ interrupted: true, complete: false });
    const ofTables = (rule: string) => rule.startsWith('aws/dynamodb/');
    const unknown = assessment.results.filter(({ outcome }) => outcome === 'unknown');
    expect(new Set(unknown.map(({ cause }) => cause?.kind))).toEqual(new Set(['interrupted']));
    expect(unknown.every(({ rule }) => ofTables(rule))).toBe(true);
    const others = verdictsOf(whole.stdout).results.filter(({ rule }) => !ofTables(rule));
    expect(verdictsOf(loaded.stdout).results.filter(({ rule }) => !ofTables(rule))).toEqual(others);
    await resume(folder);
  });
});
