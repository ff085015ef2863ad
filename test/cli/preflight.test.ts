import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadWorld } from '../support/aws-world.ts';
import { isolateAws } from '../support/collect-aws.ts';
import { type FaultScript, startReplayServer } from '../support/replay-server.ts';
import { runComply } from '../support/run-comply.ts';

beforeEach(isolateAws);

/** `comply preflight` of KMS and the log groups in one region. */
async function preflight(script?: FaultScript, ...flags: string[]) {
  const server = await startReplayServer(loadWorld('sts/caller', 'kms/compliant', 'logs/compliant'), script);
  onTestFinished(server.close);
  const selection = ['--rule', 'aws/kms/rotation', '--rule', 'aws/kms/policy-not-public', '--rule', 'aws/logs/kms-*'];
  const argv = ['preflight', '--region', 'ap-northeast-1', ...selection, ...flags];
  const { code, stdout, stderr } = await runComply(argv, { env: { CI: '1', AWS_ENDPOINT_URL: server.url } });
  expect(server.unanswered).toEqual([]);
  return { code, stdout, stderr, asked: server.requests.map(({ call }) => call) };
}

const refuse =
  (name: string): FaultScript =>
  ({ call }) =>
    call === name ? { kind: 'error', status: 400, code: 'AccessDeniedException' } : undefined;

describe('comply preflight', () => {
  it('tries each call once, whatever there is to ask about', async () => {
    const run = await preflight();
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.asked.toSorted()).toEqual([
      'kms:DescribeKey',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListKeys',
      'logs:DescribeLogGroups',
      'sts:GetCallerIdentity',
    ]);
    expect(run.stdout).toMatch(/^6 calls can be read, 0 cannot\n/);
    expect(run.stdout).toContain('Nothing stands in the way of the 3 selected rules.');
  });

  it('names what was refused, what to grant, and the rules that will be unknown', async () => {
    const run = await preflight(refuse('kms:GetKeyPolicy'));
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('5 calls can be read, 1 cannot');
    expect(run.stdout).toContain('? kms:GetKeyPolicy');
    expect(run.stdout.replace(/\s+/g, ' ')).toContain('Grant kms:GetKeyPolicy.');
    expect(run.stdout).toContain('aws / 111122223333 / ap-northeast-1');
    expect(run.stdout).toContain('1 rule will be unknown: aws/kms/policy-not-public');
    expect(run.stdout).toContain('1 of 3 selected rules will be unknown.');
  });

  it('says which calls could not be tried, as a list before them was refused', async () => {
    const run = await preflight(refuse('kms:ListKeys'));
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('2 rules will be unknown: aws/kms/policy-not-public, aws/kms/rotation');
    const text = run.stdout.replace(/\s+/g, ' ');
    expect(text).toContain('3 calls not tried');
    expect(text).toContain(': kms:DescribeKey, kms:GetKeyPolicy, kms:GetKeyRotationStatus ');
  });

  it('says so in Japanese', async () => {
    const run = await preflight(refuse('kms:GetKeyPolicy'), '--lang', 'ja');
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('aws/kms/policy-not-public');
    expect(run.stdout).toMatch(/[\p{Script=Hiragana}]/u);
    expect(run.stdout).not.toMatch(/\bcalls?\b|\brules?\b/);
  });
});
