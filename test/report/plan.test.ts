import { describe, expect, it } from 'vitest';
import { planMessagesIn } from '../../src/i18n/plan.ts';
import type { AssessedResult, AssessedRule, Assessment } from '../../src/model/assessment.ts';
import type { Costs } from '../../src/model/cost.ts';
import type { Severity } from '../../src/model/rule.ts';
import { languages } from '../../src/model/text.ts';
import { reportJson } from '../../src/report/json.ts';
import { reportMarkdown } from '../../src/report/markdown.ts';
import { formatMoney } from '../../src/report/money.ts';
import { planOf } from '../../src/report/plan.ts';
import { costOf, planRows } from '../../src/report/plan-words.ts';
import { reportText } from '../../src/report/text.ts';
import { assessmentSheets } from '../../src/report/workbook/workbook.ts';
import { sample } from './sample.ts';

interface Part {
  readonly severity: Severity;
  readonly effort: AssessedRule['effort'];
  /** Controls that wait for it. */
  readonly controls: number;
  readonly safeguards?: readonly string[];
}

const plain = { language: 'en', color: 0, width: 120, verbose: false } as const;

/** An assessment with one finding of each rule, and so many controls that wait for it. */
function assessmentOf(parts: Readonly<Record<string, Part>>, costs?: Costs): Assessment {
  const [rule] = sample.rules;
  const [finding] = sample.results.filter(({ outcome, waiver }) => outcome === 'fail' && waiver === undefined);
  const [framework] = sample.frameworks;
  const [control] = framework?.controls ?? [];
  if (!rule || !finding || !framework || !control) throw new Error('the sample lacks something');
  const entries = Object.entries(parts);
  const { costs: _, ...rest } = sample;
  return {
    ...rest,
    rules: entries.map(([id, { severity, effort, safeguards = [] }]) => ({
      ...rule,
      id,
      title: { en: `Title of ${id}`, ja: `${id} の題名` },
      severity,
      effort,
      safeguards,
    })),
    results: entries.map(([id, { severity }]): AssessedResult => ({ ...finding, rule: id, severity })),
    frameworks: [
      {
        ...framework,
        controls: entries.flatMap(([id, { controls }]) =>
          Array.from({ length: controls }, (_one, index) => ({
            ...control,
            id: `${id}.${index}`,
            status: 'not-satisfied' as const,
            rules: [id],
          })),
        ),
      },
    ],
    ...(costs && { costs }),
  };
}

// By hand: severity (8 4 2 1 0) x controls x 4, 2 or 1 for little, some or much effort.
const parts: Readonly<Record<string, Part>> = {
  a: { severity: 'critical', effort: 'high', controls: 3 }, // 8 x 3 x 1 = 24
  b: { severity: 'high', effort: 'low', controls: 5 }, // 4 x 5 x 4 = 80
  c: { severity: 'medium', effort: 'medium', controls: 6 }, // 2 x 6 x 2 = 24
  d: { severity: 'low', effort: 'low', controls: 30 }, // 1 x 30 x 4 = 120
  e: { severity: 'critical', effort: 'low', controls: 0 }, // 0
  f: { severity: 'info', effort: 'low', controls: 9 }, // 0
  g: { severity: 'critical', effort: 'high', controls: 3 }, // 24, as a
  h: { severity: 'high', effort: 'medium', controls: 1 }, // 4 x 1 x 2 = 8
};
const order = ['d', 'b', 'a', 'g', 'c', 'h', 'e', 'f'];
const scores = [120, 80, 24, 24, 24, 8, 0, 0];

describe('the remediation plan', () => {
  it('is sorted by severity x controls / effort, then the gravest, then by id', () => {
    const { items, totals } = planOf(assessmentOf(parts));
    expect(items.map(({ group }) => group.rule.id)).toEqual(order);
    expect(items.map(({ score }) => score)).toEqual(scores);
    expect(totals).toBeUndefined();
    console.info(`plan: ${items.map(({ group, score }) => `${group.rule.id} ${score}`).join(', ')}`);
  });

  it('has the same order and scores in the JSON assessment, the workbook, the text and Markdown', () => {
    const assessment = assessmentOf(parts);
    const json = JSON.parse([...reportJson(assessment)].join('')).plan;
    expect(json.items.map((item: { rule: string }) => item.rule)).toEqual(order);
    expect(json.items.map((item: { score: number }) => item.score)).toEqual(scores);
    const sheet = assessmentSheets(assessment, 'en').find(({ name }) => name === 'Plan');
    expect(sheet?.rows.map((row) => [row[1], row[2]])).toEqual(order.map((id, index) => [scores[index], id]));
    for (const report of [reportText, reportMarkdown]) {
      const text = [...report(assessment, plain)].join('');
      const start = text.indexOf('Remediation plan');
      const titles = [...text.slice(start).matchAll(/Title of (\w)/g)].map(([, id]) => id);
      expect(titles.slice(0, order.length)).toEqual(order);
    }
  });

  it('leaves out what is waived, and is not there without a finding', () => {
    const assessment = assessmentOf(parts);
    const waived = assessment.results.map((result) => ({ ...result, waiver: 0 }));
    expect(planOf({ ...assessment, results: waived }).items).toEqual([]);
    for (const report of [reportText, reportMarkdown]) {
      expect([...report({ ...assessment, results: waived }, plain)].join('')).not.toContain('Remediation plan');
    }
  });

  it.each(languages)('shows 15 rows and counts the others, or all with --verbose (%s)', (language) => {
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`r${n}`, { severity: 'high', effort: 'low', controls: 1 } as const]),
    );
    const words = planMessagesIn(language);
    const section = (verbose: boolean) => {
      const text = [...reportText(assessmentOf(many), { ...plain, language, verbose })].join('');
      return text.slice(text.indexOf(`\n${words.heading}`)).split('\n\n\n')[0] ?? '';
    };
    const count = (text: string) => text.split('\n').filter((line) => /^ +\d+ +(?:high|高) /.test(line)).length;
    expect([count(section(false)), count(section(true))]).toEqual([planRows, 40]);
    expect(section(false)).toContain(words.moreVerbose({ n: 25 }));
    expect(section(true)).not.toContain('--verbose');
    const markdown = [...reportMarkdown(assessmentOf(many), { ...plain, language })].join('');
    expect(markdown).toContain(`\n${words.more({ n: 25 })}\n`);
  });
});

const costs: Costs = {
  currency: 'JPY',
  items: [
    { safeguard: 'mfa', oneOff: 12_000_000, monthly: 500_000 },
    { safeguard: 'logs', oneOff: 100_000 },
    { safeguard: 'backup', monthly: 300_000 },
    { safeguard: 'unused', oneOff: 99_999_900, monthly: 99_999_900 },
  ],
};
const priced: Readonly<Record<string, Part>> = {
  a: { severity: 'high', effort: 'low', controls: 1, safeguards: ['mfa', 'logs'] },
  b: { severity: 'high', effort: 'low', controls: 1, safeguards: ['mfa'] },
  c: { severity: 'high', effort: 'low', controls: 1, safeguards: ['backup', 'drills'] },
  d: { severity: 'high', effort: 'low', controls: 1, safeguards: ['drills', 'alarms'] },
  e: { severity: 'high', effort: 'low', controls: 1 },
};

describe('the costs of the plan', () => {
  it('adds up each safeguard once, only those of the plan, and says which have no figure', () => {
    const { totals } = planOf(assessmentOf(priced, costs));
    // mfa 120,000 + logs 1,000; mfa 5,000 + backup 3,000 a month: mfa once, though a and b share it.
    expect(totals).toEqual({ currency: 'JPY', oneOff: 12_100_000, monthly: 800_000, unpriced: ['alarms', 'drills'] });
    console.info(`totals: ${JSON.stringify(totals)}`);
  });

  it('shows per row what its safeguards cost, and what has no figure', () => {
    const words = planMessagesIn('en');
    const shown = planOf(assessmentOf(priced, costs)).items.map((item) => costOf(item, 'JPY', words));
    expect(shown).toEqual([
      'JPY 121,000 + JPY 5,000/month',
      'JPY 120,000 + JPY 5,000/month',
      'JPY 3,000/month + ?',
      '?',
      '-',
    ]);
  });

  it('is in the text and Markdown: totals, what has no figure, whose the figures are', () => {
    const assessment = assessmentOf(priced, costs);
    for (const report of [reportText, reportMarkdown]) {
      const [short, full] = [false, true].map((verbose) =>
        [...report(assessment, { ...plain, width: 160, verbose })].join(''),
      );
      expect(short).toContain('In total JPY 121,000 one-off and JPY 8,000 a month. Each safeguard is counted once');
      expect(short).toContain('without 2 safeguards of the plan that have no figure');
      expect(short).not.toContain('alarms');
      expect(full).toContain('alarms, drills');
      expect(short).toContain('The figures are your own; comply knows no prices.');
    }
  });

  it('invents no total and no price where no figure was given', () => {
    for (const language of languages) {
      const words = planMessagesIn(language);
      for (const report of [reportText, reportMarkdown]) {
        const text = [...report(assessmentOf(priced), { ...plain, width: 160, language })].join('');
        expect(text).toContain(words.noFigures);
        expect(text).not.toMatch(/JPY|USD/);
      }
      const sheet = assessmentSheets(assessmentOf(priced), language).find(({ name }) => name === words.heading);
      expect(sheet?.columns.length ?? 9).toBe(9);
    }
  });

  it('is numbers in the workbook, in the currency itself', () => {
    const sheet = assessmentSheets(assessmentOf(priced, costs), 'ja').find(({ name }) => name === '是正計画');
    expect(sheet?.columns.slice(9).map(({ head }) => head)).toEqual([
      '一時費用（JPY）',
      '月額（JPY）',
      '金額の記載なし',
    ]);
    expect(sheet?.rows.map((row) => row.slice(9))).toEqual([
      [121_000, 5000, undefined],
      [120_000, 5000, undefined],
      [undefined, 3000, 'drills'],
      [undefined, undefined, 'drills, alarms'],
      [undefined, undefined, undefined],
    ]);
    expect(sheet?.note).toContain('合計は一時費用 JPY 121,000、月額 JPY 8,000');
  });
});

describe('formatMoney', () => {
  it.each([
    [0, 'JPY', 'JPY 0'],
    [120_000_000, 'JPY', 'JPY 1,200,000'],
    [120_050, 'JPY', 'JPY 1,200.50'],
    [123_450, 'USD', 'USD 1,234.50'],
    [5, 'EUR', 'EUR 0.05'],
    [100, '\u202eX', '??? 1.00'],
  ])('writes %i hundredths of %j as %j', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text);
  });
});
