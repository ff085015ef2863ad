import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { loadWorld } from '../support/aws-world.ts';
import { isolateAws } from '../support/collect-aws.ts';
import { emptyAnswer } from '../support/empty-answer.ts';
import { type FaultScript, startReplayServer } from '../support/replay-server.ts';
import { runComply } from '../support/run-comply.ts';

beforeEach(isolateAws);

const both =
  'targets:\n  - { name: prod, provider: aws, regions: [ap-northeast-1] }\n  - { name: records, provider: records, path: compliance/ }\n';
const alone = 'targets: [{ name: records, provider: records, path: compliance/ }]\n';
const dataSets =
  "- { name: Charts, classification: phi, environment: production, stores: [{ id: 'arn:aws:s3:::*' }, { tag: { key: data, value: charts } }], flows: [] }\n" +
  '- { name: Nowhere, classification: public, environment: test, stores: [{ id: nothing }], flows: [] }\n';
const tags = [
  {
    call: 'tag:GetResources',
    status: 200,
    body: JSON.stringify({
      PaginationToken: '',
      ResourceTagMappingList: [
        {
          ResourceARN: 'arn:aws:kinesis:ap-northeast-1:111122223333:stream/acme-clicks',
          Tags: [{ Key: 'data', Value: 'charts' }],
        },
      ],
    }),
  },
];

/** Runs a command in a folder with these files, against an account with buckets and a stream. */
async function run(files: Readonly<Record<string, string>>, argv: readonly string[], script?: FaultScript) {
  const cwd = mkdtempSync(join(tmpdir(), 'comply-records-cli-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  mkdirSync(join(cwd, 'compliance'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  const world = [...loadWorld('sts/caller', 's3/gaps', 'kinesis/gaps'), ...tags];
  const server = await startReplayServer(world, script, { otherwise: emptyAnswer });
  onTestFinished(server.close);
  const ran = await runComply(argv, { cwd, env: { CI: '1', AWS_ENDPOINT_URL: server.url } });
  return Object.assign(ran, { asked: server.requests.map(({ call }) => call) });
}

const scan = (...rules: readonly string[]) => [
  'scan',
  '--format',
  'json',
  ...rules.flatMap((rule) => ['--rule', rule]),
];

/** Outcomes of one rule by the id of the resource. */
function outcomesOf({ json }: Awaited<ReturnType<typeof run>>, rule: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    json.results.filter((result) => result.rule === rule).map(({ resource, outcome }) => [resource.id, outcome]),
  );
}

describe('comply scan of records', () => {
  it('judges a folder by itself, and asks nobody', async () => {
    const ran = await run({ 'comply.yaml': alone }, scan('records/policy/*', 'records/activity/*'));
    expect(ran.stderr).toBe('');
    expect(ran.asked).toEqual([]);
    expect(ran.json.results.length).toBeGreaterThan(40);
    expect(new Set(ran.json.results.map(({ outcome }) => outcome))).toEqual(new Set(['fail']));
  });

  it('refuses a mistake before anything is asked', async () => {
    const files = { 'comply.yaml': both, 'compliance/policies.yaml': '- { kind: backups }\n' };
    const ran = await run(files, scan('records/policy/*'));
    expect([ran.code, ran.stdout, ran.asked]).toEqual([2, '', []]);
    expect(ran.stderr).toBe("comply: compliance/policies.yaml:1:3: missing key 'title'\n");
  });

  it('finds the data sets in the stores of other targets', async () => {
    const files = { 'comply.yaml': both, 'compliance/data-sets.yaml': dataSets };
    const ran = await run(files, scan('records/data/*', 'aws/s3/phi-versioning'));
    const matches = outcomesOf(ran, 'records/data/set-matches-store');
    expect(matches).toEqual({
      'records/data/set:records/Charts': 'pass',
      'records/data/set:records/Nowhere': 'fail',
    });
    const classified = outcomesOf(ran, 'records/data/store-classified');
    const stream = 'records/data/store:records/arn:aws:kinesis:ap-northeast-1:111122223333:stream/acme-clicks';
    expect(Object.keys(classified)).toContain(stream);
    expect(new Set(Object.values(outcomesOf(ran, 'aws/s3/phi-versioning')))).not.toContain('unknown');
    expect(Object.values(outcomesOf(ran, 'aws/s3/phi-versioning'))).not.toEqual([]);
    expect(new Set(Object.values(outcomesOf(ran, 'aws/s3/phi-versioning')))).not.toEqual(new Set(['not-applicable']));
    expect(ran.asked).toContain('tag:GetResources');
  });

  it('counts no match as none where a list of stores was refused', async () => {
    const files = { 'comply.yaml': both, 'compliance/data-sets.yaml': dataSets };
    const refuse: FaultScript = ({ call }) =>
      call === 'kinesis:ListStreams' ? { kind: 'error', status: 400, code: 'AccessDeniedException' } : undefined;
    const ran = await run(files, scan('records/data/set-matches-store'), refuse);
    expect(outcomesOf(ran, 'records/data/set-matches-store')).toEqual({
      // One match is enough; none is not known where a list was cut.
      'records/data/set:records/Charts': 'pass',
      'records/data/set:records/Nowhere': 'unknown',
    });
  });

  it('names the target that is missing where none was scanned that the data could lie in', async () => {
    const files = { 'comply.yaml': alone, 'compliance/data-sets.yaml': dataSets };
    const ran = await run(files, scan('records/data/set-matches-store'));
    expect([ran.code, ran.asked]).toEqual([3, []]);
    const causes = ran.json.results.map(({ outcome, cause }) => [outcome, cause]);
    const cause = { kind: 'not-visible', call: 'records:DataSets', permission: '-', code: 'no-target' };
    expect(causes).toEqual([
      ['unknown', cause],
      ['unknown', cause],
    ]);
  });

  it('leaves a control undetermined whose attested document cannot be read, and the scan incomplete', async () => {
    const attested = (file: string) =>
      `- { control: "hipaa:164.308(a)(2)", statement: s, person: p, role: r, date: 2026-01-01, validUntil: 2099-01-01, evidence: [{ file: ${file}, sha256: ${'a'.repeat(64)} }], signedOff: { by: b, date: 2026-01-01 } }\n`;
    const statusWith = async (file: string) => {
      const attestations = { 'compliance/attestations.yaml': attested(file), 'compliance/sub/x': '' };
      const config = `${alone}gate: { failOn: none }\n`;
      const ran = await run({ 'comply.yaml': config, ...attestations }, scan('records/policy/backup'));
      const controls = ran.json.frameworks.find(({ id }) => id === 'hipaa')?.controls;
      return [ran.code, controls?.find(({ id }) => id === '164.308(a)(2)')?.status];
    };
    expect(await statusWith('kept-elsewhere.pdf')).toEqual([0, 'attested']);
    expect(await statusWith('sub')).toEqual([3, 'undetermined']);
    expect(await statusWith('sub/x')).toEqual([0, 'manual']);
  });

  it('asks no more of an account where nothing is declared, or no folder is there', async () => {
    const rules = scan('aws/s3/phi-versioning', 'records/data/store-*');
    const config = 'targets: [{ name: prod, provider: aws, regions: [ap-northeast-1] }]\n';
    const without = await run({ 'comply.yaml': config }, rules);
    const empty = await run({ 'comply.yaml': both }, rules);
    expect(empty.asked.toSorted()).toEqual(without.asked.toSorted());
    expect(without.asked.some((call) => /^(tag|kinesis|rds|dynamodb):/.test(call))).toBe(false);
    for (const ran of [without, empty]) {
      expect(new Set(Object.values(outcomesOf(ran, 'aws/s3/phi-versioning')))).toEqual(new Set(['not-applicable']));
    }
    const more = await run({ 'comply.yaml': both, 'compliance/data-sets.yaml': dataSets }, rules);
    console.info(
      `${without.asked.length} requests without records, ${empty.asked.length} with an empty folder, ${more.asked.length} with data sets`,
    );
    expect(more.asked.length).toBeGreaterThan(empty.asked.length);
  });
});

describe('comply preflight and permissions with records', () => {
  it('tries the files of the folder', async () => {
    const ran = await run({ 'comply.yaml': alone }, ['preflight', '--rule', 'records/policy/*']);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(ran.stdout).toContain('Nothing stands in the way of the 28 selected rules.');
  });

  it('grant the reading of data stores where data sets are declared', async () => {
    const argv = ['permissions', 'aws', '--rule', 'records/data/store-classified'];
    const files = { 'comply.yaml': both, 'compliance/data-sets.yaml': dataSets };
    const { stdout } = await run(files, argv);
    for (const action of [
      'tag:GetResources',
      'kinesis:ListStreams',
      's3:ListAllMyBuckets',
      'rds:DescribeDBInstances',
    ]) {
      expect(stdout).toContain(`"${action}"`);
    }
    expect(stdout).not.toContain('s3:GetBucketTagging');
    const byId = { ...files, 'compliance/data-sets.yaml': dataSets.replace(/, \{ tag:[^}]*\} \}/, '') };
    expect((await run(byId, argv)).stdout).not.toContain('tag:GetResources');
    expect((await run({ 'comply.yaml': both }, argv)).stdout).not.toContain('kinesis:ListStreams');
  });
});
