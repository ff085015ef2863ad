import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveSheets } from '../../../src/cli/deriving.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import type { Condition } from '../../../src/model/condition.ts';
import { evidenceFiles } from '../../../src/model/evidence.ts';
import type { Rule } from '../../../src/model/rule.ts';
import type { VerificationCheck } from '../../../src/model/verification.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import {
  buildBundle,
  copyBundle,
  createTestKey,
  editDocument,
  editLine,
  failedChecks,
  readContent,
  readManifest,
  recomputeManifest,
  resign,
  type TestKey,
  temporaryFolder,
  verify,
  writeContent,
} from '../../support/evidence-bundle.ts';

const ruleGlob = ['aws/kms/*', 'aws/s3/*', 'endpoint/tls/*'];
const key = createTestKey();
const otherKey = createTestKey();
const folder = temporaryFolder();
const bundle = join(folder, 'bundle');
const other = join(folder, 'other');

beforeAll(async () => {
  await buildBundle({ directory: bundle, key, ruleGlob, derive: deriveSheets });
  await buildBundle({ directory: other, key, ruleGlob: ['aws/kms/*'], derive: deriveSheets });
});

/** The first finding of a bundle becomes a pass, as somebody would have it who does not like it. */
function flipResult(copy: string): void {
  let isDone = false;
  editLine(copy, evidenceFiles.results, (line) => {
    if (isDone || !line.includes('"outcome":"fail"')) return line;
    isDone = true;
    return line.replace('"outcome":"fail"', '"outcome":"pass"');
  });
  expect(isDone).toBe(true);
}

/** Makes all that counts results agree with them again. */
function recount(copy: string): void {
  const outcomes = { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0 };
  for (const line of readContent(copy, evidenceFiles.results).trimEnd().split('\n')) {
    outcomes[(JSON.parse(line) as { outcome: keyof typeof outcomes }).outcome] += 1;
  }
  const { pass, fail, unknown, 'not-applicable': notApplicable } = outcomes;
  editDocument(copy, evidenceFiles.run, (run: { counts: object }) => ({
    ...run,
    counts: { ...run.counts, outcomes: { pass, fail, unknown, notApplicable } },
  }));
  editDocument(copy, evidenceFiles.assessment, (assessment: { counts: object }) => ({
    ...assessment,
    counts: { ...assessment.counts, ...outcomes },
  }));
}

/** The rule no longer asks for anything, and says that it is the rule it was. */
function loosenRule(copy: string, id: string): void {
  editLine(copy, evidenceFiles.rules, (line) => {
    const rule = JSON.parse(line) as { id: string; condition: unknown };
    if (rule.id !== id) return line;
    return toCanonicalJson({
      ...rule,
      condition: { kind: 'all', at: 'condition', of: [] },
    });
  });
}

async function signAnew(copy: string): Promise<void> {
  recomputeManifest(copy);
  await resign(copy, key);
}

const loose = 'aws/s3/default-encryption';

/** It asks that one of two opposites holds. */
function alwaysTrue(rule: Rule): Rule {
  const { condition } = rule;
  const opposite: Condition = { kind: 'not', at: 'condition.any[1]', of: condition };
  return { ...rule, condition: { kind: 'any', at: 'condition', of: [condition, opposite] } };
}

interface Attack {
  readonly name: string;
  readonly tamper: (copy: string) => void | Promise<void>;
  readonly caughtBy: readonly VerificationCheck[];
  readonly exitCode: number;
  /** Code of a problem that has to be among them. */
  readonly code?: string;
  readonly givenKey?: TestKey;
}

const attacks: readonly Attack[] = [
  { name: 'edit a result', tamper: flipResult, caughtBy: ['files', 'merkle'], exitCode: 10, code: 'content' },
  {
    name: 'drop a line of evidence',
    tamper: (copy) => editLine(copy, 'records/aws-s3.ndjson.gz', (line, index) => (index === 0 ? undefined : line)),
    caughtBy: ['files', 'merkle', 'counts'],
    exitCode: 10,
    code: 'lines',
  },
  {
    name: 'add a file',
    tamper: (copy) => writeFileSync(join(copy, 'records/aws-extra.ndjson.gz'), ''),
    caughtBy: ['files'],
    exitCode: 10,
    code: 'unlisted',
  },
  {
    name: 'add a folder',
    tamper: (copy) => void mkdirSync(join(copy, 'keys')),
    caughtBy: ['files'],
    exitCode: 10,
    code: 'unlisted',
  },
  {
    name: 'remove a file',
    tamper: (copy) => rmSync(join(copy, 'records/aws-s3.ndjson.gz')),
    caughtBy: ['files'],
    exitCode: 10,
    code: 'missing',
  },
  {
    name: 'swap two files',
    tamper(copy) {
      const [a, b] = [join(copy, 'records/aws-s3.ndjson.gz'), join(copy, 'records/aws-kms.ndjson.gz')];
      renameSync(a, `${a}.x`);
      renameSync(b, a);
      renameSync(`${a}.x`, b);
    },
    caughtBy: ['files', 'merkle', 'counts'],
    exitCode: 10,
    code: 'size',
  },
  {
    name: 'put a link in the place of a file',
    tamper(copy) {
      const file = join(copy, 'records/aws-s3.ndjson.gz');
      const elsewhere = join(temporaryFolder(), 'elsewhere');
      renameSync(file, elsewhere);
      symlinkSync(elsewhere, file);
    },
    caughtBy: ['files'],
    exitCode: 10,
    code: 'foreign',
  },
  {
    name: 'edit a result and recompute the manifest',
    tamper(copy) {
      flipResult(copy);
      recount(copy);
      recomputeManifest(copy);
    },
    caughtBy: ['signature', 'reperform'],
    exitCode: 11,
    code: 'other-bundle',
  },
  {
    name: 'edit a result, recompute everything and sign with the real key',
    async tamper(copy) {
      flipResult(copy);
      recount(copy);
      // The tables are made from the results: an insider makes them again too.
      editLine(copy, evidenceFiles.resultTable, (line) => line);
      await signAnew(copy);
    },
    caughtBy: ['reperform'],
    exitCode: 12,
    code: 'result',
  },
  {
    name: 'drop a result and sign with the real key',
    async tamper(copy) {
      editLine(copy, evidenceFiles.results, (line, index) => (index === 3 ? undefined : line));
      recount(copy);
      editDocument(copy, evidenceFiles.run, (run: { counts: { results: number } }) => ({
        ...run,
        counts: { ...run.counts, results: run.counts.results - 1 },
      }));
      await signAnew(copy);
    },
    caughtBy: ['reperform'],
    exitCode: 12,
    code: 'result',
  },
  {
    name: 'change a rule',
    tamper: (copy) => loosenRule(copy, 'aws/s3/default-encryption'),
    caughtBy: ['files', 'merkle', 'reperform'],
    exitCode: 10,
    code: 'content',
  },
  {
    name: 'change a rule and sign with the real key',
    async tamper(copy) {
      loosenRule(copy, 'aws/s3/default-encryption');
      await signAnew(copy);
    },
    caughtBy: ['reperform'],
    exitCode: 12,
    code: 'rule-forged',
  },
  {
    name: 'break a rule so that it cannot run, and sign with the real key',
    async tamper(copy) {
      editLine(copy, evidenceFiles.rules, (line, index) =>
        index === 0 ? toCanonicalJson({ ...JSON.parse(line), condition: null, lookups: 7 }) : line,
      );
      await signAnew(copy);
    },
    caughtBy: ['reperform'],
    exitCode: 12,
    code: 'not-runnable',
  },
  {
    name: 'loosen a parameter without saying so, and sign with the real key',
    async tamper(copy) {
      editDocument(copy, evidenceFiles.lock, (lock: { parameters: Record<string, Record<string, unknown>> }) => {
        const [id = '', values = {}] = Object.entries(lock.parameters)[0] ?? [];
        const [name = ''] = Object.keys(values);
        return { ...lock, parameters: { ...lock.parameters, [id]: { ...values, [name]: 1 } } };
      });
      await signAnew(copy);
    },
    caughtBy: ['reperform'],
    exitCode: 12,
    code: 'parameter',
  },
  {
    name: 'flip a byte of a gzip header',
    tamper(copy) {
      const file = join(copy, 'records/aws-s3.ndjson.gz');
      const bytes = readFileSync(file);
      bytes[4] = (bytes[4] ?? 0) ^ 0xff;
      writeFileSync(file, bytes);
      expect(readContent(copy, 'records/aws-s3.ndjson.gz')).toBe(readContent(bundle, 'records/aws-s3.ndjson.gz'));
    },
    caughtBy: ['files'],
    exitCode: 10,
    code: 'digest',
  },
  {
    name: 'remove the signature',
    tamper: (copy) => rmSync(join(copy, evidenceFiles.attestation)),
    caughtBy: ['signature'],
    exitCode: 11,
    code: 'unsigned',
  },
  {
    name: 'put the signature of another bundle there',
    tamper: (copy) =>
      writeFileSync(join(copy, evidenceFiles.attestation), readContent(other, evidenceFiles.attestation)),
    caughtBy: ['signature'],
    exitCode: 11,
    code: 'other-bundle',
  },
  {
    name: 'sign with a key of one’s own',
    async tamper(copy) {
      flipResult(copy);
      recount(copy);
      recomputeManifest(copy);
      await resign(copy, otherKey);
    },
    caughtBy: ['signature', 'reperform'],
    exitCode: 11,
    code: 'other-key',
  },
  {
    name: 'embed the key in the signature',
    tamper: (copy) =>
      editDocument(copy, evidenceFiles.attestation, (value: { verificationMaterial: object }) => ({
        ...value,
        verificationMaterial: {
          ...value.verificationMaterial,
          publicKey: { hint: '', rawBytes: Buffer.from(otherKey.publicKeyPem).toString('base64') },
        },
      })),
    caughtBy: ['signature'],
    exitCode: 11,
  },
  {
    name: 'edit a derived table and sign with the real key',
    async tamper(copy) {
      editLine(copy, evidenceFiles.resultTable, (line) => line.replace('"state":"fail"', '"state":"pass"'));
      await signAnew(copy);
    },
    caughtBy: ['derived'],
    exitCode: 12,
    code: 'differs',
  },
  {
    name: 'edit a sheet and sign with the real key',
    async tamper(copy) {
      writeContent(copy, evidenceFiles.ipeEn, readContent(copy, evidenceFiles.ipeEn).replace('<', '<!-- --><'));
      await signAnew(copy);
    },
    caughtBy: ['derived'],
    exitCode: 12,
    code: 'differs',
  },
  {
    name: 'add a derived file that nothing makes, and sign with the real key',
    async tamper(copy) {
      writeFileSync(join(copy, 'derived/report.html'), '<p>All is well</p>');
      recomputeManifest(copy, { 'derived/report.html': { derived: true } });
      await resign(copy, key);
    },
    caughtBy: ['derived'],
    exitCode: 12,
    code: 'extra',
  },
  {
    name: 'edit the counts of the run and sign with the real key',
    async tamper(copy) {
      editDocument(copy, evidenceFiles.run, (run: { counts: { outcomes: { fail: number } } }) => ({
        ...run,
        counts: { ...run.counts, outcomes: { ...run.counts.outcomes, fail: 0 } },
      }));
      await signAnew(copy);
    },
    caughtBy: ['counts', 'derived'],
    exitCode: 10,
    code: 'count',
  },
  {
    name: 'say of a weaker parameter that it is not and sign with the real key',
    async tamper(copy) {
      type Lock = { overrides: Record<string, readonly object[]> };
      editDocument(copy, evidenceFiles.lock, (lock: Lock) => ({
        ...lock,
        overrides: Object.fromEntries(
          Object.entries(lock.overrides).map(([id, of]) => [id, of.map((one) => ({ ...one, weaker: false }))]),
        ),
      }));
      await signAnew(copy);
    },
    caughtBy: ['reperform'],
    exitCode: 12,
    code: 'override',
  },
  {
    name: 'hide what was denied and sign with the real key',
    async tamper(copy) {
      editDocument(copy, evidenceFiles.run, (run: { coverage: object[] }) => ({
        ...run,
        complete: true,
        denied: [],
        coverage: run.coverage.map((entry) => ({ ...entry, status: 'ok', causes: [], failed: 0 })),
      }));
      await signAnew(copy);
    },
    caughtBy: ['counts', 'reperform', 'coverage', 'derived'],
    exitCode: 10,
    code: 'claimed',
  },
  {
    name: 'drop a record of a resource everywhere and sign with the real key',
    async tamper(copy) {
      editLine(copy, 'records/aws-s3.ndjson.gz', (line, index) => (index === 0 ? undefined : line));
      await signAnew(copy);
    },
    caughtBy: ['counts', 'reperform'],
    exitCode: 10,
    code: 'inventory',
  },
  {
    name: 'point a result to another record and sign with the real key',
    async tamper(copy) {
      editLine(copy, evidenceFiles.results, (line, index) =>
        index === 0 ? line.replace('"line":1', '"line":2') : line,
      );
      await signAnew(copy);
    },
    caughtBy: ['counts', 'reperform'],
    exitCode: 10,
    code: 'pointer',
  },
  {
    name: 'write a document another way and sign with the real key',
    async tamper(copy) {
      writeContent(
        copy,
        evidenceFiles.scope,
        JSON.stringify(JSON.parse(readContent(copy, evidenceFiles.scope)), null, 1),
      );
      await signAnew(copy);
    },
    caughtBy: ['schema'],
    exitCode: 10,
    code: 'unreadable',
  },
  {
    name: 'say a key twice in a line and sign with the real key',
    async tamper(copy) {
      editLine(copy, 'records/aws-s3.ndjson.gz', (line, index) =>
        index === 0 ? line.replace('{', '{"attributes":{},') : line,
      );
      await signAnew(copy);
    },
    caughtBy: ['schema'],
    exitCode: 10,
    code: 'unreadable',
  },
];

describe('what is tampered with', () => {
  it('is caught; the bundle as it was written is not', async () => {
    const whole = await verify(bundle, key, { derive: deriveSheets });
    expect(failedChecks(whole)).toEqual(['coverage']);
    expect(whole.exitCode).toBe(14);
    expect(whole.checks.filter(({ blocked }) => blocked)).toEqual([]);
    console.log(
      `${Object.keys(readManifest(bundle).files).length} files; ${attacks.length} attacks, each by the check that should catch it`,
    );
  });

  it.each(attacks)('$name: $exitCode', async ({ tamper, caughtBy, exitCode, code, givenKey = key }) => {
    const copy = copyBundle(bundle);
    await tamper(copy);
    const found = await verify(copy, givenKey, { derive: deriveSheets });
    const failed = failedChecks(found);
    expect(failed).toEqual(expect.arrayContaining([...caughtBy]));
    expect(found.exitCode).toBe(exitCode);
    const codes = found.checks.flatMap(({ problems }) => problems.map((problem) => problem.code));
    if (code !== undefined) expect(codes).toContain(code);
    for (const { problems } of found.checks) {
      for (const { text } of problems) expect([text.en, text.ja].every((words) => words.length > 0)).toBe(true);
    }
  });

  const changes: readonly {
    readonly name: string;
    readonly code: string;
    readonly change: (catalog: Catalog) => Catalog;
  }[] = [
    {
      name: 'a rule, under its own digest',
      code: 'rule-forged',
      change: (catalog) => ({
        ...catalog,
        rules: catalog.rules.map((rule) => (rule.id === loose ? alwaysTrue(rule) : rule)),
      }),
    },
    {
      name: 'a rule, under a digest of its own',
      code: 'rule-changed',
      change: (catalog) => ({
        ...catalog,
        rules: catalog.rules.map((rule) =>
          rule.id === loose ? { ...alwaysTrue(rule), digest: 'ab'.repeat(32) } : rule,
        ),
      }),
    },
    {
      name: 'the crosswalk',
      code: 'catalog-forged',
      change: (catalog) => ({
        ...catalog,
        safeguards: catalog.safeguards.map((one) =>
          one.id === 'encryption-at-rest' ? { ...one, kind: 'governance' } : one,
        ),
      }),
    },
  ];

  it.each(changes)(
    'by an insider who loosens $name and makes and signs all else anew: 12',
    async ({ change, code }) => {
      const directory = join(temporaryFolder(), 'bundle');
      await buildBundle({ directory, key, ruleGlob, derive: deriveSheets, change });
      const found = await verify(directory, key, { derive: deriveSheets });
      expect(failedChecks(found)).toEqual(['coverage', 'reperform']);
      expect(found.exitCode).toBe(12);
      const problems = found.checks.find(({ check }) => check === 'reperform')?.problems ?? [];
      expect(problems.map((problem) => problem.code)).toEqual([code]);
    },
  );

  it('by an insider who holds the key is caught by re-performance and by nothing before it', async () => {
    const copy = copyBundle(bundle);
    await attacks.find(({ name }) => name.startsWith('edit a result, recompute everything'))?.tamper(copy);
    const found = await verify(copy, key, { derive: deriveSheets });
    const before = ['schema', 'files', 'merkle', 'counts', 'signature', 'chain'];
    expect(failedChecks(found).filter((check) => before.includes(check))).toEqual([]);
    const [problem] = found.checks.find(({ check }) => check === 'reperform')?.problems ?? [];
    expect(problem).toMatchObject({ code: 'result', file: evidenceFiles.results, line: expect.any(Number) });
    expect(problem?.text.en).toContain('outcome: "pass", judged again "fail"');
    const unasked = await verify(copy, key, { reperform: false });
    expect(failedChecks(unasked)).toEqual(['coverage']);
  });
});
