import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, describe, expect, it, type TestContext } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { languages } from '../../src/model/text.ts';
import { countOutsideAws } from '../../src/report/asff.ts';
import { assessmentSchema } from '../../src/report/assessment-schema.ts';
import { type Format, formats, reporters } from '../../src/report/index.ts';
import { writeAssessmentWorkbook } from '../../src/report/workbook/workbook.ts';
import { asffProblems } from '../support/asff-limits.ts';
import { loadOcsf, type OcsfChecker } from '../support/ocsf-schema.ts';
import { findOfficial, readOfficialSchema } from '../support/official-schemas.ts';
import { sarifValidator } from '../support/sarif-schema.ts';
import { type Root, read, strictProblems, validator } from './oscal/document.ts';
import { made } from './oscal/made.ts';
import { readCsv } from './read-csv.ts';
import { htmlProblems, readTable } from './read-viewer.ts';
import { readWorkbook, readZip } from './read-workbook.ts';
import { type Element, readXml } from './read-xml.ts';

// biome-ignore lint/suspicious/noExplicitAny: what was written is read back as anybody would.
type Read = any;

/** What is wrong with a report, and how many findings it holds; none where it is not a list of them. */
interface Checked {
  readonly problems: readonly string[];
  readonly findings?: number;
}

type Context = Pick<TestContext, 'skip'>;

const failed = (items: readonly Read[], outcome: (item: Read) => unknown, word: string) =>
  items.filter((item) => outcome(item) === word).length;

/** Each format by the schema of whoever owns it; where nobody published one, by what its readers document. */
const checks: Readonly<
  Record<Format, readonly [by: string, (text: string, context: Context) => Checked | Promise<Checked>]>
> = {
  text: ['no control character', (text) => ({ problems: hidden(text) })],
  json: ['our published JSON Schema', checkJson],
  markdown: ["GitHub's limit of a step summary", checkMarkdown],
  html: ['html-validate, with its rules on accessibility', checkHtml],
  sarif: ['the OASIS schema', checkSarif],
  junit: ['XML 1.0, and what GitLab documents', checkJunit],
  csv: ['RFC 4180', checkCsv],
  ocsf: ['the OCSF schema', checkOcsf],
  asff: ['the API reference of Security Hub', checkAsff],
  oscal: ['the NIST schema', (text, context) => checkOscal('assessment-results', text, context)],
  'oscal-poam': ['the NIST schema', (text, context) => checkOscal('plan-of-action-and-milestones', text, context)],
  'oscal-component': ['the NIST schema', (text, context) => checkOscal('component-definition', text, context)],
  'oscal-mapping': ['the NIST schema', (text, context) => checkOscal('mapping-collection', text, context)],
};

const validJson = new Ajv2020({ strict: true }).compile(assessmentSchema);

function checkJson(text: string): Checked {
  const value: Read = JSON.parse(text);
  const problems = validJson(value) ? [] : (validJson.errors ?? []).map(({ instancePath }) => instancePath);
  return { problems, findings: failed(value.results, ({ outcome }) => outcome, 'fail') };
}

/** GitHub drops a summary over 1,024 KiB; a row with another number of cells than its heading is another table. */
function checkMarkdown(text: string): Checked {
  const rows = text.split('\n').map((line) => (line.startsWith('| ') ? line.split(/(?<!\\)\|/).length : 0));
  const torn = rows.filter((cells, index) => cells > 0 && rows[index - 1] !== 0 && cells !== rows[index - 1]);
  const size = Buffer.byteLength(text);
  return {
    problems: [...hidden(text), ...(torn.length > 0 ? ['a torn table'] : []), ...(size > 1024 * 1024 ? ['size'] : [])],
  };
}

/** Where the table has counts of what passed, it still has each finding. */
async function checkHtml(text: string): Promise<Checked> {
  const { open, waived } = readTable(text);
  return { problems: [...hidden(text), ...(await htmlProblems(text))], findings: open + waived };
}

function checkSarif(text: string, context: Context): Checked {
  const validate = sarifValidator(context);
  const value: Read = JSON.parse(text);
  const problems = validate(value) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);
  const { results, properties } = value.runs[0];
  const { total, shown, omitted } = properties.findings;
  // What is cut is said in a result of its own.
  const said = results.length === shown + (omitted > 0 ? 1 : 0) && total === shown + omitted;
  return { problems: [...problems, ...(said ? [] : ['counts'])], findings: total };
}

/** https://docs.gitlab.com/ci/testing/unit_test_reports/#junit-xml-format-specification */
const junitParents: Readonly<Record<string, readonly string[]>> = {
  testsuites: [''],
  testsuite: ['testsuites'],
  properties: ['testsuite'],
  property: ['properties'],
  testcase: ['testsuite'],
  failure: ['testcase'],
  error: ['testcase'],
  skipped: ['testcase'],
};

function checkJunit(text: string): Checked {
  const document = readXml(text);
  const problems = (element: Element, parent: string): readonly string[] => [
    ...(junitParents[element.name]?.includes(parent) ? [] : [`${element.name} in ${parent}`]),
    ...(element.name === 'testcase' && !(element.attributes.name && element.attributes.classname) ? ['no name'] : []),
    ...element.children.flatMap((child) => problems(child, element.name)),
  ];
  const cases = document.children.flatMap(({ children }) => children);
  const waived = cases.filter(({ children: [child] }) =>
    /^Waived finding|^例外承認済みの検出事項/.test(child?.text ?? ''),
  );
  const failures = cases.filter(({ children: [child] }) => child?.name === 'failure');
  return { problems: problems(document, ''), findings: failures.length + waived.length };
}

function checkCsv(text: string): Checked {
  const [header = [], ...rows] = readCsv(text);
  const outcome = header.indexOf('outcome');
  const problems = rows.filter((row) => row.length !== header.length).map((row) => `${row.length} cells`);
  return { problems, findings: failed(rows, (row) => row[outcome], 'fail') };
}

let loadedOcsf: OcsfChecker | undefined;

function checkOcsf(text: string, context: Context): Checked {
  const check = loadedOcsf ?? loadOcsf(findOfficial('ocsf-1.6.0/', context));
  loadedOcsf = check;
  const events: readonly Read[] = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return {
    problems: events.flatMap((event) => check(event)),
    findings: failed(events, (one) => one.compliance.status, 'Fail'),
  };
}

function checkAsff(text: string): Checked {
  const all: readonly Read[] = JSON.parse(text);
  return { problems: all.flatMap(asffProblems), findings: failed(all, (one) => one.Compliance.Status, 'FAILED') };
}

let nist: ReturnType<typeof validator> | undefined;

function checkOscal(root: Root, text: string, context: Context): Checked {
  nist ??= validator(readOfficialSchema('oscal-complete-1.2.1.schema.json', context));
  const document = read(text, root);
  const risks: Read = document.risks ?? (document.results as Read)?.[0].risks ?? [];
  const holdsFindings = root === 'assessment-results' || root === 'plan-of-action-and-milestones';
  const problems = [...nist({ [root]: document }), ...strictProblems(document)];
  return { problems, ...(holdsFindings && { findings: risks.length }) };
}

function hidden(text: string): readonly string[] {
  return text.match(/.{0,20}(?:\p{Cc}(?<!\n)|\p{Bidi_Control}|\p{Zl}|\p{Zp}|\p{Cs}).{0,20}/u) ?? [];
}

/** Well-formed parts, no formula, and as many rows as there are findings. */
function checkWorkbook(book: Buffer): Checked {
  for (const [name, { text }] of readZip(book)) if (/\.(?:xml|rels)$/.test(name)) readXml(text);
  const rows = readWorkbook(book)[2]?.rows ?? [];
  return { problems: [], findings: rows.filter(([outcome]) => outcome === 'failed' || outcome === '不合格').length };
}

const sizes = ['no result', 'no finding', 'one finding', '10,000 findings'] as const;
const cells = sizes.flatMap((size) => [...formats, 'xlsx' as const].map((format) => ({ format, size })));
const matrix = new Map<string, Record<string, string>>();

describe('every format with hostile names', () => {
  afterAll(() => console.table(Object.fromEntries(matrix)));

  it.for(cells)('is valid: $format with $size', { timeout: 120_000 }, async ({ format, size }, context) => {
    const assessment = await made[size]();
    const row = matrix.get(format) ?? {};
    matrix.set(format, {
      ...row,
      by: format === 'xlsx' ? 'XML 1.0; openpyxl reads it in test/live' : checks[format][0],
      [size]: 'not checked',
    });
    // One language where it takes long: texts differ, not what is around them.
    for (const language of size === '10,000 findings' ? (['ja'] as const) : languages) {
      const { problems, findings = assessment.counts.fail } =
        format === 'xlsx'
          ? checkWorkbook(await writeAssessmentWorkbook(assessment, language))
          : await checks[format][1](await render(assessment, format, language), context);
      expect(problems.slice(0, 5)).toEqual([]);
      const elsewhere = format === 'asff' ? failedOutsideAws(assessment) : 0;
      expect(findings).toBe(assessment.counts.fail - elsewhere);
    }
    matrix.set(format, { ...matrix.get(format), [size]: 'valid' });
  });
});

it('sees what is wrong with HTML', async () => {
  const page = await render(await made['the sample'](), 'html', 'en');
  expect(await htmlProblems(page)).toEqual([]);
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['</main>', '<p><div></div></p></main>', /element-permitted-content|no-implicit-close|close-order/],
    ['</main>', '<a href="#nowhere">x</a></main>', /a link to #nowhere/],
    ['</main>', '<p id="ja-main">x</p></main>', /the id ja-main twice/],
    ['</main>', '<input type="text"></main>', /input-missing-label/],
    ['</main>', '<p style="color: red">x</p></main>', /no-inline-style/],
    ['</main>', '<button type="button"></button></main>', /text-content/],
    ['<h1>', '<h1>x</h1><h1>', /not one h1/],
  ];
  for (const [old, changed, said] of wrong) {
    expect((await htmlProblems(page.replace(old, changed))).join('\n')).toMatch(said);
  }
});

function failedOutsideAws({ results }: Assessment): number {
  return countOutsideAws({ results: results.filter(({ outcome }) => outcome === 'fail') });
}

async function render(assessment: Assessment, format: Format, language: 'en' | 'ja'): Promise<string> {
  const report = await reporters[format]();
  return [...report(assessment, { language, color: 0, width: 120, verbose: false })].join('');
}
