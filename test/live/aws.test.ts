import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hasNoEmulator, useAccount } from './support/account.ts';
import { type AssessmentJson, outcomes, parseAssessment } from './support/assessment.ts';
import { awsEnvironment, comply, emptyFolder } from './support/comply.ts';
import { region } from './support/seed.ts';

describe.skipIf(hasNoEmulator)('a live AWS account', () => {
  const account = useAccount();
  let whole: AssessmentJson;
  beforeAll(async () => {
    whole = await scanJson();
  });

  const scan = (...args: string[]) =>
    comply(['scan', '--region', region, '--format', 'json', ...args], { env: awsEnvironment(account().proxy.url) });
  const scanJson = async (...args: string[]) => parseAssessment((await scan(...args)).stdout);
  const outcomeOf = (rule: string, name: string) => {
    const found = whole.results.filter((result) => result.rule === rule && result.resource.id.includes(name));
    expect(found, `${rule} on ${name}`).toHaveLength(1);
    return found[0]?.outcome;
  };

  it('is judged as it was made', () => {
    const verdicts: readonly (readonly [string, string, string])[] = [
      ['aws/kms/rotation', 'key/', ''],
      ['aws/s3/tls-only', 'acme-audit', 'pass'],
      ['aws/s3/tls-only', 'acme-public', 'fail'],
      ['aws/s3/acl-not-public', 'acme-public', 'fail'],
      ['aws/s3/acl-not-public', 'acme-audit', 'pass'],
      ['aws/s3/public-access-block', 'acme-audit', 'pass'],
      ['aws/s3/public-access-block', 'acme-data-1', 'fail'],
      ['aws/s3/versioning', 'acme-audit', 'pass'],
      ['aws/s3/versioning', 'acme-data-2', 'fail'],
      ['aws/iam/console-users-mfa', 'user/aiko', 'pass'],
      ['aws/iam/console-users-mfa', 'user/ben', 'fail'],
      ['aws/iam/console-users-mfa', 'user/chika', 'not-applicable'],
      ['aws/logs/retention', 'app-0', 'pass'],
      ['aws/logs/retention', 'app-5', 'fail'],
      ['aws/logs/retention', 'app-9', 'pass'],
      ['aws/cloudtrail/log-file-validation', 'trail/org', 'pass'],
      ['aws/cloudtrail/log-file-validation', 'trail/local', 'fail'],
      ['aws/cloudtrail/archive-retention', 'trail/org', 'pass'],
      ['aws/cloudtrail/archive-retention', 'trail/local', 'fail'],
    ];
    for (const [rule, name, outcome] of verdicts) if (outcome !== '') expect(outcomeOf(rule, name)).toBe(outcome);
    const rotation = whole.results.filter(({ rule }) => rule === 'aws/kms/rotation').map(({ outcome }) => outcome);
    expect(rotation.filter((outcome) => outcome === 'pass')).toHaveLength(2);
    expect(rotation.filter((outcome) => outcome === 'fail')).toHaveLength(3);
  });

  it('has every control of every framework in its report, in both languages', async () => {
    const controls = whole.frameworks.map(({ id, counts }) => [id, Object.values(counts).reduce((a, b) => a + b, 0)]);
    expect(controls).toEqual([
      ['soc2', 61],
      ['hipaa', 79],
      ['iso27017', 97],
      ['jp-3sho2', 266],
    ]);
    const text = async (lang: string) =>
      (await comply(['scan', '--region', region, '--lang', lang], { env: awsEnvironment(account().proxy.url) })).stdout;
    expect(await text('en')).toMatch(/WARNING: endpoint override/);
    expect(await text('ja')).toMatch(/[ぁ-ん]/);
  });

  it('makes no call twice with the same arguments', async () => {
    account().proxy.inject();
    await scan();
    const twice = account().proxy.requests.filter(
      (request, index) => account().proxy.requests.indexOf(request) !== index,
    );
    console.log(`${account().proxy.requests.length} requests, ${twice.length} made twice`);
    expect(twice).toEqual([]);
  });

  it('asks only for what the chosen rules read', async () => {
    account().proxy.inject();
    await scan('--rule', 'aws/logs/retention');
    expect(account().proxy.requests.map((request) => request.split(' ')[0])).toEqual([
      'GetCallerIdentity',
      'DescribeLogGroups',
    ]);
  });

  it('gives the same verdicts again from a saved snapshot, without the cloud', async () => {
    const folder = join(emptyFolder(), 'snapshot');
    const live = await scan('--save-snapshot', folder);
    const again = await comply(['scan', '--from', folder, '--format', 'json']);
    expect(again.code).toBe(live.code);
    expect(again.stdout).toBe(live.stdout);
  });

  it('reads a profile of comply.yaml, and names one that is not there', async () => {
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
