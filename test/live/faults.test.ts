import { beforeAll, describe, expect, it } from 'vitest';
import { hasNoEmulator, useAccount } from './support/account.ts';
import { type AssessmentJson, outcomes, parseAssessment, type ResultJson } from './support/assessment.ts';
import { awsEnvironment, comply } from './support/comply.ts';
import type { Fault } from './support/fault-proxy.ts';
import { region } from './support/seed/settings.ts';

describe.skipIf(hasNoEmulator)('an AWS account that does not answer as it should', () => {
  const account = useAccount();
  let whole: AssessmentJson;
  beforeAll(async () => {
    whole = (await scanWith([])).assessment;
  });

  async function scanWith(faults: readonly Fault[], ...args: string[]) {
    account().proxy.inject(...faults);
    const env = awsEnvironment(account().proxy.url);
    const run = await comply(['scan', '--region', region, '--format', 'json', ...args], { env });
    return { ...run, assessment: parseAssessment(run.stdout) };
  }

  it('denies everything but who we are: every result is unknown and names its missing action', async () => {
    const { code, assessment } = await scanWith([{ kind: 'deny' }]);
    const { results } = assessment;
    const rules = new Set(results.map(({ rule }) => rule));
    expect(new Set(whole.results.map(({ rule }) => rule))).toEqual(rules);
    const unknown = results.filter(({ outcome }) => outcome === 'unknown');
    expect(unknown.filter(({ cause }) => !/^[a-z0-9-]+:[A-Z]\w+$/.test(cause?.permission ?? ''))).toEqual([]);
    // What the region does not offer, and what nobody chose to demand, needs no permission.
    const others = results.filter((result) => !unknown.includes(result));
    const before = whole.results.filter(({ outcome }) => outcome === 'not-applicable').map(({ rule }) => rule);
    expect(others.filter(({ rule, outcome }) => outcome !== 'not-applicable' || !before.includes(rule))).toEqual([]);
    expect(others.length).toBeLessThan(10);
    console.log(`${unknown.length} results of ${rules.size} rules are unknown, ${others.length} do not apply`);
    expect(code).toBe(3);
  });

  /** A list of each protocol, and what it lists. */
  const lists = {
    ListKeys: 'aws/kms/key',
    GetCredentialReport: 'aws/iam/user',
    DescribeSecurityGroups: 'aws/vpc/security-group',
    DescribeDBInstances: 'aws/rds/db-instance',
    ListDistributions: 'aws/cloudfront/distribution',
    GetRestApis: 'aws/apigateway/rest-api',
  };

  it.each(['GetBucketEncryption', 'GetKeyRotationStatus', ...Object.keys(lists)])(
    'denies %s alone',
    async (operation) => {
      const { assessment } = await scanWith([{ kind: 'deny', operations: [operation] }]);
      const before = outcomes(whole);
      const after = outcomes(assessment);
      const invented = [...after].filter(([key, outcome]) => outcome !== 'unknown' && before.get(key) !== outcome);
      expect(invented).toEqual([]);
      const changed = assessment.results.filter(
        (result) => before.get(`${result.rule} ${result.resource.id}`) !== result.outcome,
      );
      expect(changed.length).toBeGreaterThan(0);
      expect(changed.filter(({ outcome }) => outcome !== 'unknown')).toEqual([]);
      const causesOf = ({ cause, observed }: ResultJson) => [cause, ...observed.map((one) => one.cause)];
      const named = (result: ResultJson) => causesOf(result).some((cause) => cause?.call?.split(':')[1] === operation);
      expect(changed.filter((result) => !named(result))).toEqual([]);
      const list = lists[operation as keyof typeof lists];
      if (list !== undefined) expectOneUnknownPerRule(assessment, list);
      console.log(`${operation}: ${changed.length} results became unknown, ${after.size - changed.length} unchanged`);
    },
  );

  function expectOneUnknownPerRule(assessment: AssessmentJson, type: string): void {
    const rules = new Set(whole.results.filter(({ resource }) => resource.type === type).map(({ rule }) => rule));
    expect(rules.size).toBeGreaterThan(0);
    for (const rule of rules) {
      const results = assessment.results.filter((result) => result.rule === rule);
      expect(results.map(({ outcome }) => outcome)).toEqual(['unknown']);
      expect(results[0]?.resource.account).toBe('111122223333');
    }
  }

  const topics = ['--rule', 'aws/sns/*'];
  const causes = ({ results }: AssessmentJson): readonly ResultJson['cause'][] => results.map(({ cause }) => cause);

  it('throttles to the end', async () => {
    const { code, assessment } = await scanWith([{ kind: 'throttle', operations: ['ListTopics'] }], ...topics);
    for (const cause of causes(assessment)) expect(cause).toMatchObject({ kind: 'throttled', call: 'sns:ListTopics' });
    expect(code).toBe(3);
  });

  it('cuts a body', async () => {
    const { code, assessment } = await scanWith([{ kind: 'truncate', operations: ['ListTopics'] }], ...topics);
    for (const cause of causes(assessment)) expect(cause?.kind).toBe('bad-response');
    expect(code).toBe(3);
  });

  it.each([
    ['DescribeLogGroups', 'aws/logs/retention', 10],
    ['ListKeys', 'aws/kms/rotation', 5],
  ])(
    'cuts the second page of %s: what was read keeps its verdict, and one unknown says so',
    async (operation, rule, found) => {
      const { assessment } = await scanWith([{ kind: 'cut-page', operations: [operation] }], '--rule', rule);
      const before = outcomes(whole);
      const unknown = assessment.results.filter(({ outcome }) => outcome === 'unknown');
      expect(unknown).toHaveLength(1);
      expect(unknown[0]?.cause?.kind).toBe('cut-short');
      const kept = assessment.results.filter(
        (result) => before.get(`${result.rule} ${result.resource.id}`) === result.outcome,
      );
      expect(kept).toHaveLength(found);
    },
  );

  it('hangs', async () => {
    const fault: Fault = { kind: 'hang', operations: ['ListTopics'] };
    const { code, assessment, milliseconds } = await scanWith([fault], ...topics, '--timeout', '1s');
    for (const cause of causes(assessment)) expect(cause?.kind).toBe('timeout');
    expect(code).toBe(3);
    console.log(`gave up after ${(milliseconds / 1000).toFixed(1)} s`);
  });

  it('lets the token expire half way: what was read stays, the rest is unknown', async () => {
    const { code, assessment } = await scanWith([{ kind: 'expire', after: 20 }]);
    const before = outcomes(whole);
    const known = assessment.results.filter(({ outcome }) => outcome === 'pass' || outcome === 'fail');
    for (const result of known) expect(before.get(`${result.rule} ${result.resource.id}`)).toBe(result.outcome);
    const unknown = assessment.results.filter(({ outcome }) => outcome === 'unknown');
    expect(unknown.some(({ cause }) => cause?.kind === 'credentials-expired')).toBe(true);
    expect([1, 3]).toContain(code);
    console.log(`${known.length} known, ${unknown.length} unknown, ${account().proxy.requests.length} requests`);
  });

  it('is not there at all: a ledger entry, exit 3, no verdict', async () => {
    const run = await comply(['scan', '--region', region, '--format', 'json'], {
      env: awsEnvironment('http://127.0.0.1:1'),
    });
    const assessment = parseAssessment(run.stdout);
    expect(assessment.results.filter(({ outcome }) => outcome !== 'unknown')).toEqual([]);
    expect(assessment.ledger.gaps[0]?.cause.kind).toBe('unreachable');
    expect(run.code).toBe(3);
  });
});
