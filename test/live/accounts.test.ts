import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { hasNoEmulator, useAccount } from './support/account.ts';
import { parseAssessment, type ResultJson } from './support/assessment.ts';
import { awsEnvironment, comply, emptyFolder } from './support/comply.ts';
import { seedKeys } from './support/seed/kms.ts';
import { seedOrganization } from './support/seed/organizations.ts';
import { enterAccount, account as home, region, type Settings, settingsFor } from './support/seed/settings.ts';

/** Made by the seed. */
const seeded = { settings: settingsFor(''), clinic: '', research: '', closed: '' };

/** An organisation: keys at home, topics in two regions of `clinic`, one topic in `research`, nothing in `closed`. */
async function seed(endpoint: string): Promise<void> {
  const settings = await enterAccount(settingsFor(endpoint), home);
  const [clinic = '', research = '', closed = ''] = await seedOrganization(settings, ['clinic', 'research', 'closed']);
  Object.assign(seeded, { settings, clinic, research, closed });
  await seedKeys(settings);
  const inClinic = await enterAccount(settings, clinic);
  await createTopic(inClinic, 'admissions');
  await createTopic({ ...inClinic, region: 'eu-west-1' }, 'visitors');
  await createTopic(await enterAccount(settings, research), 'trials');
}

async function createTopic(settings: Settings, Name: string): Promise<void> {
  await new SNSClient(settings).send(new CreateTopicCommand({ Name }));
}

describe.skipIf(hasNoEmulator)('several live AWS accounts and regions', () => {
  const account = useAccount(seed, 'several');

  async function scan(target: string, ...rules: string[]) {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'comply.yaml'), `targets:\n  - { name: org, provider: aws, ${target} }\n`);
    account().proxy.inject(...denied);
    const chosen = rules.flatMap((rule) => ['--rule', rule]);
    const env = awsEnvironment(account().proxy.url, seeded.settings);
    const run = await comply(['scan', '--format', 'json', ...chosen], { cwd, env });
    return { ...run, assessment: parseAssessment(run.stdout), requests: account().proxy.requests };
  }

  /** Whoever may not be entered. */
  let denied: { readonly kind: 'deny'; readonly operations: readonly string[]; readonly about: string }[] = [];
  const close = (id: string) => ({ kind: 'deny', operations: ['AssumeRole'], about: id }) as const;

  const placed = (results: readonly ResultJson[]) =>
    results.map(({ outcome, resource }) => [outcome, resource.account, resource.region, resource.id.split(':').at(-1)]);
  const role = (id: string) => `arn:aws:iam::${id}:role/ComplyAudit`;

  it('are read in every region that is enabled, as the account says itself', async () => {
    const { Regions = [] } = await new EC2Client(seeded.settings).send(
      new DescribeRegionsCommand({ AllRegions: true }),
    );
    const enabled = Regions.filter(({ OptInStatus }) => OptInStatus !== 'not-opted-in').map(
      ({ RegionName }) => RegionName,
    );
    const { assessment, requests } = await scan(`role: "${role(seeded.clinic)}"`, 'aws/sns/kms-encryption');
    const asked = requests.filter(({ call }) => call === 'sns:ListTopics').map((request) => request.region);
    expect(asked.sort()).toEqual(enabled.sort());
    expect(assessment.targets[0]?.regions).toEqual(enabled);
    expect(placed(assessment.results)).toEqual([
      ['fail', seeded.clinic, region, 'admissions'],
      ['fail', seeded.clinic, 'eu-west-1', 'visitors'],
    ]);
    console.log(`${enabled.length} of ${Regions.length} regions are enabled, and were read`);
  });

  it('have nothing where a region is not enabled, and that is no error', async () => {
    const { Regions = [] } = await new EC2Client(seeded.settings).send(
      new DescribeRegionsCommand({ AllRegions: true }),
    );
    const off = Regions.find(({ OptInStatus }) => OptInStatus === 'not-opted-in')?.RegionName ?? 'none';
    const { assessment, code, requests } = await scan(`regions: [${off}]`, 'aws/sns/kms-encryption');
    expect(assessment.ledger.absent).toMatchObject([{ account: home, region: off, reason: 'not-enabled' }]);
    expect(assessment.results.map(({ outcome }) => outcome)).toEqual(['not-applicable']);
    expect(requests.filter(({ call }) => call.startsWith('sns:'))).toEqual([]);
    expect(code).toBe(0);
  });

  it('are read by a list of roles, each assumed once; one that is refused stays, as unknown', async () => {
    denied = [close(seeded.closed)];
    const { clinic, research, closed } = seeded;
    const roles = [clinic, research, closed].map((id) => `"${role(id)}"`).join(', ');
    const { assessment, code, requests } = await scan(`role: [${roles}], regions: [${region}]`, 'aws/sns/*');
    const entered = requests.filter(({ call }) => call === 'sts:AssumeRole').map(({ text }) => text);
    for (const id of [clinic, research, closed]) expect(entered.filter((text) => text.includes(id))).toHaveLength(1);
    const encrypted = assessment.results.filter(({ rule }) => rule === 'aws/sns/kms-encryption');
    expect(placed(encrypted)).toEqual(
      expect.arrayContaining([
        ['fail', clinic, region, 'admissions'],
        ['fail', research, region, 'trials'],
        ['unknown', closed, region, expect.any(String)],
      ]),
    );
    expect(encrypted).toHaveLength(3);
    const unknown = assessment.results.filter(({ outcome }) => outcome === 'unknown');
    expect(new Set(unknown.map(({ cause }) => `${cause?.kind} ${cause?.permission}`))).toEqual(
      new Set(['denied sts:AssumeRole']),
    );
    // The keys of each account ask for its own topics, and nobody else does.
    const keys = requests.filter(({ call }) => call === 'sns:ListTopics').map(({ accessKey }) => accessKey);
    expect(new Set(keys).size).toBe(2);
    expect(keys).not.toContain(seeded.settings.credentials.accessKeyId);
    expect(code).toBe(1);
  });

  it('are those of the organisation; the one that is refused stays in the denominator', async () => {
    denied = [close(seeded.closed)];
    const { clinic, research, closed } = seeded;
    const target = `organization: { role: ComplyAudit }, regions: [${region}]`;
    const { assessment, requests } = await scan(target, 'aws/sns/kms-encryption', 'aws/kms/rotation');
    expect(assessment.targets[0]?.accounts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: home, caller: expect.stringContaining(home) }),
        expect.objectContaining({ id: clinic, name: 'clinic', caller: expect.stringContaining(clinic) }),
        expect.objectContaining({ id: research, name: 'research', caller: expect.stringContaining(research) }),
        { id: closed, name: 'closed', regions: [] },
      ]),
    );
    expect(assessment.targets[0]?.accounts).toHaveLength(4);
    const by = (rule: string) => placed(assessment.results.filter((result) => result.rule === rule));
    expect(by('aws/sns/kms-encryption').map(([outcome, id]) => [outcome, id])).toEqual(
      expect.arrayContaining([
        ['fail', clinic],
        ['fail', research],
        ['unknown', closed],
      ]),
    );
    const keys = by('aws/kms/rotation').map(([outcome, id]) => `${outcome} ${id}`);
    expect(keys.sort()).toEqual(
      [...Array(3).fill(`fail ${home}`), ...Array(2).fill(`pass ${home}`), `unknown ${closed}`].sort(),
    );
    const entered = requests.filter(({ call }) => call === 'sts:AssumeRole');
    // The management account has no such role: it is read as whoever lists the organisation.
    expect(entered.filter(({ text }) => text.includes(home))).toEqual([]);
    expect(entered).toHaveLength(3);
    denied = [];
  });

  it('do not take up each other’s snapshots', async () => {
    const folder = join(emptyFolder(), 'snapshot');
    account().proxy.inject({ kind: 'deny', operations: ['ListKeys'] });
    const args = ['scan', '--region', region, '--rule', 'aws/kms/rotation', '--format', 'json'];
    const url = account().proxy.url;
    await comply([...args, '--save-snapshot', folder], { env: awsEnvironment(url, seeded.settings) });
    const other = await enterAccount(settingsFor(account().emulator.url), seeded.clinic);
    const refused = await comply([...args, '--resume', folder], { env: awsEnvironment(url, other) });
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toContain(`target 'aws' is now ${seeded.clinic}, and in ${folder} it is ${home}`);
  });
});
