import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { AssessedResult, AssessedRule, Assessment } from '../../src/model/assessment.ts';
import { type Severity, severities } from '../../src/model/rule.ts';
import { type Language, languages } from '../../src/model/text.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { fileUri } from '../../src/report/sarif/location.ts';
import { reportSarif } from '../../src/report/sarif.ts';
import { findingKey } from '../../src/text/finding-key.ts';
import { hostileAssessment, hostileNames, longName } from '../support/hostile-assessment.ts';
import { sarifValidator } from '../support/sarif-schema.ts';
import { seeded } from '../support/seeded.ts';
import { manyFindings } from './many-findings.ts';
import { sample } from './sample.ts';

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
      readonly region: { readonly startLine: number };
    };
    readonly logicalLocations?: readonly { readonly fullyQualifiedName: string }[];
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly status: string; readonly justification: string }[];
  readonly baselineState?: string;
  readonly properties?: { readonly severity: Severity };
}

interface Rule {
  readonly id: string;
  readonly helpUri?: string;
  readonly help: { readonly text: string; readonly markdown: string };
  readonly properties: Readonly<Record<string, unknown>> & { readonly tags: readonly string[] };
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly exitCode?: number;
    readonly toolExecutionNotifications?: readonly { readonly message: { readonly text: string } }[];
  }[];
  readonly results: readonly Result[];
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const places = { prod: { file: 'ops/comply.yaml', line: 7 }, web: { file: 'ops/comply.yaml', line: 12 } };

function optionsIn(language: Language, more: Partial<ReportOptions> = {}): ReportOptions {
  return { language, color: 0, width: 80, verbose: false, ...more };
}

function render(assessment: Assessment, options = optionsIn('en')): string {
  return [...reportSarif(assessment, options)].join('');
}

function runOf(assessment: Assessment, options = optionsIn('en')): Run {
  return JSON.parse(render(assessment, options)).runs[0];
}

/** Every string of a value, keys aside. */
function* strings(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* strings(one);
}

function finding(index: number, part: Partial<AssessedResult> = {}): AssessedResult {
  const [first] = sample.results;
  if (!first) throw new Error('the sample has no result');
  const resource = { ...first.resource, id: `arn:aws:s3:::b${index}`, name: `b${index}` };
  return { ...first, rule: 'aws/s3/kms-encryption', severity: 'medium', outcome: 'fail', resource, ...part };
}

function withRule(part: Partial<AssessedRule>): Assessment {
  const rules = sample.rules.map((rule) => (rule.id === 'aws/s3/kms-encryption' ? { ...rule, ...part } : rule));
  return { ...sample, rules, results: [finding(0)] };
}

const cases = [
  { name: 'no result at all', findings: 0, bare: true },
  { name: 'no finding', findings: 0, bare: false },
  { name: '1 finding', findings: 1, bare: false },
  { name: '10,000 findings', findings: 10_000, bare: false },
];

describe('reportSarif', () => {
  it.for(languages)('prints the sample in %s', async (language) => {
    const golden = new URL(`../../fixtures/golden/report.${language}.sarif`, import.meta.url).pathname;
    await expect(render(sample, optionsIn(language, { places }))).toMatchFileSnapshot(golden);
  });

  it('is valid for the sample, which has every kind of thing', (context) => {
    const validate = sarifValidator(context);
    const value = JSON.parse(render(sample, optionsIn('ja', { places })));
    expect(validate(value), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(validate({ ...value, version: '2.0.0' })).toBe(false);
    value.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b';
    expect(validate(value)).toBe(false);
  });

  it.for(cases)('gives the same bytes and nothing hidden with $name', async ({ name, findings, bare }) => {
    const assessment = await hostileAssessment(findings, bare);
    for (const language of languages) {
      const text = render(assessment, optionsIn(language));
      expect(render(assessment, optionsIn(language, { color: 3, width: 40, verbose: true }))).toBe(text);
      expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}|\p{Cs}/u);
      const read = [...strings(JSON.parse(text))];
      expect(read.filter((one) => /\p{Cc}(?<!\n)|\p{Bidi_Control}|\p{Cs}/u.test(one))).toEqual([]);
      const [size, packed] = [text.length / 1e6, gzipSync(text).length / 1e6];
      console.log(`SARIF, ${name}, ${language}: ${size.toFixed(2)} MB, ${packed.toFixed(3)} MB packed (limit 10 MB)`);
      expect(packed).toBeLessThan(10);
    }
  });

  it('has every finding and nothing else, the gravest first', async () => {
    const assessment = await hostileAssessment(1000);
    const { results, properties } = runOf(assessment);
    const fails = assessment.results.filter(({ outcome }) => outcome === 'fail');
    const keys = fails.map(({ rule, resource }) => findingKey(rule, resource.id));
    expect(results.map((one) => one.partialFingerprints['complyFinding/v1']).sort()).toEqual(keys.sort());
    const grades = results.map((one) => severities.indexOf(one.properties?.severity ?? 'critical'));
    expect(grades).toEqual([...grades].sort((a, b) => a - b));
    expect(new Set(results.map(({ level }) => level))).toEqual(new Set(['error', 'warning', 'note']));
    expect(properties.totals).toEqual({ pass: 12, fail: 1000, unknown: 12, notApplicable: 12, waived: 200 });
    expect(properties.findings).toEqual({ total: 1000, shown: 1000, omitted: 0 });
  });

  it('shows a waived finding as a suppression, and says so where that is not read', async () => {
    const assessment = await hostileAssessment(10);
    const suppressed = runOf(assessment).results.filter(({ suppressions }) => suppressions !== undefined);
    expect(suppressed).toHaveLength(2);
    for (const { suppressions, message } of suppressed) {
      expect(suppressions).toMatchObject([{ kind: 'external', status: 'accepted' }]);
      expect(suppressions?.[0]?.justification).toMatch(/^Waived to the end of 2027-03-31 \(compensating control\): /);
      expect(message.text).toMatch(/^Waived until 2027-03-31: /);
    }
    const [first] = runOf(assessment, optionsIn('ja')).results.filter(({ suppressions }) => suppressions);
    expect(first?.message.text).toMatch(/^例外承認済み（2027-03-31 まで）: リソース /);
  });

  it('holds 5,000 results, says how many more there are, and lets the waived ones give way', async () => {
    const { results, properties, tool } = runOf(await hostileAssessment(10_000));
    expect(results).toHaveLength(5000);
    expect(properties.findings).toEqual({ total: 10_000, shown: 4999, omitted: 5001 });
    const more = results.at(-1);
    expect(more?.message.text).toMatch(/^5,001 more findings: this file holds 4,999 of 10,000, /);
    expect(tool.driver.rules[more?.ruleIndex ?? -1]?.id).toBe('comply/more-findings');
    expect(results.filter(({ suppressions }) => suppressions)).toHaveLength(0);
    const exactly = { ...sample, results: Array.from({ length: 5000 }, (_, index) => finding(index)) };
    expect(runOf(exactly).results).toHaveLength(5000);
    expect(runOf(exactly).properties.findings).toEqual({ total: 5000, shown: 5000, omitted: 0 });
    const oneMore = { ...exactly, results: [...exactly.results, finding(5000)] };
    expect(runOf(oneMore).properties.findings).toEqual({ total: 5001, shown: 4999, omitted: 2 });
  });

  it('is below 10 MB packed, whatever names there are, and says how many findings have no room', () => {
    const random = seeded(7);
    const sign = () => String.fromCodePoint(0x4e00 + Math.floor(random() * 20_000));
    const longText = () => Array.from({ length: 2000 }, sign).join('');
    const many = manyFindings(6000, longText);
    // A message of its own, so that not even that packs.
    const unlike = many.results.map((one) =>
      one.outcome === 'fail' ? { ...one, message: { en: longText(), ja: '' } } : one,
    );
    const assessment = { ...many, results: unlike };
    const text = render(assessment);
    const { results, properties } = JSON.parse(text).runs[0] as Run;
    const packed = gzipSync(text).length / 1e6;
    console.log(`SARIF, names that cannot be packed: ${results.length} of 6,000, ${packed.toFixed(2)} MB packed`);
    expect(packed).toBeLessThan(10);
    expect(packed).toBeGreaterThan(5);
    const shown = results.length - 1;
    expect(properties.findings).toEqual({ total: 6000, shown, omitted: 6000 - shown });
    expect(results.at(-1)?.ruleId).toBe('comply/more-findings');
    expect(results.slice(0, shown).every((one) => one.properties?.severity === 'critical')).toBe(true);
  });

  it('names the rules of these findings alone, each at its index', async () => {
    for (const n of [0, 1, 1000, 10_000]) {
      const { results, tool } = runOf(await hostileAssessment(n));
      const { rules } = tool.driver;
      expect(results.map(({ ruleIndex }) => rules[ruleIndex]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
      expect(new Set(rules.map(({ id }) => id))).toEqual(new Set(results.map(({ ruleId }) => ruleId)));
    }
    const stranger = { ...sample, results: [finding(0, { rule: 'acme/none' })] };
    expect(runOf(stranger).tool.driver.rules.map(({ id }) => id)).toEqual(['acme/none']);
  });

  it('keeps to 20 tags a rule, with every control beside them', () => {
    const controls = Array.from({ length: 40 }, (_, index) => `soc2:CC${index}`);
    const [rule] = runOf(withRule({ controls })).tool.driver.rules;
    expect(rule?.properties.tags).toHaveLength(20);
    expect(rule?.properties.tags.slice(0, 3)).toEqual(['security', 'soc2', 'soc2:CC0']);
    expect(rule?.properties.controls).toEqual(controls);
    expect(rule?.properties['security-severity']).toBe('5.5');
    const [info] = runOf(withRule({ severity: 'info' })).tool.driver.rules;
    expect(info?.properties).not.toHaveProperty('security-severity');
  });

  it('helps in text and Markdown, with nothing of a rule that would be markup or end its code', (context) => {
    const validate = sarifValidator(context);
    const hostile = withRule({
      title: { en: '', ja: '' },
      rationale: { en: 'x'.repeat(5000), ja: 'x'.repeat(5000) },
      steps: { en: ['<img src=x onerror=alert(1)> [a](https://evil.example)'], ja: [] },
      cli: 'echo 1\n````\n<script>\u202e',
      references: [
        { title: 'no address', url: 'javascript:alert(1)' },
        { title: '](https://evil.example)', url: 'https://acme.example/a b>?x=%20#ü' },
      ],
    });
    expect(validate(JSON.parse(render(hostile)))).toBe(true);
    const [rule] = runOf(hostile).tool.driver.rules;
    expect(rule?.helpUri).toBe('https://acme.example/a%20b%3E?x=%20#%C3%BC');
    expect(rule?.help.markdown).toContain('`````sh\necho 1\n````\n<script>\\u202E\n`````\n');
    expect(rule?.help.markdown).toContain('1. &lt;img src=x');
    expect(rule?.help.markdown).not.toMatch(/(?<!\\)\]\(/);
    expect(rule?.help.text).not.toContain('javascript:');
  });

  it('is at the line of the target, else at the first of comply.yaml', () => {
    const at = (target: string, options: Partial<ReportOptions>) => {
      const result = finding(0, { resource: { ...finding(0).resource, target } });
      const run = runOf({ ...sample, results: [result] }, optionsIn('en', options));
      const { artifactLocation, region } = run.results[0]?.locations[0]?.physicalLocation ?? {};
      expect(artifactLocation?.uriBaseId).toBe('%SRCROOT%');
      return `${artifactLocation?.uri}:${region?.startLine}`;
    };
    expect(at('prod', { places })).toBe('ops/comply.yaml:7');
    expect(at('adhoc', { places })).toBe('comply.yaml:1');
    expect(at('prod', {})).toBe('comply.yaml:1');
    expect(at('constructor', { places })).toBe('comply.yaml:1');
    const [result] = runOf({ ...sample, results: [finding(3)] }).results;
    expect(result?.locations[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe('arn:aws:s3:::b3');
  });

  it.for([
    ['comply.yaml', 'comply.yaml'],
    ['infra/監査 #1/a:b?.yaml', 'infra/%E7%9B%A3%E6%9F%BB%20%231/a%3Ab%3F.yaml'],
    ['../../comply.yaml', 'comply.yaml'],
    ['/etc/comply.yaml', 'etc/comply.yaml'],
    ['a:b', 'a%3Ab'],
    ['\ud800', '%5CuD800'],
    ['', 'comply.yaml'],
  ] as const)('writes the file %s as the reference %s', ([file, uri]) => {
    expect(fileUri(file)).toBe(uri);
  });

  it('gives each finding fingerprints of its own that nothing around it changes', async () => {
    const { results } = runOf(await hostileAssessment(3000));
    for (const name of ['complyFinding/v1', 'primaryLocationLineHash']) {
      expect(new Set(results.map(({ partialFingerprints }) => partialFingerprints[name])).size).toBe(3000);
    }
    const [alone] = runOf({ ...sample, results: [finding(5)] }).results;
    const moved = runOf(
      { ...sample, results: [finding(4), finding(5, { severity: 'low' })] },
      optionsIn('ja', { places }),
    );
    expect(moved.results.at(-1)?.partialFingerprints).toEqual(alone?.partialFingerprints);
    expect(alone?.partialFingerprints).toEqual({
      'complyFinding/v1': findingKey('aws/s3/kms-encryption', 'arn:aws:s3:::b5'),
      primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{16}:1$/),
    });
  });

  it('is a success only where everything was read', async () => {
    const whole = await hostileAssessment(0, true);
    expect(runOf(whole).invocations).toMatchObject([{ executionSuccessful: true, exitCode: 0 }]);
    expect(runOf(whole).invocations[0]).not.toHaveProperty('toolExecutionNotifications');
    const [partly] = runOf(await hostileAssessment(1)).invocations;
    expect(partly?.executionSuccessful).toBe(false);
    const told = partly?.toolExecutionNotifications?.map(({ message }) => message.text) ?? [];
    expect(told[1]).toMatch(/^6 results unknown\. Not readable: s3:GetBucketLogging did not answer in time/);
    const run = { ...whole.run, interrupted: true };
    const [stopped] = runOf({ ...whole, run }).invocations;
    expect(stopped).toMatchObject({ executionSuccessful: false });
    expect(stopped).not.toHaveProperty('exitCode');
    const unknown = { ...sample, run: whole.run, results: [finding(0, { outcome: 'unknown' })] };
    expect(runOf({ ...unknown, counts: { ...sample.counts, unknown: 1 } }).invocations).toMatchObject([
      { executionSuccessful: false },
    ]);
  });

  it('says which rule was judged more weakly than it is', () => {
    const weak = { weaker: true, reason: 'Archived', approvedBy: 'ciso@acme.example', until: '2027-03-31' };
    const assessment = withRule({
      overrides: [{ parameter: 'days', value: 30, default: 90, ...weak }],
      severityOverride: { value: 'medium', default: 'high', ...weak },
    });
    const [rule] = runOf(assessment).tool.driver.rules;
    expect(rule?.properties.overrides).toMatchObject([
      { parameter: 'severity', value: 'medium', default: 'high', weaker: true },
      { parameter: 'days', value: 30, default: 90, weaker: true },
    ]);
    expect(rule?.help.text).toContain('days is 30 instead of 90');
    expect(rule?.help.markdown).toContain('approved by ciso');
  });

  it('has a baseline state where the gate was held against a baseline', () => {
    const results = [finding(0, { baseline: true }), finding(1)];
    expect(runOf({ ...sample, results }).results.map((one) => one.baselineState)).toEqual([undefined, undefined]);
    const counts = { findings: 1, present: 1, graver: 0, fixed: 0, unread: 0, notAsked: 0, notCounted: 1 };
    const baseline = { sha256: 'a'.repeat(64), runId: 'before', asOf: sample.run.asOf, ...counts };
    const run = runOf({ ...sample, results, gate: { ...sample.gate, baseline } });
    expect(run.results.map((one) => one.baselineState)).toEqual(['unchanged', 'new']);
  });

  it('bounds what a long name takes, and makes no link of one', () => {
    const name = '[click](https://evil.example)';
    const message = { en: name, ja: name };
    const [result] = runOf({ ...sample, results: [finding(0, { message })] }).results;
    expect(result?.message.text).toBe('[click] (https://evil.example)');
    const long = finding(0, { message: { en: longName, ja: longName } });
    const text = render({
      ...sample,
      results: [{ ...long, resource: { ...long.resource, id: longName, name: longName } }],
    });
    expect(text.length).toBeLessThan(20_000);
    expect(hostileNames.length).toBeGreaterThan(30);
  });
});
