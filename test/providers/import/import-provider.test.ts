import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../../../src/catalog/load.ts';
import { parseLine } from '../../../src/collect/parse-line.ts';
import { createEvaluator } from '../../../src/evaluate/evaluate.ts';
import { createLookupIndex } from '../../../src/evaluate/lookup-index.ts';
import { causeSentence } from '../../../src/i18n/cause.ts';
import { importSentences } from '../../../src/i18n/import-cause.ts';
import type { ImportedReport, ImportKind } from '../../../src/model/config.ts';
import type { Resource } from '../../../src/model/resource.ts';
import type { LedgerCall, Listing, RecordedAnswer } from '../../../src/model/snapshot.ts';
import { importProvider } from '../../../src/providers/import/index.ts';
import { maxReportBytes } from '../../../src/providers/import/read-file.ts';
import { importSchemas } from '../../../src/providers/import/schema.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import { now } from './read.ts';
import { bandit, checkov, codeql, gitleaks, leaked, prowlerFinding, sarif, semgrep, trivy } from './reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'comply-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const moment = new Date(now);
const scope = { target: 'scanners', account: '-', region: '-' };
const all = new Map(importSchemas.map(({ type, fields }) => [type, new Set(Object.keys(fields))]));
const { rules } = await loadCatalog(shippedRules, resourceSchemas);

/** Writes a report that was last changed when it is read. */
function write(file: string, content: unknown, modified = moment): string {
  const path = join(folder, file);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  utimesSync(path, modified, modified);
  return file;
}

const report = (file: string, kind: ImportKind = 'code', more: Partial<ImportedReport> = {}): ImportedReport => ({
  file,
  kind,
  maxAgeS: 86_400,
  time: 'modified',
  ...more,
});

async function collect(reports: readonly ImportedReport[], wanted = all) {
  const { signal } = new AbortController();
  const target = { name: 'scanners', provider: 'import', reports } as const;
  const options = { wanted, env: {}, now: () => moment, signal, timeout: 500, concurrency: 8, folder, record: true };
  const plan = await importProvider.plan(target, options);
  const lines = {
    resources: [] as Resource[],
    calls: [] as LedgerCall[],
    listings: [] as Listing[],
    answers: [] as RecordedAnswer[],
  };
  const sink = {
    resource: (one: Resource) => void lines.resources.push(one),
    call: (one: LedgerCall) => void lines.calls.push(one),
    listing: (one: Listing) => void lines.listings.push(one),
    answer: (one: RecordedAnswer) => void lines.answers.push(one),
  };
  for (const task of plan.tasks) await task.run(sink, signal);
  return { ...lines, plan };
}

/** The outcomes of every rule on these resources, and of those that no resource stands for. */
function judge({ plan, resources, listings }: Awaited<ReturnType<typeof collect>>) {
  const own = rules.filter(({ resource }) => resource.startsWith('import/'));
  const asked = Object.fromEntries([...all].map(([type, names]) => [type, [...names]]));
  const evaluator = createEvaluator({
    rules: own,
    parameters: new Map(),
    asked,
    targets: [plan.target],
    parts: [scope],
    listings,
    lookups: createLookupIndex(own, asked),
    asOf: now,
    observedAt: now,
  });
  return [...resources.flatMap((resource) => evaluator.resource(resource)), ...evaluator.finish()];
}

async function replay({ plan, answers }: Awaited<ReturnType<typeof collect>>) {
  const lines = answers.map((answer) => {
    const line = parseLine(JSON.parse(toCanonicalJson(answer)), { file: 'x' }, answer);
    if (line.kind !== 'answer') throw new Error('not an answer');
    return line;
  });
  const task = { account: '-', region: '-', service: 'import' };
  return importProvider.replay?.({ ...task, target: plan.target, wanted: all, answers: lines, observedAt: moment });
}

describe('a target with reports of other scanners', () => {
  it('has one resource for each, whole lists of the kinds it names, and what the ledger needs to find the file again', async () => {
    const found = await collect([
      report(write('t.sarif', trivy), 'dependencies'),
      report(write('g.sarif', gitleaks), 'secrets'),
    ]);
    expect(found.plan.target).toEqual({
      name: 'scanners',
      provider: 'import',
      id: 'scanners',
      regions: [],
      types: ['import/dependencies', 'import/secrets'],
    });
    expect(found.listings).toEqual(
      ['import/dependencies', 'import/secrets'].map((type) => ({ kind: 'listing', ...scope, type, complete: true })),
    );
    expect(found.resources.map(({ id, name, unread }) => ({ id, name, unread }))).toEqual([
      ...[
        '',
        '#CVE-2026-0001@package-lock.json',
        '#CVE-2026-0002@package-lock.json',
        '#CVE-2026-0002@package-lock.json#2',
        '#CVE-2026-0003@package-lock.json',
        '#CVE-2026-0004@package-lock.json',
      ].map((key) => ({ id: `import/dependencies:scanners/t.sarif${key}`, name: `t.sarif${key}`, unread: {} })),
      ...['', '#aws-access-token@src/config.ts'].map((key) => ({
        ...{ id: `import/secrets:scanners/g.sarif${key}`, name: `g.sarif${key}`, unread: {} },
      })),
    ]);
    const sha256 = hash('sha256', JSON.stringify(trivy));
    expect(found.calls[0]).toEqual({
      kind: 'call',
      ...scope,
      service: 'import',
      call: 'import:DependenciesReport',
      permission: '-',
      subject: 't.sarif',
      pages: 1,
      attempts: 1,
      requestIds: [],
      startedAt: now,
      bytes: JSON.stringify(trivy).length,
      bodySha256: sha256,
      outcome: 'ok',
    });
    expect(found.resources[0]?.attributes).toMatchObject({ Sha256: sha256, TimeSource: 'modified', GeneratedAt: now });
    // Every attribute is one that the schema has, and none is missing.
    for (const { type, attributes } of found.resources) expect(new Set(Object.keys(attributes))).toEqual(all.get(type));
  });

  it('is read only as far as rules ask, and a rule on a kind that it has no report of is silent', async () => {
    const reports = [report(write('t.sarif', trivy), 'dependencies'), report(write('g.sarif', gitleaks), 'secrets')];
    const some = await collect(reports, new Map([...all].filter(([type]) => type === 'import/secrets')));
    expect(some.resources.map(({ name }) => name)).toEqual(['g.sarif', 'g.sarif#aws-access-token@src/config.ts']);
    expect((await collect(reports, new Map())).plan.tasks).toEqual([]);
    const results = judge(await collect(reports));
    const outcomes = results.map(({ rule, outcome, resource }) => [rule.split('/')[1], resource.name, outcome]);
    expect(outcomes).toEqual([
      ['dependencies', 't.sarif', 'not-applicable'],
      ['dependencies', 't.sarif#CVE-2026-0001@package-lock.json', 'fail'],
      ['dependencies', 't.sarif#CVE-2026-0002@package-lock.json', 'fail'],
      ['dependencies', 't.sarif#CVE-2026-0002@package-lock.json#2', 'fail'],
      ['dependencies', 't.sarif#CVE-2026-0003@package-lock.json', 'pass'],
      ['dependencies', 't.sarif#CVE-2026-0004@package-lock.json', 'pass'],
      ['secrets', 'g.sarif', 'not-applicable'],
      ['secrets', 'g.sarif#aws-access-token@src/config.ts', 'fail'],
    ]);
    expect(results[1]?.message).toEqual({
      en: 'CVE-2026-0001 is open (critical; 1 at package-lock.json:12), says Trivy in t.sarif',
      ja: 'CVE-2026-0001（重大度: critical、1件、package-lock.json:12）が未解決。Trivy のレポート t.sarif による',
    });
  });

  it('shows whose report it is, of when and of which bytes, once for each report; a finding stays what it is', async () => {
    const tool = { driver: { name: 'gitleaks', semanticVersion: 'v8.0.0' } };
    const judged = async (results: readonly object[], modified = moment) => {
      const content = sarif({ tool, results });
      const found = judge(await collect([report(write('g.sarif', content, modified), 'secrets')]));
      const origin = `gitleaks v8.0.0, ${modified.toISOString()}, SHA-256 ${hash('sha256', JSON.stringify(content))}`;
      expect(found[0]?.observed.find(({ field }) => field === 'Origin')?.actual).toBe(origin);
      return found;
    };
    expect((await judged([])).map(({ outcome }) => outcome)).toEqual(['pass']);
    const leak = { ruleId: 'key', message: { text: '' } };
    const [whole, finding] = await judged([leak]);
    expect([whole?.outcome, finding?.outcome]).toEqual(['not-applicable', 'fail']);
    // A later report of the same says the same of it: nothing has changed.
    const [, later] = await judged([leak, { ...leak, ruleId: 'pat' }], new Date(moment.getTime() - 60_000));
    expect([later?.message, later?.observed]).toEqual([finding?.message, finding?.observed]);
  });

  it('is made once more from what was recorded, which has no secret in it', async () => {
    const seconds = moment.getTime() / 1000;
    const found = await collect([
      report(write('t.sarif', trivy), 'dependencies'),
      report(write('g.sarif', gitleaks), 'secrets'),
      report(write('c.sarif', checkov), 'iac'),
      report(write('s.sarif', semgrep([{ level: 'error' }])), 'code'),
      report(write('q.sarif', codeql), 'code'),
      report(write('p.json', [prowlerFinding({ check: 'x', severity: 4, time: seconds })]), 'cloud', {
        time: 'report',
      }),
      report(write('old.sarif', bandit('2026-01-01T00:00:00Z'))),
      report(write('undated.sarif', trivy), 'containers', { time: 'report' }),
      report(write('wrong.sarif', gitleaks), 'iac'),
      report('none.sarif'),
    ]);
    const { resources, calls, answers } = found;
    expect(await replay(found)).toEqual({ resources, calls, listings: [], missing: [] });
    expect(JSON.stringify(answers)).not.toContain(leaked);
    console.log(`${JSON.stringify(answers).length} bytes kept of ${answers.length} reports`);
  });

  it('does not take anything for a record of it', async () => {
    const found = await collect([report(write('t.sarif', trivy), 'dependencies')]);
    const [answer] = found.answers;
    if (!answer) throw new Error('no answer');
    const body = Object(answer.body);
    for (const broken of [
      {},
      { ...body, asked: null },
      { ...body, asked: { ...body.asked, kind: '__proto__' } },
      { ...body, observedAt: 1 },
      { ...body, file: [] },
      { ...body, content: { fault: 'toString' } },
      { ...body, content: { format: 'sarif', runs: [{}] } },
      {
        ...body,
        content: { format: 'sarif', runs: [{ ...body.content.runs[0], results: [{ rule: 'x', count: -1 }] }] },
      },
      ...[{ lines: undefined }, { lines: ['1'] }, { state: 'gone' }, { place: 7 }].map((wrong) => {
        const [run] = body.content.runs;
        const results = [{ ...run.results[0], ...wrong }];
        return { ...body, content: { format: 'sarif', runs: [{ ...run, results }] } };
      }),
    ]) {
      await expect(replay({ ...found, answers: [{ ...answer, body: broken }] })).rejects.toThrow(TypeError);
    }
  });
});

describe('a file that is no report', () => {
  const big = join(folder, 'big.sarif');
  writeFileSync(big, '{');
  truncateSync(big, maxReportBytes + 1);
  mkdirSync(join(folder, 'folder.sarif'));
  execFileSync('mkfifo', [join(folder, 'pipe.sarif')]);
  symlinkSync('gone', join(folder, 'link.sarif'));
  const isRoot = process.getuid?.() === 0;
  chmodSync(join(folder, write('closed.sarif', trivy)), 0);

  it.each([
    ['none.sarif', 'not-visible', 'no-file'],
    ['t.sarif/x', 'not-visible', 'no-file'],
    ['link.sarif', 'not-visible', 'no-file'],
    ['folder.sarif', 'bad-response', 'not-a-file'],
    ['pipe.sarif', 'bad-response', 'not-a-file'],
    ['big.sarif', 'budget', 'too-large'],
    [write('empty.sarif', ''), 'bad-response', 'not-json'],
    [write('text.sarif', 'no findings'), 'bad-response', 'not-json'],
    [write('other.sarif', { version: '1' }), 'schema-mismatch', 'unknown-format'],
    ...(isRoot ? [] : [['closed.sarif', 'denied', 'no-access']]),
  ])('%s', async (file, kind, code) => {
    write('t.sarif', trivy);
    const { resources, calls, plan, listings, answers } = await collect([report(file)]);
    const cause = { kind, call: 'import:CodeReport', permission: '-', code };
    expect(new Set(Object.values(resources[0]?.unread ?? {}).map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(cause)]),
    );
    expect(calls).toMatchObject([{ outcome: 'failed', cause }]);
    const [result] = judge({ resources, calls, plan, listings, answers });
    expect(result).toMatchObject({ outcome: 'unknown', cause });
    expect(result?.message.en).toContain(importSentences[code ?? '']?.en);
  });

  it('is read to its own end where it does not say how long it is', async () => {
    const { resources } = await collect([report('/proc/self/status')]);
    expect(resources[0]?.unread.Open?.code).toBe('not-json');
    expect(Number(resources[0]?.attributes.Bytes)).toBeGreaterThan(100);
  });
});

describe('no report that may not be trusted makes a pass', () => {
  const clean = (end: string) => bandit(end);
  const fresh = '2026-01-30T12:00:00Z';

  it('at whatever byte it is cut off', async () => {
    const text = JSON.stringify(clean(fresh));
    expect(judge(await collect([report(write('cut.sarif', text))])).map(({ outcome }) => outcome)).toEqual(['pass']);
    const outcomes = new Set<string>();
    for (let length = 0; length < text.length; length += 1) {
      for (const { outcome } of judge(await collect([report(write('cut.sarif', text.slice(0, length)))])))
        outcomes.add(outcome);
    }
    expect([...outcomes]).toEqual(['unknown']);
    console.log(`cut at ${text.length} places: unknown at each`);
  });

  it('of whatever member it is robbed: a finding stays one, or nothing is known', async () => {
    const text = JSON.stringify(
      sarif({
        tool: { driver: { name: 'x', rules: [{ id: 'r', properties: { 'security-severity': '9.1' } }] } },
        invocations: [{ executionSuccessful: true, endTimeUtc: fresh, toolExecutionNotifications: [] }],
        results: [{ ruleId: 'r', level: 'error', kind: 'fail', message: { text: 'm' }, locations: [] }],
      }),
    );
    const paths = pathsOf(JSON.parse(text));
    const passing: string[] = [];
    for (const path of paths) {
      for (const value of [undefined, null, 0, 'x', {}, true]) {
        const broken = JSON.stringify(JSON.parse(text), replacerAt(path, value));
        const results = judge(await collect([report(write('broken.sarif', broken ?? ''), 'code', { time: 'report' })]));
        if (results.some(({ outcome }) => outcome === 'pass'))
          passing.push(`${path.join('.')} = ${JSON.stringify(value)}`);
      }
    }
    console.log(`${paths.length} members, 6 values each`);
    // Both the score and the level of the one finding are only hints of how grave it is.
    expect(passing).toEqual([]);
  });

  it('of 300 ages and limits drawn by lot: fresh to the second, unknown from the next', async () => {
    let seed = 7;
    const draw = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const maxAgeS = 60 + draw(30 * 86_400);
      const ageS = draw(2) === 0 ? maxAgeS - 1 + draw(3) : draw(60 * 86_400) - 3600;
      const end = new Date(moment.getTime() - ageS * 1000).toISOString();
      const [result] = judge(await collect([report(write('aged.sarif', clean(end)), 'code', { maxAgeS })]));
      expect(result?.outcome).toBe(ageS > maxAgeS || ageS < -300 ? 'unknown' : 'pass');
    }
  });

  it('with the time of its file, where the user takes that: as old as the file, not as it says nothing', async () => {
    const old = new Date(moment.getTime() - 86_401_000);
    const undated = sarif({ tool: { driver: { name: 'x' } }, results: [] });
    const judged = async (reports: ImportedReport) => judge(await collect([reports]))[0];
    expect(await judged(report(write('u.sarif', undated)))).toMatchObject({ outcome: 'pass' });
    expect(await judged(report(write('u.sarif', undated, old)))).toMatchObject({
      outcome: 'unknown',
      cause: { code: 'too-old' },
    });
    expect(await judged(report(write('u.sarif', undated), 'code', { time: 'report' }))).toMatchObject({
      outcome: 'unknown',
      cause: { code: 'no-time' },
    });
  });
});

it('has a sentence in both languages for every way a report can end', () => {
  for (const [code, text] of Object.entries(importSentences)) {
    expect(causeSentence({ kind: 'bad-response', call: 'import:CodeReport', permission: '-', code })).toEqual(text);
    expect(text.en).toMatch(/\.$/);
    expect(text.ja).toMatch(/。$/);
  }
});

function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([name, held]) => pathsOf(held, [...path, name]));
  return path.length === 0 ? below : [path, ...below];
}

/** Puts a value in the place of the one at a path, while JSON is written. */
function replacerAt(path: readonly string[], value: unknown) {
  const seen: unknown[] = [];
  return function replace(this: unknown, name: string, held: unknown): unknown {
    if (name === '') {
      seen.push(held);
      return held;
    }
    const parent = path.slice(0, -1).reduce<unknown>((at, step) => Object(at)[step], seen[0]);
    return this === parent && name === path.at(-1) ? value : held;
  };
}
