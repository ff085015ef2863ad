import { describe, expect, it } from 'vitest';
import type { AssessedResult, Assessment } from '../../src/model/assessment.ts';
import { type Language, languages } from '../../src/model/text.ts';
import { reportJunit } from '../../src/report/junit.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { hostileAssessment, longName } from '../support/hostile-assessment.ts';
import { type Element, readXml } from './read-xml.ts';
import { sample } from './sample.ts';

const places = { prod: { file: 'ops/comply.yaml', line: 7 } };

function optionsIn(language: Language, more: Partial<ReportOptions> = {}): ReportOptions {
  return { language, color: 0, width: 80, verbose: false, ...more };
}

function render(assessment: Assessment, options = optionsIn('en')): string {
  return [...reportJunit(assessment, options)].join('');
}

function suitesOf(assessment: Assessment, options = optionsIn('en')): readonly Element[] {
  return readXml(render(assessment, options)).children;
}

function casesOf(assessment: Assessment, options = optionsIn('en')): readonly Element[] {
  return suitesOf(assessment, options).flatMap(({ children }) => children.filter(({ name }) => name === 'testcase'));
}

function kindOf({ children }: Element): string {
  return children[0]?.name ?? 'passed';
}

/** What GitLab tells tests apart by: suite, class and name (lib/gitlab/ci/reports/test_case.rb). */
function gitlabKeys(suites: readonly Element[]): readonly string[] {
  return suites.flatMap(({ attributes: suite, children }) =>
    children
      .filter(({ name }) => name === 'testcase')
      .map(({ attributes }) => `${suite.name}_${attributes.classname}_${attributes.name}`),
  );
}

/** Elements, attributes and texts: no less than the objects that GitLab counts, of which it takes 250,000. */
function countObjects({ attributes, children, text }: Element): number {
  const own = 1 + Object.keys(attributes).length + (text.trim() === '' ? 0 : 1);
  return own + children.reduce((sum, child) => sum + countObjects(child), 0);
}

function result(part: Partial<AssessedResult>, resource: Partial<AssessedResult['resource']> = {}): AssessedResult {
  const [first] = sample.results;
  if (!first) throw new Error('the sample has no result');
  return { ...first, outcome: 'fail', ...part, resource: { ...first.resource, ...resource } };
}

const cases = [
  { name: 'no result at all', findings: 0, bare: true },
  { name: 'no finding', findings: 0, bare: false },
  { name: '1 finding', findings: 1, bare: false },
  { name: '10,000 findings', findings: 10_000, bare: false },
];

describe('reportJunit', () => {
  it.for(languages)('prints the sample in %s', async (language) => {
    const golden = new URL(`../../fixtures/golden/junit.${language}.xml`, import.meta.url).pathname;
    await expect(render(sample, optionsIn(language, { places }))).toMatchFileSnapshot(golden);
  });

  it.for(cases)('is well-formed XML with hostile names and $name, every test by a name of its own', async (one) => {
    const assessment = await hostileAssessment(one.findings, one.bare);
    for (const language of languages) {
      const xml = render(assessment, optionsIn(language, { places }));
      expect(render(assessment, optionsIn(language, { places, color: 3, width: 40, verbose: true }))).toBe(xml);
      expect(xml).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}|\p{Cs}|[\ufffe\uffff]/u);
      const document = readXml(xml);
      const keys = gitlabKeys(document.children);
      expect(keys).toHaveLength(assessment.results.length);
      expect(new Set(keys).size).toBe(keys.length);
      const [size, objects] = [Buffer.byteLength(xml) / 1e6, countObjects(document)];
      console.log(
        `JUnit, ${one.name}, ${language}: ${size.toFixed(2)} MB (limit 30), ${objects} objects (limit 250000)`,
      );
      expect(size).toBeLessThan(30);
      expect(objects).toBeLessThan(250_000);
    }
  });

  it('counts in each suite and in all what its tests come to', async () => {
    const assessment = await hostileAssessment(100);
    const document = readXml(render(assessment));
    const { pass, fail, unknown, 'not-applicable': notApplicable, waived } = assessment.counts;
    const total = { tests: pass + fail + unknown + notApplicable, failures: fail - waived, errors: unknown };
    const counts = { ...total, skipped: notApplicable + waived };
    expect(document.attributes).toEqual({ name: 'comply', ...mapValues(counts, String) });
    for (const { attributes, children } of document.children) {
      const kinds = children.filter(({ name }) => name === 'testcase').map(kindOf);
      const count = (kind: string) => String(kinds.filter((one) => one === kind).length);
      const { name, ...counted } = attributes;
      expect(['prod', '病院', 'web']).toContain(name);
      expect(counted).toEqual({
        tests: String(kinds.length),
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
      });
    }
  });

  it('fails for what is open, errs for what is unknown, and skips what is waived or does not apply', () => {
    const found = casesOf(sample, optionsIn('en', { places }));
    const named = (text: string) => found.find(({ attributes }) => attributes.name?.includes(text));
    const failure = named('111122223333')?.children[0];
    expect(failure?.name).toBe('failure');
    expect(failure?.attributes).toEqual({ type: 'critical', message: 'The root user of 111122223333 has no MFA.' });
    expect(failure?.text).toMatch(
      /^The root user of 111122223333 has no MFA\.\nRule: aws\/iam\/root-mfa \(critical\)\n/,
    );
    expect(failure?.text).toContain('\nAccountMFAEnabled: expected 1, found 0\n');
    expect(failure?.text).toContain('\nFix: Sign in as the root user.');
    const error = named('access-a')?.children[0];
    expect(error?.name).toBe('error');
    expect(error?.attributes.type).toBe('denied');
    expect(error?.text).toContain('s3:GetBucketLogging was denied (AccessDenied). Grant s3:GetBucketLogging.');
    const waived = named('/acme/batch')?.children[0];
    expect(waived?.name).toBe('skipped');
    expect(waived?.attributes.message).toBe(waived?.text);
    expect(waived?.text).toMatch(/^Waived finding: Log group \/acme\/batch .*2027-03-31/);
    expect(waived?.text).toContain('Batch logs hold no ePHI.');
    expect(kindOf(named('aws/config/recorder: web') ?? raise())).toBe('skipped');
    expect(named('aws/config/recorder: default')?.children).toEqual([]);
  });

  it('says in Japanese what it says in English', () => {
    const waived = casesOf(sample, optionsIn('ja')).find(({ attributes }) => attributes.name?.includes('/acme/batch'));
    expect(waived?.children[0]?.text).toMatch(/^例外承認済みの検出事項: ロググループ/);
  });

  it('invents no time, and names the file only where one is known', () => {
    const all = casesOf(sample, optionsIn('en', { places }));
    expect(all.filter(({ attributes }) => 'time' in attributes)).toEqual([]);
    expect(new Set(all.map(({ attributes }) => attributes.file))).toEqual(new Set([undefined, 'ops/comply.yaml']));
    expect(casesOf(sample).filter(({ attributes }) => 'file' in attributes)).toEqual([]);
    expect(all[0]?.attributes.classname).toBe('aws.config.recorder');
  });

  it('keeps tests apart whose names would be one', () => {
    const results = [
      result({}, { id: 'a', region: 'r1' }),
      result({}, { id: 'a', region: 'r2' }),
      result({}, { id: 'a', region: 'r2' }),
      result({}, { id: 'a', region: 'r2' }),
      result({}, { id: `${longName}1` }),
      result({}, { id: `${longName}2` }),
      result({}, { id: 'a', target: 'elsewhere' }),
    ];
    const suites = suitesOf({ ...sample, results });
    expect(new Set(gitlabKeys(suites)).size).toBe(7);
    const names = suites[0]?.children.slice(1).map(({ attributes }) => attributes.name) ?? [];
    expect(names.slice(0, 4)).toEqual([
      'aws/config/recorder: a',
      'aws/config/recorder: a (111122223333, r2)',
      'aws/config/recorder: a (111122223333, r2) #2',
      'aws/config/recorder: a (111122223333, r2) #3',
    ]);
    expect(names[4]).toMatch(/\.\.\.\(\+\d+\) \[\d+\]$/);
    expect(suites.map(({ attributes }) => attributes.name)).toEqual(['prod', 'web', 'elsewhere']);
  });

  it('bounds what a long name takes', () => {
    const long = result({ message: { en: longName, ja: longName } }, { id: longName, name: longName });
    expect(render({ ...sample, results: [long] }).length).toBeLessThan(10_000);
  });

  it('says in the suite with which weaker rules it was judged', () => {
    const results = sample.results.filter(({ rule }) => rule === 'aws/logs/retention');
    const [suite] = suitesOf({ ...sample, results });
    const properties = suite?.children[0]?.children.map(({ attributes }) => attributes) ?? [];
    const weak = properties.find(({ name }) => name === 'aws/logs/retention');
    expect(weak?.value).toContain('minRetentionDays is 365 instead of 2190');
    expect(properties.find(({ name }) => name === 'complete')?.value).toBe('false');
  });
});

function mapValues<T, U>(value: Readonly<Record<string, T>>, map: (one: T) => U): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, map(one)]));
}

function raise(): never {
  throw new Error('no such test');
}
