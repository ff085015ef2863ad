import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScanOptions } from '../../src/cli/command-options.ts';
import { coverage } from '../../src/cli/commands/coverage.ts';
import { verifyEvidence } from '../../src/cli/commands/evidence-verify.ts';
import { permissions } from '../../src/cli/commands/permissions.ts';
import { listRules, showRule } from '../../src/cli/commands/rules.ts';
import { testRules } from '../../src/cli/commands/rules-test.ts';
import { scan } from '../../src/cli/commands/scan.ts';
import { prepareRules } from '../../src/cli/prepare.ts';
import type { AssessedRule, Assessment } from '../../src/model/assessment.ts';
import type { Verification } from '../../src/model/verification.ts';
import { readAssessment } from '../../src/report/read-assessment.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';
import { copyBundle, editDocument, editLine, recomputeManifest } from '../support/evidence-bundle.ts';
import { actionIo, packFolder, packRule, refusal, writePack } from '../support/packs.ts';

const demo = fileURLToPath(new URL('../../fixtures/demo/', import.meta.url));
const reader = { color: false };
const strict = packRule('aws/s3/bucket', {
  severity: 'critical',
  safeguards: '[{ id: encryption-in-transit, extent: full }]',
});
const cwd = packFolder();
let digest = '';

beforeAll(async () => {
  writePack({ 's3/tls-only.yaml': strict }, join(cwd, 'packs/acme'));
  const io = actionIo(cwd);
  await testRules('packs/acme', reader, io);
  digest = /sha256: ([0-9a-f]{64})/.exec(io.out())?.[1] ?? '';
}, 60_000);

/** The demo's config with further keys, in a folder of its own beside the pack. */
function config(name: string, keys: string): string {
  const text = readFileSync(join(demo, 'comply.yaml'), 'utf8').replaceAll('compliance/', join(demo, 'compliance/'));
  writeFileSync(join(cwd, name), `${text}${keys}\n`);
  return name;
}

async function run(options: Partial<ScanOptions> & { readonly pack?: readonly string[] }) {
  const io = actionIo(cwd, { env: { COMPLY_LANG: options.lang } });
  const asked = { format: 'json', progress: false, ...reader, from: join(demo, 'snapshot'), ...options } as const;
  const code = await scan(asked, io);
  const { format } = asked;
  const json = format === 'json' ? readAssessment('scan.json', io.out()) : undefined;
  return { code, out: io.out(), err: io.err(), json: json as Assessment };
}

const pinned = () => config('pinned.yaml', `packs: [{ path: packs/acme, sha256: ${digest} }]`);
const accepted = 'reason: HSM batch, approvedBy: ciso@acme.example, until: 2027-03-31';

describe('comply scan with a pack', () => {
  it('judges its rules beside ours, and says whose they are, with --pack and with packs', async () => {
    const [given, named, without] = [
      await run({ pack: ['packs/acme'], config: config('plain.yaml', '') }),
      await run({ config: pinned() }),
      await run({ config: config('plain.yaml', '') }),
    ];
    const own = ({ results }: Assessment) => results.filter(({ rule }) => !rule.startsWith('acme/'));
    expect(toCanonicalJson(own(given.json))).toBe(toCanonicalJson(own(without.json)));
    expect(given.json.results.filter(({ rule }) => rule === 'acme/s3/tls-only').length).toBeGreaterThan(0);
    const pack = { name: 'acme', version: '1.2.0', title: { en: 'Acme baseline', ja: 'Acme基準' }, digest };
    expect(given.json.packs).toEqual([{ ...pack, pinned: false }]);
    expect(named.json.packs).toEqual([{ ...pack, pinned: true }]);
    expect(without.json.packs).toBeUndefined();
    expect(toCanonicalJson(named.json.results)).toBe(toCanonicalJson(given.json.results));
  });

  it.each(['text', 'markdown'] as const)('%s names pack, version and digest, in both languages', async (format) => {
    for (const [lang, words] of [
      ['en', ['Rule packs', 'NOT PINNED']],
      ['ja', ['ルールパック', '固定なし']],
    ] as const) {
      const { out } = await run({ format, lang, pack: ['packs/acme'], config: config('plain.yaml', '') });
      for (const word of [...words, 'acme 1.2.0', digest]) expect(out).toContain(word);
    }
    const { out } = await run({ format, config: pinned() });
    expect(out).toContain('pinned in comply.yaml');
    expect(out).not.toContain('NOT PINNED');
  });

  it('refuses what is not pinned, another digest, the same pack twice, and an own name', async () => {
    const refused = (keys: string, pack: readonly string[] = []) =>
      refusal(() => run({ config: config('refused.yaml', keys), pack }));
    expect(await refused('packs: [{ path: packs/acme }]')).toContain(`then add sha256: ${digest}`);
    expect(await refused(`packs: [{ path: packs/acme, sha256: ${'a'.repeat(64)} }]`)).toContain(
      `then write sha256: ${digest}`,
    );
    expect(await refused(`packs: [{ path: packs/acme, sha256: ${digest} }]`, ['packs/acme'])).toContain(
      "called 'acme' already",
    );
    expect(await refused('packs: [{ path: packs/none }]')).toContain('packs/none: cannot be read (ENOENT)');
    writePack({ 'pack.yaml': 'name: aws\nversion: "1"\n' }, join(cwd, 'aws'));
    expect(await refused('', ['aws/'])).toContain("aws/pack.yaml:1:7: 'aws' is a namespace");
  });

  it('takes waivers, parameters and severities for its rules from comply.yaml, by its ids', async () => {
    const keys = `packs: [{ path: packs/acme, sha256: ${digest} }]\nseverities: { "acme/*": { value: info, ${accepted} } }`;
    const { json } = await run({ config: config('graded.yaml', keys) });
    const severities = new Set(
      json.results.filter(({ rule }) => rule.startsWith('acme/')).map(({ severity }) => severity),
    );
    expect([...severities]).toEqual(['info']);
  });

  it('is read by the other commands too: of the nearest comply.yaml, and of --pack', async () => {
    const folder = packFolder();
    const pack = writePack({ 's3/tls-only.yaml': strict }, join(folder, 'p'));
    const print = async (work: (io: ReturnType<typeof actionIo>) => Promise<unknown>) => {
      const io = actionIo(folder);
      await work(io);
      return io.out();
    };
    for (const options of [{ ...reader, pack: [pack] }, reader]) {
      expect(await print((io) => listRules({ ...options, rule: ['acme/*'] }, io))).toContain('acme/s3/tls-only');
      const page = await print((io) => showRule('acme/s3/tls-only', options, io));
      for (const word of ['acme 1.2.0', digest]) expect(page).toContain(word);
      expect(await print((io) => coverage(options, io))).toContain('acme 1');
      const policy = await print((io) => permissions('aws', { ...options, rule: ['acme/*'] }, io));
      expect(policy).toContain('s3:GetBucketPolicy');
      writeFileSync(join(folder, 'comply.yaml'), `packs: [{ path: p, sha256: ${digest} }]\n`);
    }
    expect(await refusal(() => showRule('acme/s3/tls-onyl', reader, actionIo(folder)))).toContain(
      "did you mean 'acme/s3/tls-only'?",
    );
  });

  it('rules test runs its cases: 0, 1 for one that does not hold', async () => {
    const io = actionIo(cwd);
    expect(await testRules(undefined, { ...reader, pack: ['packs/acme'] }, io)).toBe(0);
    expect(io.out()).toBe(`1 rule, 3 cases: every case holds\nPack acme 1.2.0, sha256: ${digest}\n`);
    const broken = writePack({ 'a.yaml': strict.replace('expect: fail', 'expect: pass') });
    const failing = actionIo(cwd);
    await expect(refusal(() => testRules(broken, reader, failing))).resolves.toContain('no case expects fail');
    const wrong = writePack({
      'a.yaml': strict.replace(
        'good: { PolicyDeniesInsecureTransport: true',
        'good: { PolicyDeniesInsecureTransport: false',
      ),
    });
    expect(await testRules(wrong, reader, failing)).toBe(1);
  });
});

describe('severities of comply.yaml', () => {
  const rule = (json: Assessment, id: string): AssessedRule | undefined => json.rules.find((one) => one.id === id);

  it('move the gate and the results, and stand in the report with reason, approver and day', async () => {
    const before = await run({ config: config('plain.yaml', '') });
    const failing = before.json.results.find(
      ({ outcome, severity, waiver }) => outcome === 'fail' && severity === 'high' && waiver === undefined,
    );
    const id = failing?.rule ?? '';
    const lowered = await run({ config: config('s.yaml', `severities: { "${id}": { value: info, ${accepted} } }`) });
    expect(lowered.json.gate.findings).toBeLessThan(before.json.gate.findings);
    expect(rule(lowered.json, id)?.severity).toBe('info');
    expect(rule(lowered.json, id)?.severityOverride).toEqual({
      value: 'info',
      default: 'high',
      weaker: true,
      reason: 'HSM batch',
      approvedBy: 'ciso@acme.example',
      until: '2027-03-31',
    });
    for (const format of ['text', 'markdown'] as const) {
      const { out } = await run({ format, config: 's.yaml' });
      for (const word of ['severity is', 'weaker than the default', 'HSM batch', 'ciso@acme.example', '2027-03-31']) {
        expect(out.replaceAll('<!-- -->', '')).toContain(word);
      }
    }
    const selected = await run({ config: 's.yaml', minSeverity: 'low' });
    expect(rule(selected.json, id)?.severityOverride?.weaker).toBe(true);
    const after = await run({ config: 's.yaml', asOf: '2027-04-01', minSeverity: 'low' });
    expect(rule(after.json, id)?.severity).toBe('high');
    expect(after.err).toContain(`the override of ${id} severity ended on 2027-03-31; its default is used again`);
    const raised = await run({ config: config('r.yaml', `severities: { "${id}": critical }`), failOn: 'critical' });
    expect(raised.json.gate.holds).toBe(false);
  });

  it('are judged by the day of the snapshot and not by that of the clock', async () => {
    const options = {
      ...reader,
      config: config('day.yaml', `severities: { "aws/kms/rotation": { value: critical, ${accepted} } }`),
    };
    const io = actionIo(cwd, { now: () => new Date('2027-06-01T00:00:00Z') });
    const choose = async (moment?: string) => {
      const { selected } = await prepareRules(
        { ...options, minSeverity: 'critical', rule: ['aws/kms/rotation', 'aws/iam/*'] },
        io,
        moment === undefined ? undefined : async () => moment,
      );
      return selected.rules.some(({ id }) => id === 'aws/kms/rotation');
    };
    expect([
      await choose('2026-11-20T00:00:00Z'),
      await choose('2027-03-31T14:59:00Z'),
      await choose('2027-03-31T15:01:00Z'),
      await choose(),
    ]).toEqual([true, true, false, false]);
  });
});

describe('evidence of a scan with a pack and severities', () => {
  const bundle = join(cwd, 'evidence');
  const verify = async (folder: string) => {
    const io = actionIo(cwd);
    const code = await verifyEvidence(folder, { ...reader, unsigned: true, reperform: true, format: 'json' }, io);
    const { checks } = JSON.parse(io.out()) as Verification;
    const reperform = checks.find(({ check }) => check === 'reperform');
    return { code, reperform, failed: checks.filter(({ status }) => status === 'failed').map(({ check }) => check) };
  };

  beforeAll(async () => {
    const folder = join(cwd, 'moved');
    mkdirSync(folder);
    writePack({ 's3/tls-only.yaml': strict }, join(folder, 'pack'));
    const keys = `packs: [{ path: moved/pack, sha256: ${digest} }]\nseverities: { "acme/*": { value: medium, ${accepted} }, aws/s3/versioning: critical }`;
    await run({ config: config('e.yaml', keys), evidence: 'evidence', rule: ['aws/s3/*', 'acme/*'] });
    rmSync(folder, { recursive: true });
  }, 60_000);

  it('re-performs without the folder of the pack, and says whose rules these are', async () => {
    const { code, reperform, failed } = await verify(bundle);
    expect([failed, code]).toEqual([['coverage'], 14]);
    expect(reperform?.figures).toMatchObject({ packRules: 1, results: expect.any(Number) });
    const { rules = 0, installedRules = 0 } = reperform?.figures ?? {};
    expect(rules - installedRules).toBe(1);
    expect(reperform?.note?.en).toContain(
      `rules of the pack acme 1.2.0 (SHA-256 ${digest}), which comply does not ship: 1;`,
    );
    expect(reperform?.note?.ja).toContain('acme 1.2.0');
  });

  it('holds severities and packs in the lock, and prints them on its sheets', () => {
    const lock = JSON.parse(readFileSync(join(bundle, 'rules/lock.json'), 'utf8'));
    expect(lock.packs).toEqual([expect.objectContaining({ name: 'acme', digest, pinned: true })]);
    expect(lock.severities).toMatchObject({
      'acme/s3/tls-only': { value: 'medium', default: 'critical', weaker: true, reason: 'HSM batch' },
      'aws/s3/versioning': { value: 'critical', weaker: false },
    });
    for (const language of ['en', 'ja']) {
      const sheet = readFileSync(join(bundle, `derived/ipe.${language}.html`), 'utf8');
      for (const word of ['acme 1.2.0', digest, 'HSM batch', 'severity']) expect(sheet).toContain(word);
    }
  });

  it('a severity, a rule or a pack that was changed afterwards is found', async () => {
    type Lock = { severities: Record<string, object>; packs: { name: string }[] };
    const edits: readonly [string, (copy: string) => void][] = [
      [
        'severity',
        (copy) =>
          editDocument(copy, 'rules/lock.json', (lock: Lock) => ({
            ...lock,
            severities: {
              ...lock.severities,
              'aws/s3/versioning': { ...lock.severities['aws/s3/versioning'], value: 'info' },
            },
          })),
      ],
      [
        'severity',
        (copy) =>
          editDocument(copy, 'rules/lock.json', (lock: Lock) => ({
            ...lock,
            severities: { 'acme/s3/tls-only': { value: 'medium', default: 'critical', weaker: true } },
          })),
      ],
      [
        'pack-name',
        (copy) =>
          editDocument(copy, 'rules/lock.json', (lock: Lock) => ({
            ...lock,
            packs: lock.packs.map((pack) => ({ ...pack, name: 'aws' })),
          })),
      ],
      ['rule-foreign', (copy) => editDocument(copy, 'rules/lock.json', ({ packs: _, ...lock }: Lock) => lock)],
      [
        'result',
        (copy) =>
          editLine(copy, 'rules/rules.ndjson.gz', (line) =>
            line.includes('"acme/s3/tls-only"') ? line.replace('"operator":"equals"', '"operator":"notEquals"') : line,
          ),
      ],
    ];
    for (const [code, edit] of edits) {
      const copy = copyBundle(bundle);
      edit(copy);
      recomputeManifest(copy);
      const { reperform } = await verify(copy);
      expect(
        reperform?.problems.map((problem) => problem.code),
        code,
      ).toContain(code);
    }
  });
});

it('a pack that is a link is read, what it links to is not', async () => {
  const folder = packFolder();
  symlinkSync(join(cwd, 'packs/acme'), join(folder, 'acme'));
  expect(existsSync(join(folder, 'acme/pack.yaml'))).toBe(true);
  expect(await testRules('acme', reader, actionIo(folder))).toBe(0);
});
