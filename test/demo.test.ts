import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSnapshotWriter } from '../src/collect/write-snapshot.ts';
import { controlStatuses } from '../src/model/assessment.ts';
import { outcomes } from '../src/model/result.ts';
import type { SnapshotLine } from '../src/model/snapshot.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import { assessmentSchema } from '../src/report/assessment-schema.ts';
import { isolateAzure } from './support/collect-azure.ts';
import { type Demo, demoRun, makeDemo } from './support/demo-world.ts';
import { runComply } from './support/run-comply.ts';

const fixture = fileURLToPath(new URL('../fixtures/demo/', import.meta.url));
const folders: string[] = [];
let demo: Demo;

/** Writes a snapshot of these lines and returns its folder. */
async function writeSnapshot(lines: readonly SnapshotLine[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'comply-demo-'));
  folders.push(folder);
  const writer = createSnapshotWriter(folder);
  for (const line of lines) writer.write(line);
  const asked = Object.fromEntries(resourceSchemas.map(({ type, fields }) => [type, Object.keys(fields).sort()]));
  const { targets } = demo;
  writer.finish({ tool: { name: 'comply-scan', version: '0.1.0' }, run: demoRun, targets, asked });
  return folder;
}

beforeAll(async () => {
  isolateAzure();
  demo = await makeDemo();
});

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const judge = (snapshot: string) =>
  runComply(['scan', '--from', snapshot, '--config', join(fixture, 'comply.yaml'), '--format', 'json']);

describe('the demo', () => {
  it('is the snapshot of the demo organisation', async () => {
    const folder = await writeSnapshot(demo.lines);
    const files = readdirSync(folder).sort();
    for (const file of files) {
      await expect(readFileSync(join(folder, file), 'utf8')).toMatchFileSnapshot(join(fixture, 'snapshot', file));
    }
    expect(readdirSync(join(fixture, 'snapshot')).sort()).toEqual(files);
  });

  it('shows every outcome and every control status that it can, waivers in force and one that expired', async () => {
    const { code, json } = await runComply(['scan', '--demo', '--format', 'json']);
    const validate = new Ajv2020({ strict: true }).compile(assessmentSchema);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(new Set(json.results.map(({ outcome }) => outcome))).toEqual(new Set(outcomes));
    const statuses = json.frameworks.flatMap(({ controls }) => controls.map(({ status }) => status));
    // Nothing to judge is a verdict only where rules test the whole of it; what is without anything here is tested in part.
    const shown = controlStatuses.filter((status) => status !== 'not-applicable');
    for (const status of shown) expect(statuses, status).toContain(status);
    expect(json.waivers.map(({ state }) => state).sort()).toEqual(['active', 'active', 'active', 'active', 'expired']);
    expect(json.results.filter(({ waiver }) => waiver !== undefined)).toHaveLength(4);
    expect(code).toBe(1);
  });

  it('follows its facts: one changed fact changes result, control and exit code', async () => {
    const before = await judge(await writeSnapshot(demo.lines));
    const after = await judge(await writeSnapshot(demo.lines.map(openTrailBucket)));
    const outcome = (run: typeof before) =>
      run.json.results.find(({ rule }) => rule === 'aws/cloudtrail/archive-is-locked')?.outcome;
    const status = (run: typeof before) =>
      run.json.frameworks.find(({ id }) => id === 'iso27017')?.controls.find(({ id }) => id === '8.15')?.status;
    expect([outcome(before), outcome(after)]).toEqual(['pass', 'fail']);
    expect(status(after)).toBe('not-satisfied');
  });

  it('tells what is served from what is configured', async () => {
    const { json } = await runComply(['scan', '--demo', '--format', 'json']);
    const compared = json.results
      .filter(({ rule, outcome }) => /\/served-as-configured-/.test(rule) && outcome !== 'not-applicable')
      .map(({ resource, outcome }) => [resource.id, outcome]);
    expect(Object.fromEntries(compared)).toEqual({
      'endpoint/tls:acme-app-1234567890.ap-northeast-1.elb.amazonaws.com:443': 'pass',
      'endpoint/tls:intra.acme.example:443': 'fail',
      'endpoint/tls:portal.acme.example:443': 'pass',
    });
  });

  it('takes no silence of Azure for an answer, and names the action and the scope to grant', async () => {
    const { json } = await runComply(['scan', '--demo', '--rule', 'azure/*', '--format', 'json']);
    const unknown = json.results.filter(({ outcome }) => outcome === 'unknown');
    expect(new Set(unknown.map(({ cause }) => cause?.permission))).toEqual(
      new Set(['Microsoft.MachineLearningServices/workspaces/read', 'Policy.Read.AuthenticationMethod']),
    );
  });

  describe('of its records', () => {
    let run: Awaited<ReturnType<typeof runComply>>;
    beforeAll(async () => {
      run = await runComply(['scan', '--demo', '--format', 'json']);
    });

    /** The names of the resources of records that a rule has this outcome on. */
    const named = (rule: string, wanted = 'fail') =>
      run.json.results
        .filter((one) => one.rule === rule && one.outcome === wanted)
        .map(({ resource }) => resource.id.slice(resource.id.indexOf(':records/') + ':records/'.length));

    it('shows vendors with a BAA in force, and two without one', () => {
      const rule = 'records/vendor/baa-in-force';
      expect(named(rule, 'pass')).toEqual([
        'Amazon Web Services/AWS',
        'Hozon/媒体廃棄 (media disposal)',
        'Microsoft/Azure OpenAI',
      ]);
      expect(named(rule)).toEqual(['Koewrite/音声認識 (transcription)', 'Nagare/読影ビューアー (viewer)']);
      expect(named(rule, 'not-applicable')).toEqual([
        'Anthropic/Claude API',
        'OpenAI/API Platform',
        'Suiren/統計分析 (analytics)',
      ]);
      expect(named('records/vendor/baa-renewal')).toContain('Hozon/媒体廃棄 (media disposal)');
      expect(named('records/vendor/soc2-type2-current')).toEqual([
        'Nagare/読影ビューアー (viewer)',
        'Suiren/統計分析 (analytics)',
      ]);
      expect(named('records/vendor/certificates-not-expired')).toEqual(['Nagare/読影ビューアー (viewer)']);
    });

    it('shows PHI that flows to vendors without a BAA in force', () => {
      const rule = 'records/data/flow-baa-in-force';
      expect(named(rule)).toEqual([
        '口述所見 (dictations) -> Koewrite/音声認識 (transcription) (所見テキスト化 (transcription))',
        '画像診断記録 (imaging records) -> Nagare/読影ビューアー (viewer) (遠隔読影 (remote reading))',
      ]);
      expect(named(rule, 'pass')).toHaveLength(2);
      expect(named(rule, 'not-applicable')).toEqual([
        'モデル学習データ (model training) -> Suiren/統計分析 (analytics) (精度集計 (accuracy statistics))',
      ]);
    });

    it('shows attestations that count, and those that do not', () => {
      const states = run.json.attestations.map(({ control, safeguard, state }) => [control ?? safeguard, state]);
      expect(Object.fromEntries(states.filter(([, state]) => state !== 'current'))).toEqual({
        'conduct-sanctions': 'expired',
        'incident-plan': 'unsigned',
        'risk-assessment': 'changed',
      });
      expect(states.filter(([, state]) => state === 'current').length).toBeGreaterThanOrEqual(5);
    });

    it('shows PHI in a log, and says nowhere whose', async () => {
      expect(named('records/log/no-phi')).toEqual(['AI API']);
      expect([named('records/log/valid'), named('records/log/in-order')]).toEqual([['AI API'], ['AI API']]);
      expect(named('records/log/recent', 'pass')).toEqual(['AI API']);
      const resources = resourcesOf(demo.lines);
      const sample = resources.find(({ type }) => type === 'records/log/sample')?.attributes;
      expect(sample).toMatchObject({
        Lines: 40,
        PhiHits: 10,
        PhiClasses: expect.arrayContaining(['insured-number-jp', 'mrn', 'my-number', 'name', 'phone-jp']),
      });
      const planted = ['佐藤 花子', 'Hanako Sato', '090-1234-5678', '123456789018', '00482913'];
      const log = readFileSync(join(fixture, 'compliance/logs/ai-audit.jsonl'), 'utf8');
      const said = [JSON.stringify(demo.lines), run.stdout];
      for (const format of ['text', 'markdown', 'html', 'sarif', 'csv']) {
        said.push((await runComply(['scan', '--demo', '--format', format, '--lang', 'ja'])).stdout);
      }
      for (const part of planted) {
        expect(log).toContain(part);
        expect(said.map((text) => text.includes(part))).not.toContain(true);
      }
    });

    it('shows where its data lies, of development too, and a data set that lies nowhere', () => {
      expect(named('records/data/set-outside-development')).toEqual(['開発用複製 (copy for development)']);
      expect(named('records/data/store-outside-development')).toEqual([expect.stringMatching(/\/acme-research$/)]);
      expect(named('records/data/set-matches-store')).toEqual(['旧ビューアー保管庫 (archive of the former viewer)']);
      const stores = resourcesOf(demo.lines).filter(({ type }) => type === 'records/data/store');
      const holding = stores.filter(({ attributes }) => attributes.HoldsPhi === true).map(({ name }) => name);
      expect(holding.sort()).toEqual([
        'acme-chest-images',
        'acme-reading-room',
        'acme-records',
        'acme-records-copy',
        'acme-research',
        'acmerecords',
      ]);
      expect(stores.filter(({ unread, partial }) => Object.keys({ ...unread, ...partial }).length > 0)).toEqual([]);
      expect(
        run.json.results.find(({ rule, outcome }) => rule === 'aws/rds/phi-instance-backup' && outcome === 'fail')
          ?.resource.id,
      ).toMatch(/:db:acme-reading-room$/);
    });

    it('shows policies and activities: most in order, some missing, overdue or changed', () => {
      const failed = (prefix: string) =>
        run.json.results
          .filter(({ rule, outcome }) => rule.startsWith(prefix) && outcome === 'fail')
          .map(({ rule }) => rule.slice(prefix.length));
      expect(failed('records/policy/')).toEqual([
        'ai-use',
        'incident-response',
        'media-disposal',
        'mobile-devices',
        'remote-access',
      ]);
      expect(failed('records/activity/')).toEqual([
        'access-review',
        'business-impact-analysis',
        'contingency-drill',
        'penetration-test',
      ]);
      const resources = resourcesOf(demo.lines);
      const changed = resources.filter(({ attributes }) => attributes.Document === 'changed');
      expect(changed.map(({ type }) => type)).toEqual(['records/policy/incident-response']);
      const ours = run.json.results.filter(({ rule }) => rule.startsWith('records/'));
      const count = (wanted: string) => ours.filter(({ outcome }) => outcome === wanted).length;
      console.info(
        `records of the demo: ${ours.length} results, ${count('pass')} passed, ${count('fail')} failed, ${count('unknown')} unknown, ${count('not-applicable')} do not apply`,
      );
      expect(count('unknown')).toBe(0);
    });
  });
});

/** The resources among these lines. */
function resourcesOf(lines: readonly SnapshotLine[]) {
  return lines.flatMap((line) => (line.kind === 'resource' ? [line] : []));
}

/** The archive of the trail without its lock. */
function openTrailBucket(line: SnapshotLine): SnapshotLine {
  if (line.kind !== 'resource' || line.name !== 'acme-audit-logs') return line;
  return { ...line, attributes: { ...line.attributes, ObjectLockConfiguration: null } };
}
