import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasNoEmulator, useAccount } from './support/account.ts';
import { type AssessmentJson, outcomes, parseAssessment } from './support/assessment.ts';
import { awsEnvironment, comply, emptyFolder } from './support/comply.ts';
import { isAnswered } from './support/emulator.ts';
import type { Seen } from './support/fault-proxy.ts';
import { region } from './support/seed/settings.ts';
import { verdicts } from './support/verdicts.ts';

describe.skipIf(hasNoEmulator)('a live AWS account', () => {
  const account = useAccount();
  const folder = join(emptyFolder(), 'snapshot');
  let whole: AssessmentJson;
  let live: Awaited<ReturnType<typeof scan>>;
  let requests: readonly Seen[];
  beforeAll(async () => {
    live = await scan('--save-snapshot', folder);
    whole = parseAssessment(live.stdout);
    requests = account().proxy.requests;
  });

  const scan = (...args: string[]) => {
    account().proxy.inject();
    return comply(['scan', '--region', region, '--format', 'json', ...args], {
      env: awsEnvironment(account().proxy.url),
    });
  };

  it('is judged as it was made', () => {
    const found = verdicts.map(([rule, name]) => {
      const results = whole.results.filter((result) => result.rule === rule && result.resource.id.includes(name));
      return [rule, name, results.length === 1 ? results[0]?.outcome : `${results.length} results`];
    });
    expect(found).toEqual(verdicts);
    const rotation = whole.results.filter(({ rule }) => rule === 'aws/kms/rotation').map(({ outcome }) => outcome);
    expect(rotation.sort()).toEqual(['fail', 'fail', 'fail', 'pass', 'pass']);
  });

  it('has every control of every framework in its report, in both languages', async () => {
    for (const { counts, controls } of whole.frameworks) {
      expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(controls.length);
      expect(controls.length).toBeGreaterThan(60);
    }
    const text = async (lang: string) => (await comply(['scan', '--from', folder, '--lang', lang])).stdout;
    expect(await text('en')).toMatch(/WARNING: endpoint override/);
    expect(await text('ja')).toMatch(/[ぁ-ん]/);
  });

  /** What is asked more than once all the same. */
  const repeated = {
    'iam:GenerateCredentialReport': 'until there is a report',
    'logs:DescribeDeliveries': 'for log groups, and for the logs of load balancers: each is read, and resumed, alone',
  };

  it('is asked nothing twice, but where it did not answer', () => {
    const answered = requests.filter(({ call }) => isAnswered(call));
    const seen = Map.groupBy(answered, ({ call, region: place, text }) => `${call} ${place} ${text}`);
    const twice = [...seen].filter(([, { length }]) => length > 1).map(([request]) => request.split(' ', 1)[0]);
    console.log(`${requests.length} requests, ${answered.length} of them answered, ${twice.length} made twice`);
    expect(twice.sort()).toEqual(Object.keys(repeated));
    expect(answered.length).toBeGreaterThan(200);
  });

  it('is asked only for what the chosen rules read', async () => {
    await scan('--rule', 'aws/sns/kms-encryption');
    const asked = account().proxy.requests.map(({ call }) => call);
    expect(asked).toEqual([
      'sts:GetCallerIdentity',
      'sns:ListTopics',
      'sns:GetTopicAttributes',
      'sns:GetTopicAttributes',
    ]);
    await scan('--framework', 'hipaa', '--rule', 'aws/kms/*');
    const services = new Set(account().proxy.requests.map(({ call }) => call.split(':')[0]));
    expect([...services].sort()).toEqual(['kms', 'sts']);
  });

  it('is judged the same from a saved snapshot, without the cloud', async () => {
    const again = await comply(['scan', '--from', folder, '--format', 'json']);
    expect(again.code).toBe(live.code);
    expect(again.stdout === live.stdout).toBe(true);
  });

  it('says what reading took, by service: as many requests as were sent', async () => {
    const { statistics, calls } = whole.ledger;
    const sum = (key: 'calls' | 'requests' | 'bytes' | 'milliseconds') =>
      statistics.reduce((total, one) => total + one[key], 0);
    expect(sum('requests')).toBe(requests.length);
    expect(sum('calls')).toBe(calls);
    expect(sum('bytes')).toBeGreaterThan(10_000);
    expect(sum('milliseconds')).toBeGreaterThan(100);
    const asked = requests.filter(({ call }) => call.startsWith('sns:')).length;
    const sns = statistics.find(({ service }) => service === 'sns');
    expect(sns).toMatchObject({ target: 'aws', requests: asked, retries: 0, throttles: 0 });
    const verbose = await comply(['scan', '--from', folder, '--verbose']);
    expect(verbose.stdout).toMatch(new RegExp(`aws / sns +${sns?.calls} `));
    expect((await comply(['scan', '--from', folder])).stdout).not.toContain('aws / sns');
  });

  it('is read by a profile of comply.yaml, and one that is not there is named', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'aws'));
    const credentials = '[audit]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = secret\n';
    writeFileSync(join(cwd, 'aws', 'credentials'), credentials);
    const write = (profile: string) =>
      writeFileSync(
        join(cwd, 'comply.yaml'),
        `targets:\n  - { name: prod, provider: aws, profile: ${profile}, regions: [${region}] }\n`,
      );
    const env = { AWS_ENDPOINT_URL: account().proxy.url, AWS_SHARED_CREDENTIALS_FILE: join(cwd, 'aws', 'credentials') };
    write('audit');
    const found = await comply(['scan', '--format', 'json', '--rule', 'aws/logs/retention'], { cwd, env });
    expect(found.stderr).toBe('');
    expect(outcomes(parseAssessment(found.stdout)).size).toBe(10);
    write('nobody');
    const missing = await comply(['scan', '--format', 'json'], { cwd, env });
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr.trim().split('\n')).toHaveLength(1);
    expect(missing.stderr).toContain('nobody');
  });
});
