import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { extractRecords } from '../../../src/evidence/extract/extract-records.ts';
import { verifyExtract, writeExtract } from '../../../src/evidence/extract/verify-extract.ts';
import { UsageError } from '../../../src/model/errors.ts';
import { type EvidenceExtract, type ExtractedRecord, evidenceFiles } from '../../../src/model/evidence.ts';
import { toCanonicalJson } from '../../../src/text/canonical-json.ts';
import { findingKey } from '../../../src/text/finding-key.ts';
import {
  buildBundle,
  copyBundle,
  createTestKey,
  editLine,
  failedChecks,
  readContent,
  recomputeManifest,
  resign,
  temporaryFolder,
} from '../../support/evidence-bundle.ts';
import { below, pickFrom, seeded } from '../../support/seeded.ts';

const key = createTestKey();
const trust = { publicKeyPem: key.publicKeyPem };
const bundle = join(temporaryFolder(), 'bundle');
let finding: { readonly findingKey: string; readonly rule: string; readonly resource: { readonly id: string } };

beforeAll(async () => {
  await buildBundle({ directory: bundle, key });
  const lines = readContent(bundle, evidenceFiles.results).trimEnd().split('\n');
  // One that leans on a record of another resource, too.
  const joined = lines.find((line) => line.includes('"outcome":"fail"') && (JSON.parse(line).evidence.length ?? 0) > 1);
  finding = JSON.parse(joined ?? '{}');
});

const pathsOf = ({ records }: EvidenceExtract) => [...new Set(records.map(({ path }) => path))];
const change = (extract: EvidenceExtract, index: number, edit: Partial<ExtractedRecord>): EvidenceExtract => ({
  ...extract,
  records: extract.records.map((record, at) => (at === index ? { ...record, ...edit } : record)),
});
const check = (extract: EvidenceExtract) => verifyExtract(writeExtract(extract), trust);

describe('an extract', () => {
  it('of a finding holds the result, its records and its rule, and verifies alone', async () => {
    const extract = await extractRecords(bundle, finding.findingKey);
    expect(pathsOf(extract)).toEqual(expect.arrayContaining([evidenceFiles.results, evidenceFiles.rules]));
    expect(pathsOf(extract).filter((path) => path.startsWith('records/')).length).toBeGreaterThan(0);
    const found = check(extract);
    expect(found.exitCode).toBe(0);
    expect(found.checks.map(({ check: name, status }) => `${name} ${status}`)).toEqual([
      'schema ok',
      'merkle ok',
      'counts ok',
      'signature ok',
      'timestamp not-checked',
    ]);
    const proof = found.checks[1]?.figures.proofBytes ?? 0;
    console.log(
      `${extract.records.length} records in ${writeExtract(extract).length} bytes, longest proof ${proof} bytes`,
    );
    expect(proof).toBeLessThanOrEqual(1024);
  });

  it('is the same by finding key and by rule and resource', async () => {
    const { rule, resource } = finding;
    expect(findingKey(rule, resource.id)).toBe(finding.findingKey);
    expect(await extractRecords(bundle, `rule=${rule} resource=${resource.id}`)).toEqual(
      await extractRecords(bundle, finding.findingKey),
    );
  });

  it('of a control holds the control, its results, their records and rules; of very many it says how many are left out', async () => {
    const extract = await extractRecords(bundle, 'control:hipaa:164.312(a)(1)');
    const [control] = extract.records.filter(({ path }) => path === evidenceFiles.controls);
    expect(JSON.parse(control?.text ?? '{}')).toMatchObject({
      framework: 'hipaa',
      id: '164.312(a)(1)',
      status: expect.any(String),
    });
    expect(extract.records.filter(({ path }) => path === evidenceFiles.results)).toHaveLength(200);
    const outcomes = extract.records
      .filter(({ path }) => path === evidenceFiles.results)
      .map(({ text }) => (JSON.parse(text) as { readonly outcome: string }).outcome);
    // What failed or could not be read is never what is left out.
    expect(outcomes.filter((outcome) => outcome === 'fail').length).toBeGreaterThan(5);
    expect(outcomes.filter((outcome) => outcome === 'unknown').length).toBeGreaterThan(2);
    expect(extract.leftOut).toBeGreaterThan(0);
    const found = check(extract);
    expect(found.exitCode).toBe(0);
    expect(found.checks[2]?.note?.en).toContain(`${extract.leftOut} more results`);
    console.log(
      `${extract.records.length} records, ${extract.leftOut} results left out, ${writeExtract(extract).length} bytes`,
    );
  });

  it.each(['17', 'rule=aws/no/such resource=x', 'control:hipaa:none', 'control:soc3:CC1', 'everything', 'rule=a', ''])(
    'of %j is refused with what can be asked for',
    async (selector) => {
      await expect(extractRecords(bundle, selector)).rejects.toThrow(UsageError);
    },
  );

  it('is not made of a bundle that was tampered with', async () => {
    const copy = copyBundle(bundle);
    editLine(copy, evidenceFiles.results, (text) => text.replace('"outcome":"fail"', '"outcome":"pass"'));
    await expect(extractRecords(copy, finding.findingKey)).rejects.toThrow('nothing is extracted');
  });
});

describe('a changed extract', () => {
  it('is caught, whatever of it was changed', async () => {
    const extract = await extractRecords(bundle, finding.findingKey);
    const at = extract.records.findIndex(({ path }) => path === evidenceFiles.results);
    const record = extract.records[at];
    if (!record) throw new Error('no result');
    const other = createTestKey();
    const copy = copyBundle(bundle);
    editLine(copy, evidenceFiles.results, (text) => text.replace('"outcome":"fail"', '"outcome":"pass"'));
    recomputeManifest(copy);
    await resign(copy, other);
    const forged = await extractRecords(copy, finding.findingKey);
    const cases: readonly (readonly [string, EvidenceExtract, string])[] = [
      ['its text', change(extract, at, { text: record.text.replace('"fail"', '"pass"') }), 'merkle'],
      ['its line', change(extract, at, { line: record.line + 1 }), 'merkle'],
      ['its file’s root', change(extract, at, { file: { ...record.file, merkle: 'ab'.repeat(32) } }), 'merkle'],
      ['its position', change(extract, at, { position: record.position - 1 }), 'merkle'],
      ['its path', change(extract, at, { path: evidenceFiles.rules }), 'merkle'],
      ['a proof', change(extract, at, { lineProof: record.fileProof }), 'merkle'],
      ['the root', { ...extract, merkle: 'ab'.repeat(32) }, 'merkle'],
      ['the run', { ...extract, runId: 'another' }, 'signature'],
      ['the manifest', { ...extract, manifestSha256: 'ab'.repeat(32) }, 'signature'],
      ['the number of files', { ...extract, files: extract.files * 2 }, 'merkle'],
      [
        'a record left out',
        { ...extract, records: extract.records.filter(({ path }) => !path.startsWith('records/')) },
        'counts',
      ],
      [
        'the rule left out',
        { ...extract, records: extract.records.filter(({ path }) => path !== evidenceFiles.rules) },
        'counts',
      ],
      ['all left out', { ...extract, records: [] }, 'schema'],
      ['the signature left out', { ...extract, attestation: null }, 'signature'],
      ['another’s signature', { ...extract, attestation: forged.attestation }, 'signature'],
      ['all of it forged', forged, 'signature'],
    ];
    for (const [what, changed, by] of cases) {
      const found = check(changed);
      expect([what, failedChecks(found)]).toEqual([what, expect.arrayContaining([by])]);
      expect(found.exitCode).toBe(by === 'signature' ? 11 : 10);
    }
    console.log(`${cases.length} changed extracts caught`);
  });

  it('of a control is caught where a result is gone and nothing says so', async () => {
    const extract = await extractRecords(bundle, 'control:hipaa:164.312(a)(1)');
    const failed = extract.records.findIndex(
      ({ path, text }) => path === evidenceFiles.results && text.includes('"outcome":"fail"'),
    );
    const records = extract.records.filter((_, index) => index !== failed);
    const { leftOut = 0, ...whole } = extract;
    expect(check({ ...extract, records, leftOut: leftOut + 1 }).exitCode).toBe(0);
    const passed = extract.records.filter(({ text }) => text.includes('"outcome":"pass"')).slice(0, 1);
    const doubled = { ...extract, records: [...records, ...passed] };
    for (const hidden of [{ ...extract, records }, { ...whole, records }, whole, doubled]) {
      const found = check(hidden);
      expect([failedChecks(found), found.exitCode]).toEqual([['counts'], 10]);
      expect(found.checks[2]?.problems.map(({ code }) => code)).toEqual(['results']);
    }
  });

  it('is caught in 500 random edits of a single character', async () => {
    const text = writeExtract(await extractRecords(bundle, finding.findingKey));
    const random = seeded(312);
    const missed: number[] = [];
    for (let edit = 0; edit < 500; edit += 1) {
      const at = below(random, text.length - 1);
      const sign = pickFrom(random, ['a', '0', '"', '}', 'é']);
      if (text[at] === sign) continue;
      if (verifyExtract(text.slice(0, at) + sign + text.slice(at + 1), trust).exitCode === 0) missed.push(at);
    }
    expect(missed).toEqual([]);
  });

  it('is never more than a problem, however hostile', () => {
    const records = [{ path: 'results.ndjson.gz', text: '{', line: 1, lineProof: '', position: 1, fileProof: '' }];
    const base = { attestation: null, files: 1, kind: 'comply-evidence-extract', manifestSha256: 'ab'.repeat(32) };
    const file = { sha256: 'ab'.repeat(32), bytes: 2, lines: 1 };
    const whole = { ...base, merkle: 'ab'.repeat(32), runId: 'x', schemaVersion: 1 };
    const texts = [
      '',
      'null',
      '[]',
      toCanonicalJson({ ...whole, records }),
      toCanonicalJson({ ...whole, records: records.map((record) => ({ ...record, file })) }),
      toCanonicalJson({ ...whole, records: records.map((record) => ({ ...record, file, lineProof: '!!' })) }),
      toCanonicalJson({ ...whole, schemaVersion: 9, records: [] }),
      '['.repeat(100_000),
    ];
    for (const text of texts) expect(verifyExtract(text, trust).exitCode).toBe(10);
  });

  it('is checked without a key only when asked for, and then nobody is named', async () => {
    const text = writeExtract(await extractRecords(bundle, finding.findingKey));
    expect(verifyExtract(text, {}).exitCode).toBe(11);
    const found = verifyExtract(text, { unsigned: true });
    expect(found.exitCode).toBe(0);
    expect(found.checks.find(({ check: name }) => name === 'signature')?.status).toBe('not-checked');
  });
});

it('needs nothing but the file: the bundle may be gone', async () => {
  const file = join(temporaryFolder(), 'extract.json');
  writeFileSync(file, writeExtract(await extractRecords(bundle, finding.findingKey)));
  expect(verifyExtract(readFileSync(file, 'utf8'), trust).exitCode).toBe(0);
});
