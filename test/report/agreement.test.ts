import { beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { type Language, languages } from '../../src/model/text.ts';
import { type Format, formats, reporters } from '../../src/report/index.ts';
import { readAssessment } from '../../src/report/read-assessment.ts';
import { assessmentSheets } from '../../src/report/workbook/workbook.ts';
import { hostileAssessment } from '../support/hostile-assessment.ts';
import { runComply } from '../support/run-comply.ts';
import { countsSaid, readTable } from './read-viewer.ts';
import { sample } from './sample.ts';

/** What every format has to say alike of one assessment. */
interface Counts {
  readonly open: number;
  readonly waived: number;
  readonly unknown: number;
}

// biome-ignore lint/suspicious/noExplicitAny: what was written is read back as anybody would.
type Read = any;

async function render(assessment: Assessment, format: Format, language: Language = 'en'): Promise<string> {
  const report = await reporters[format]();
  return [...report(assessment, { language, color: 0, width: 200, verbose: true })].join('');
}

/** Counted from the results themselves, as the JSON assessment holds them. */
function expected({ results }: Pick<Assessment, 'results'>): Counts {
  const failed = results.filter(({ outcome }) => outcome === 'fail');
  return {
    open: failed.filter(({ waiver }) => waiver === undefined).length,
    waived: failed.filter(({ waiver }) => waiver !== undefined).length,
    unknown: results.filter(({ outcome }) => outcome === 'unknown').length,
  };
}

function count<T>(items: readonly T[], predicate: (item: T) => unknown): number {
  return items.filter(predicate).length;
}

/** A property of OSCAL by its name. */
function property(of: Read, name: string): string | undefined {
  return of.props?.find((one: Read) => one.name === name)?.value;
}

const readers: Readonly<Record<string, (assessment: Assessment) => Promise<Counts> | Counts>> = {
  json: async (assessment) => {
    const { results, counts } = JSON.parse(await render(assessment, 'json'));
    const found = expected({ results });
    expect(counts).toMatchObject({ fail: found.open + found.waived, waived: found.waived, unknown: found.unknown });
    return found;
  },
  text: async (assessment) => {
    const text = await render(assessment, 'text');
    return countsOf(/(\d[\d,]*) failed(?: \((\d[\d,]*) of them waived\))?, (\d[\d,]*) unknown/.exec(text));
  },
  markdown: async (assessment) => {
    const text = await render(assessment, 'markdown');
    return countsOf(/(\d[\d,]*) failed(?: \((\d[\d,]*) of them waived\))?, (\d[\d,]*) unknown/.exec(text));
  },
  html: async (assessment) => {
    const page = await render(assessment, 'html');
    const { rows, ...found } = readTable(page);
    expect(rows).toBe(assessment.results.length);
    expect(countsOf(countsSaid(page))).toEqual(found);
    return found;
  },
  sarif: async (assessment) => {
    const [run] = JSON.parse(await render(assessment, 'sarif')).runs;
    const waived = count(run.results, (one: Read) => one.suppressions?.length === 1);
    const notified = (run.invocations[0].toolExecutionNotifications ?? []).map((one: Read) => one.properties?.results);
    const found = {
      open: run.results.length - waived,
      waived,
      unknown: notified.reduce((sum: number, n = 0) => sum + n, 0),
    };
    const { fail, waived: ofThem, unknown } = run.properties.totals;
    expect({ fail, waived: ofThem, unknown }).toEqual({ ...found, fail: found.open + waived, open: undefined });
    return found;
  },
  junit: async (assessment) => {
    const xml = await render(assessment, 'junit');
    const [, failures, errors] = /<testsuites [^>]*failures="(\d+)" errors="(\d+)"/.exec(xml) ?? [];
    expect(xml.match(/<failure /g)?.length ?? 0).toBe(Number(failures));
    expect(xml.match(/<error /g)?.length ?? 0).toBe(Number(errors));
    const waived = xml.match(/<skipped message="Waived finding: /g)?.length ?? 0;
    return { open: Number(failures), waived, unknown: Number(errors) };
  },
  csv: async (assessment) => {
    const csv = await render(assessment, 'csv');
    // Outcome and `waived` stand side by side after a severity; a name cannot hold a quote that is not doubled.
    const rows = [...csv.matchAll(/"(?:critical|high|medium|low|info)","([\w-]+)","(true|false)","/g)];
    expect(rows.length).toBe(assessment.results.length);
    return {
      open: count(rows, ([, outcome, waived]) => outcome === 'fail' && waived === 'false'),
      waived: count(rows, ([, outcome, waived]) => outcome === 'fail' && waived === 'true'),
      unknown: count(rows, ([, outcome]) => outcome === 'unknown'),
    };
  },
  ocsf: async (assessment) => {
    const lines = (await render(assessment, 'ocsf')).trimEnd().split('\n');
    const events = lines.filter(Boolean).map((line) => JSON.parse(line));
    return {
      open: count(events, (one) => one.compliance.status === 'Fail' && one.status === 'New'),
      waived: count(events, (one) => one.compliance.status === 'Fail' && one.status === 'Suppressed'),
      unknown: count(events, (one) => one.compliance.status === 'Warning'),
    };
  },
  oscal: async (assessment) => {
    const [result] = JSON.parse(await render(assessment, 'oscal'))['assessment-results'].results;
    const found = {
      ...risksOf(result.risks),
      unknown: count(result.observations ?? [], (one) => property(one, 'outcome') === 'unknown'),
    };
    expect(property(result, 'fail')).toBe(String(found.open + found.waived));
    expect(property(result, 'waived')).toBe(String(found.waived));
    expect(property(result, 'unknown')).toBe(String(found.unknown));
    return found;
  },
  'oscal-poam': async (assessment) => {
    const plan = JSON.parse(await render(assessment, 'oscal-poam'))['plan-of-action-and-milestones'];
    const { open, waived } = risksOf(plan.risks);
    expect(count(plan['poam-items'], (one) => property(one, 'item') === 'finding')).toBe(open);
    const [said] = /([\d,]+|No) results? (?:is unknown|could not be determined)/.exec(plan.metadata.remarks) ?? [];
    return { open, waived, unknown: numberOf(said) };
  },
  xlsx: (assessment) => {
    const sheets = assessmentSheets(assessment, 'en');
    const { rows = [], columns = [] } = sheets.find(({ name }) => name === 'Findings') ?? {};
    const until = columns.findIndex(({ head }) => head === 'Waived until');
    const found = {
      open: count(rows, (row) => row[0] === 'failed' && row[until] === undefined),
      waived: count(rows, (row) => row[0] === 'failed' && row[until] !== undefined),
      unknown: count(rows, (row) => row[0] === 'unknown'),
    };
    const said = sheets[0]?.rows.map((row) => String(row[1])).find((text) => / failed.* unknown, /.test(text));
    expect(countsOf(/([\d,]+) failed(?: \(([\d,]+) of them waived\))?, ([\d,]+) unknown/.exec(said ?? ''))).toEqual(
      found,
    );
    return found;
  },
};

function risksOf(risks: readonly Read[] = []): Pick<Counts, 'open' | 'waived'> {
  return {
    open: count(risks, ({ status }) => status === 'open'),
    waived: count(risks, ({ status }) => status === 'deviation-approved'),
  };
}

/** Of `12 failed (2 of them waived), 4 unknown`. */
function countsOf(match: RegExpExecArray | null): Counts {
  const [fail, waived, unknown] = [1, 2, 3].map((group) => numberOf(match?.[group]));
  if (!match || fail === undefined || waived === undefined || unknown === undefined) throw new Error('no counts');
  return { open: fail - waived, waived, unknown };
}

function numberOf(text = '0'): number {
  return Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', '') ?? 0);
}

describe('all formats of one assessment', () => {
  const made: Record<string, Assessment> = {};

  beforeAll(async () => {
    const demo = await runComply(['scan', '--demo', '--format', 'json']);
    made.demo = readAssessment('demo.json', demo.stdout);
    made.hostile = await hostileAssessment(120);
    made['without a finding'] = await hostileAssessment(0);
    made['without a result'] = await hostileAssessment(0, true);
    made.sample = sample;
  });

  it.each(['demo', 'hostile', 'without a finding', 'without a result', 'sample'])(
    'agree on how many findings are open and waived, and how many results are unknown (%s)',
    async (name) => {
      const assessment = made[name];
      if (!assessment) throw new Error(`no assessment ${name}`);
      const found: Record<string, Counts> = {};
      for (const [format, read] of Object.entries(readers)) found[format] = await read(assessment);
      const wanted = expected(assessment);
      expect(found).toEqual(Object.fromEntries(Object.keys(readers).map((format) => [format, wanted])));
      console.info(`${name}: ${JSON.stringify(wanted)} in ${Object.keys(readers).length} formats`);
    },
  );

  it.each(['demo', 'hostile', 'sample'])(
    'lose nothing in ASFF but what it says it has no room for (%s)',
    async (name) => {
      const assessment = made[name];
      if (!assessment) throw new Error(`no assessment ${name}`);
      const findings: readonly Read[] = JSON.parse(await render(assessment, 'asff'));
      const ofAws = assessment.results.filter(({ resource }) => /^\d{12}$/.test(resource.account));
      expect({
        open: count(
          findings,
          (one) => one.Compliance.Status === 'FAILED' && one.ProductFields['comply/Waived'] !== 'true',
        ),
        waived: count(
          findings,
          (one) => one.Compliance.Status === 'FAILED' && one.ProductFields['comply/Waived'] === 'true',
        ),
        unknown: count(findings, (one) => one.Compliance.Status === 'WARNING'),
      }).toEqual(expected({ results: ofAws }));
      const leftOut = Number(findings[0]?.ProductFields['comply/ResultsNotInThisFile'] ?? 0);
      expect(findings.length + leftOut).toBe(assessment.results.length);
    },
  );
});

describe('a saved assessment', () => {
  /** With a finding that the gate's baseline has, so that this is kept, too. */
  const known: Assessment = {
    ...sample,
    results: sample.results.map((one) =>
      one.outcome === 'fail' && one.waiver === undefined ? { ...one, baseline: true } : one,
    ),
  };

  it.each(formats)('prints the same %s as a fresh one', async (format) => {
    for (const assessment of [sample, known, await hostileAssessment(100)]) {
      const saved = readAssessment('assessment.json', await render(assessment, 'json'));
      for (const language of languages) {
        expect(await render(saved, format, language)).toBe(await render(assessment, format, language));
      }
    }
  });

  it('is the same workbook', async () => {
    for (const assessment of [sample, known, await hostileAssessment(100)]) {
      const saved = readAssessment('assessment.json', await render(assessment, 'json'));
      expect(assessmentSheets(saved, 'ja')).toEqual(assessmentSheets(assessment, 'ja'));
    }
  });

  it('says which findings the baseline has, where a format has one row a finding', async () => {
    const wanted = count(known.results, ({ baseline }) => baseline);
    expect(wanted).toBeGreaterThan(5);
    const matches = async (format: Format, pattern: RegExp) => (await render(known, format)).match(pattern)?.length;
    expect(await matches('csv', /^.*,"true","[^"]*","[^"]*","[^"]*","false"\r$/gm)).toBe(wanted);
    expect(await matches('junit', /Known: it is in the baseline/g)).toBe(wanted);
    // A risk of its own, and in a plan an item beside it.
    expect(await matches('oscal', /"name":"in-baseline"/g)).toBe(wanted);
    expect(await matches('oscal-poam', /"name":"in-baseline"/g)).toBe(2 * wanted);
    expect(await matches('ocsf', /"in_baseline":true/g)).toBe(wanted);
    expect(await matches('json', /"baseline":true/g)).toBe(wanted);
    const ofAws = count(known.results, ({ baseline, resource }) => baseline && resource.account !== '-');
    expect(await matches('asff', /"comply\/InBaseline":"true"/g)).toBe(ofAws);
    const sheet = assessmentSheets(known, 'en').find(({ name }) => name === 'Findings');
    const column = sheet?.columns.findIndex(({ head }) => head === 'In the baseline') ?? -1;
    expect(count(sheet?.rows ?? [], (row) => row[column] === 'yes')).toBe(wanted);
  });
});

describe('an assessment of a scan that was interrupted', () => {
  const interrupted: Assessment = { ...sample, run: { ...sample.run, complete: false, interrupted: true } };
  const words: Readonly<Record<Format, RegExp>> = {
    text: /interrupted/i,
    json: /"interrupted":true/,
    html: /INTERRUPTED: the scan was stopped/,
    markdown: /interrupted/i,
    sarif: /"executionSuccessful":false[^}]*"toolExecutionNotifications".*interrupted/i,
    junit: /<property name="complete" value="false"\/>/,
    csv: /"01JD9ZK4W8Q2","false"\r\n$/,
    ocsf: /"run":\{"complete":false,"interrupted":true\}/,
    asff: /"comply\/RunComplete":"false"/,
    oscal: /"name":"run-interrupted"[^}]*"value":"yes"/,
    'oscal-poam': /"name":"run-interrupted"[^}]*"value":"yes"/,
    'oscal-component': /"name":"run-interrupted"[^}]*"value":"yes"/,
    'oscal-mapping': /"name":"run-interrupted"[^}]*"value":"yes"/,
  };

  it.each(formats)('says so in %s', async (format) => {
    expect(await render(interrupted, format)).toMatch(words[format]);
    expect(await render({ ...sample, run: { ...sample.run, complete: true } }, format)).not.toMatch(words[format]);
  });

  it('says so on the first sheet of the workbook', () => {
    const first = (assessment: Assessment) => JSON.stringify(assessmentSheets(assessment, 'en')[0]);
    expect(first(interrupted)).toMatch(/interrupted/i);
    expect(first({ ...sample, run: { ...sample.run, complete: true } })).not.toMatch(/interrupted/i);
  });
});

describe('what was changed for one assessment', () => {
  const weaker = { weaker: true, approvedBy: 'Sato-CISO', until: '2027-03-31' };
  const digest = 'ab12'.repeat(16);
  const [rule] = sample.rules.filter(({ id }) => id === 'aws/s3/kms-encryption');
  const [finding] = sample.results.filter((one) => one.rule === rule?.id && one.outcome === 'fail');
  if (!rule || !finding) throw new Error('the sample has no such rule');
  const own = 'acme/s3/kms-encryption';
  /** Findings of one rule of a pack, whose severity was lowered, one parameter weakened and another made stricter. */
  const changed: Assessment = {
    ...sample,
    rules: [
      {
        ...rule,
        id: own,
        severity: 'low',
        overrides: [
          { parameter: 'maxDays', value: 7101, default: 7102, weaker: false },
          { parameter: 'minDays', value: 7103, default: 7104, ...weaker, reason: 'Kept-elsewhere' },
        ],
        severityOverride: { value: 'low', default: 'critical', ...weaker, reason: 'Seldom-used' },
      },
    ],
    packs: [{ name: 'acme', version: '1.2.3', digest, pinned: false }],
    results: [{ ...finding, rule: own, severity: 'low' }],
  };
  const said = ['maxDays', '7101', '7102', 'minDays', '7103', '7104', 'critical'];
  const by = ['Kept-elsewhere', 'Seldom-used', 'Sato-CISO', '2027-03-31'];

  it.each(formats)(
    'is in %s: each value and severity, who accepted it, and the pack with its digest',
    async (format) => {
      for (const language of languages) {
        const text = await render(changed, format, language);
        for (const word of [...said, ...by, digest]) expect(text, `${format} ${language}`).toContain(word);
        expect(text).toMatch(/acme`? ?1\.2\.3|"name":\s?"acme",\s?"version":\s?"1\.2\.3"/);
        const plain = await render({ ...changed, rules: [rule], packs: [], results: [finding] }, format, language);
        for (const word of ['maxDays', 'minDays', 'Seldom-used', digest])
          expect(plain, `${format} ${language}`).not.toContain(word);
      }
    },
  );

  it.each(languages)('is in the workbook (%s)', (language) => {
    const cells = assessmentSheets(changed, language).flatMap(({ rows }) => rows.flat().map(String));
    for (const word of [...said, ...by, digest, '1.2.3']) expect(cells.join('\n')).toContain(word);
  });
});
