import { describe, expect, it } from 'vitest';
import { createModel } from '../../../src/browser/model.ts';
import { readState } from '../../../src/browser/state.ts';
import { viewerPlanMessagesIn } from '../../../src/i18n/viewer-plan.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import { languages } from '../../../src/model/text.ts';
import { isOpen } from '../../../src/report/findings.ts';
import { planOf } from '../../../src/report/plan.ts';
import { controlAnchor, planAnchor } from '../../../src/report/viewer/anchors.ts';
import { openViewerPage } from '../../../src/report/viewer/page.ts';
import { writePlan } from '../../../src/report/viewer/plan.ts';
import { openLines } from '../../browser/open-results.ts';
import { manyFindings } from '../many-findings.ts';
import { elementsOf, textOf } from '../read-page.ts';
import { sample } from '../sample.ts';
import { faultsIn, ofClass, readSection } from './section.ts';

/** The sample with another text in the rule of its first item. */
function withRule(part: Partial<Assessment['rules'][number]>): Assessment {
  const first = planOf(sample).items[0]?.group.rule.id;
  return { ...sample, rules: sample.rules.map((rule) => (rule.id === first ? { ...rule, ...part } : rule)) };
}

/** A hundred and fifty rules with a finding each. */
function manyItems(count: number): Assessment {
  const { rules, results, ...rest } = manyFindings(1);
  const [rule] = rules;
  const [finding] = results;
  if (!rule || !finding) throw new Error('no finding');
  const ids = Array.from({ length: count }, (_, index) => `acme/many/rule-${String(index).padStart(4, '0')}`);
  return {
    ...rest,
    rules: ids.map((id) => ({ ...rule, id, cli: 'aws s3 ls' })),
    results: ids.map((id) => ({ ...finding, rule: id })),
  };
}

describe.each(languages)('the plan of a report in %s', (language) => {
  const page = openViewerPage({ assessment: sample }, language);
  const { items } = planOf(sample);

  it('has every item in its order, each with a row that leads to its block', () => {
    const section = readSection(writePlan, sample, language);
    expect(faultsIn(section)).toEqual([]);
    const blocks = ofClass(section, 'fix');
    expect(blocks.map(({ attributes }) => attributes.id)).toEqual(
      items.map(({ group }) => planAnchor(page, group.rule.id)),
    );
    const rows = section.elements.filter(({ name }) => name === 'tr').slice(1);
    expect(rows).toHaveLength(items.length);
    for (const [index, row] of rows.entries()) {
      const { group, score } = items[index] ?? { score: -1 };
      const link = [...elementsOf(row)].find(({ name }) => name === 'a');
      expect(link?.attributes.href).toBe(`#${planAnchor(page, group?.rule.id ?? '')}`);
      expect(textOf(row).startsWith(String(index + 1))).toBe(true);
      expect(textOf(row).endsWith(String(score))).toBe(true);
    }
  });

  it('says of an item why, each step, how to verify it, and every control that waits for it', () => {
    const section = readSection(writePlan, sample, language);
    for (const [index, block] of ofClass(section, 'fix').entries()) {
      const group = items[index]?.group;
      if (!group) throw new Error('no such item');
      const text = textOf(block);
      expect(text).toContain(group.rule.rationale[language]);
      for (const step of group.rule.steps[language]) expect(text).toContain(step);
      for (const warning of group.rule.warnings) expect(text).toContain(warning[language]);
      expect(text).toContain(`comply scan --rule ${group.rule.id}`);
      const links = [...elementsOf(block)].flatMap(({ name, attributes }) => (name === 'a' ? [attributes.href] : []));
      for (const { framework, controls } of group.closes) {
        for (const { id } of controls) expect(links).toContain(`#${controlAnchor(page, framework.id, id)}`);
      }
    }
  });

  it('leads to as many rows of the table as it says, where findings of a rule are waived, too', () => {
    const { rule } = items[0]?.group ?? {};
    const accepted = sample.results.find((one) => one.rule === rule?.id && isOpen(one));
    if (!rule || !accepted) throw new Error('no finding');
    const assessment = { ...sample, results: [...sample.results, { ...accepted, waiver: 0 }] };
    const model = createModel(openLines(assessment));
    for (const block of ofClass(readSection(writePlan, assessment, language), 'fix')) {
      const link = [...elementsOf(block)].find(({ attributes }) => attributes.href?.includes('outcome=fail'));
      const state = readState(link?.attributes.href ?? '');
      if (!link || !state) throw new Error('no link into the table');
      expect(textOf(link)).toBe(viewerPlanMessagesIn(language).inTable({ n: model.show(state, language).rows.length }));
    }
  });

  it('prints how a score comes about', () => {
    const scored = ofClass(readSection(writePlan, sample, language), 'fix-score').map(textOf);
    for (const [index, { score }] of items.entries()) {
      const numbers = (scored[index] ?? '').match(/\d+/g)?.map(Number) ?? [];
      const [total = -1, weight = 0, controls = 0, divisor = 1, scale = 0] = numbers;
      expect(total).toBe(score);
      expect((weight * controls * scale) / divisor).toBe(score);
    }
  });

  it('says before its lists what they leave out', () => {
    const many = manyItems(150);
    const section = readSection(writePlan, many, language);
    expect(ofClass(section, 'fix')).toHaveLength(100);
    expect(section.elements.filter(({ name }) => name === 'tr')).toHaveLength(151);
    const [cut] = ofClass(section, 'cut');
    expect(textOf(cut ?? { name: '', attributes: {}, children: [] })).toMatch(/100.*150|150.*100/);
    expect(section.markup.indexOf('class="cut"')).toBeLessThan(section.markup.indexOf('class="fix"'));
    // The commands of the first ten stand on paper; of the others, how to get them.
    expect(ofClass(section, 'opened')).toHaveLength(10);
    expect(section.text).toContain('comply explain acme/many/rule-0099');
    const findings = manyFindings(5000);
    const resources = ofClass(readSection(writePlan, findings, language), 'fix-resources');
    expect(resources[0]?.children.filter((child) => typeof child !== 'string')).toHaveLength(10);
  });

  it('shows a stranger’s texts as texts, and leads to the web alone', () => {
    const hostile = '</pre><script>alert(1)</script>\u202e\u2028';
    const assessment = withRule({
      title: { en: hostile, ja: hostile },
      cli: `${hostile}\nsecond`,
      terraform: hostile,
      warnings: [{ en: hostile, ja: hostile }],
      references: [
        { title: hostile, url: 'javascript:alert(1)' },
        { title: 'bad', url: `https://x.example/"onclick="alert(1)` },
        { title: 'data', url: 'data:text/html,x' },
      ],
    });
    const section = readSection(writePlan, assessment, language);
    expect(faultsIn(section)).toEqual([]);
    expect(section.text).toContain('javascript:alert(1)');
    expect(section.text).toContain('<script>alert(1)</script>\\u202E\\u2028\nsecond');
  });

  it('has something to say where nothing is open', () => {
    const section = readSection(writePlan, { ...sample, results: [] }, language);
    expect(section.text.trim()).not.toBe('');
    expect(ofClass(section, 'fix')).toHaveLength(0);
  });
});
