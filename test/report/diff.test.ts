import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { diffAssessments } from '../../src/assess/diff.ts';
import type { AssessedResult, Assessment } from '../../src/model/assessment.ts';
import { changeKinds } from '../../src/model/diff.ts';
import { languages } from '../../src/model/text.ts';
import { reportDiffJson } from '../../src/report/diff/json.ts';
import { reportDiffMarkdown } from '../../src/report/diff/markdown.ts';
import { diffSchema } from '../../src/report/diff/schema.ts';
import { type DiffReportOptions, reportDiffText } from '../../src/report/diff/text.ts';
import { hostileName, sample } from './sample.ts';

const options: DiffReportOptions = { language: 'en', color: 0, width: 80, verbose: false, version: '0.1.0' };
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(diffSchema);
const golden = (name: string) => new URL(`../../fixtures/golden/${name}`, import.meta.url).pathname;

const compare = (old: Assessment, now: Assessment) => diffAssessments({ old, new: now, nameOf: (id) => id });

/** The sample, its rules with digests. */
const earlier: Assessment = { ...sample, rules: sample.rules.map((rule) => ({ ...rule, digest: 'a' })) };

/** A later assessment of the sample in which everything that can happen has happened. */
function later(): Assessment {
  const fails = sample.results.filter(({ outcome, waiver }) => outcome === 'fail' && waiver === undefined);
  const [first, second, third, fourth] = fails;
  const passed = sample.results.find(({ outcome }) => outcome === 'pass');
  const waived = sample.results.find(({ waiver }) => waiver !== undefined);
  const named = new Map<AssessedResult | undefined, (result: AssessedResult) => readonly AssessedResult[]>([
    [first, (result) => [{ ...result, outcome: 'pass' }]],
    [second, (result) => [{ ...result, severity: 'low', message: { en: 'another', ja: '別' } }]],
    [third, (result) => [{ ...result, outcome: 'unknown', cause: { kind: 'denied' } }]],
    [fourth, (result) => [{ ...result, waiver: 0 }]],
    [passed, (result) => [{ ...result, outcome: 'fail' }]],
    [waived, ({ waiver: _, ...result }) => [result]],
  ]);
  const results = sample.results.flatMap((result) => named.get(result)?.(result) ?? [result]);
  const run = { ...sample.run, id: 'next', asOf: '2026-11-29T09:00:00.000Z' };
  return { ...sample, run, results, tool: { ...sample.tool, version: '0.2.0' }, rules: sample.rules.map(again) };
}

const again = (rule: Assessment['rules'][number], index: number) =>
  index === 0 ? { ...rule, severity: 'info' as const, digest: 'b' } : { ...rule, digest: 'a' };

/** As many findings with names of a stranger, none of which the sample has. */
function many(count: number): Assessment {
  const [like] = sample.results.filter(({ outcome }) => outcome === 'fail');
  if (!like) throw new Error('the sample has no finding');
  const results = Array.from({ length: count }, (_, index): AssessedResult => {
    const name = `${hostileName}${index}`;
    const message = { en: `${name} is open`, ja: `${name} が公開` };
    return { ...like, message, resource: { ...like.resource, id: `arn:${name}`, name } };
  });
  return { ...sample, results };
}

describe('the JSON of a diff', () => {
  it('prints the diff', async () => {
    const written = [...reportDiffJson(compare(earlier, later()))].join('');
    await expect(written).toMatchFileSnapshot(golden('diff.json'));
    expect(validate(JSON.parse(written)), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([0, 1, 10_000])('is valid with %d findings of hostile names, and holds them as data', (count) => {
    const found = compare(many(0), many(count));
    const written = [...reportDiffJson(found)].join('');
    const value = JSON.parse(written);
    expect(validate(value), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(value.newFindings).toBe(count);
    expect(written).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
    if (count > 0) expect(value.changes[0].resource.name).toContain(hostileName);
  });
});

describe('the text of a diff', () => {
  it.each(languages)('in %s', async (language) => {
    const written = [...reportDiffText(compare(earlier, later()), { ...options, language })].join('');
    await expect(written).toMatchFileSnapshot(golden(`diff.${language}.txt`));
  });

  it.each([40, 80, 160])(
    'shows what a stranger wrote as it is, and of 10,000 findings a few, %d columns wide',
    (width) => {
      const written = [...reportDiffText(compare(many(0), many(10_000)), { ...options, width })].join('');
      expect(written).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
      expect(written.length).toBeLessThan(40_000);
      expect(written).toContain('+9,995 more');
      expect(written.trimEnd().replace(/\s+/g, ' ')).toMatch(/10,000 findings count as new, as they would/);
    },
  );

  it('says that nothing changed, where nothing did', () => {
    const written = [...reportDiffText(compare(sample, sample), options)].join('');
    expect(written).toContain('Nothing changed.');
    expect(written).toContain('✓ Nothing counts as new');
  });

  it('warns where the two cannot be compared whole', () => {
    const run = { ...sample.run, interrupted: true, asOf: '2020-01-01T00:00:00.000Z' };
    const other = { ...sample, run, organization: 'Other', tool: { ...sample.tool, version: '9' } };
    const written = [...reportDiffText(compare(sample, other), { ...options, width: 160 })].join('');
    for (const warning of ['interrupted', 'earlier time', 'different organisations', 'now by 9']) {
      expect(written).toContain(warning);
    }
  });
});

describe('the Markdown of a diff', () => {
  it.each(languages)('in %s', async (language) => {
    const written = [...reportDiffMarkdown(compare(earlier, later()), { ...options, language })].join('');
    await expect(written).toMatchFileSnapshot(golden(`diff.${language}.md`));
  });

  it('stays under the limit of a step summary with 10,000 changes of each kind, and counts what it leaves out', () => {
    const diff = compare(many(0), many(10_000));
    const changes = changeKinds.flatMap((kind) => diff.changes.map((change) => ({ ...change, kind })));
    const scope = Array.from(
      { length: 10_000 },
      () => ({ what: 'region', change: 'added', name: hostileName }) as const,
    );
    const rules = Array.from({ length: 10_000 }, () => ({
      rule: hostileName,
      title: { en: hostileName, ja: hostileName },
      what: ['title'] as const,
    }));
    const written = [...reportDiffMarkdown({ ...diff, changes, scope, rules }, options)].join('');
    const bytes = Buffer.byteLength(written);
    console.log(`Markdown of ${changes.length} changes: ${Math.round(bytes / 1024)} KiB of 1024`);
    expect(bytes).toBeLessThan(1024 * 1024);
    expect(written.match(/of 10,000 rows; --format json holds them all/g)?.length).toBe(changeKinds.length + 2);
    expect(written).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
    expect(written).not.toMatch(/<(?!br>|!--|code>|\/code>)/);
  });
});
