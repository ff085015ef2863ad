import { describe, expect, it } from 'vitest';
import { viewerOverviewMessagesIn } from '../../../src/i18n/viewer-overview.ts';
import { controlStatuses } from '../../../src/model/assessment.ts';
import { languages } from '../../../src/model/text.ts';
import { isOpen } from '../../../src/report/findings.ts';
import { gateVerdict } from '../../../src/report/gate.ts';
import { planOf } from '../../../src/report/plan.ts';
import { statusOrder, statusSigns } from '../../../src/report/signs.ts';
import { frameworkAnchor, planAnchor } from '../../../src/report/viewer/anchors.ts';
import { paperColons } from '../../../src/report/viewer/colon.ts';
import { openViewerPage } from '../../../src/report/viewer/page.ts';
import { writeSummary } from '../../../src/report/viewer/summary.ts';
import { manyFindings } from '../many-findings.ts';
import { elementsOf, hiddenIn, type PageElement, textOf } from '../read-page.ts';
import { hostileName, sample } from '../sample.ts';
import { faultsIn, ofClass, readSection } from './section.ts';

const named = (element: PageElement | undefined, name: string) =>
  element ? [...elementsOf(element)].filter((one) => one.name === name) : [];

describe.each(languages)('the summary of a report in %s', (language) => {
  const page = openViewerPage({ assessment: sample }, language);
  const { t } = page;
  const section = readSection(writeSummary, sample, language);

  it('gives the verdict of the gate, and five sentences with the figures of the assessment', () => {
    expect(faultsIn(section)).toEqual([]);
    expect(section.text).toContain(gateVerdict(sample.gate, t));
    const sentences = named(ofClass(section, 'lead')[0], 'li').map(textOf);
    expect(sentences).toHaveLength(5);
    const [judged = '', results = '', gravest = '', controls = '', read = ''] = sentences;
    expect(judged).toContain('2026-11-22 09:00:00 UTC');
    const { pass, fail, waived, unknown } = sample.counts;
    for (const n of [sample.results.length, pass, fail, waived, unknown]) expect(results).toContain(String(n));
    expect(gravest).toContain(String(sample.results.filter(isOpen).length));
    const all = sample.frameworks.flatMap((framework) => framework.controls);
    expect(controls).toContain(String(all.length));
    expect(controls).toContain(String(all.filter(({ status }) => status === 'not-satisfied').length));
    expect(read).toContain('1,204');
  });

  it('says what was not read, though the gate holds, and does not look as if all were well', () => {
    const { allowed, interruptedAnyway, noThreshold } = t.report.gate;
    const gate = { ...sample.gate, holds: true, findings: 0, exitCode: 0 as const, allowUnknown: true };
    const thresholds = [{ by: 'flag' as const, failOn: 'none', severities: [] }];
    const boxOf = (run: Partial<typeof sample.run>, unknown = gate.unknown) => {
      const held = { ...sample, run: { ...sample.run, ...run }, gate: { ...gate, thresholds, unknown } };
      const box = ofClass(readSection(writeSummary, held, language), 'verdict')[0];
      return { look: box?.attributes.class, reasons: named(box, 'p').slice(1).map(textOf) };
    };
    const told = boxOf({ complete: false });
    expect(told).toEqual({
      look: 'verdict verdict-warn',
      reasons: [noThreshold, allowed({ unknown: gate.unknown })],
    });
    const stopped = boxOf({ complete: false, interrupted: true });
    expect(stopped.reasons).toEqual([noThreshold, interruptedAnyway, allowed({ unknown: gate.unknown })]);
    expect(boxOf({ complete: true }, 0)).toEqual({ look: 'verdict verdict-good', reasons: [noThreshold] });
    const [web = 'web'] = sample.targets.map(({ name }) => name);
    const odd = [{ by: 'target' as const, name: `${web}: a`, failOn: 'high', severities: [] }];
    const strange = { ...sample, gate: { ...gate, thresholds: odd, exitCode: 3 as const } };
    const { text } = readSection(writeSummary, strange, language);
    expect(text).toContain(`${web}: a`);
    expect(text).toContain(language === 'ja' ? 'ゲート：' : 'Gate: ');
    const halted = { ...sample, run: { ...sample.run, interrupted: true } };
    expect(readSection(writeSummary, halted, language).text).toContain(t.report.gate.interrupted);
  });

  it('says of no open finding that nothing is to be fixed only where everything was read', () => {
    const { noRisks } = viewerOverviewMessagesIn(language).summary;
    const said = (unknown: number, complete: boolean) => {
      const counts = { ...sample.counts, unknown };
      const held = { ...sample, results: [], counts, run: { ...sample.run, complete } };
      expect(readSection(writeSummary, held, language).text).toContain(noRisks({ unknown, complete }));
      return noRisks({ unknown, complete });
    };
    const [whole, part, unknown] = [said(0, true), said(0, false), said(11, false)];
    expect(unknown).toContain('11');
    for (const text of [part, unknown]) expect(text).not.toMatch(/is to be fixed|是正すべき/);
    expect(whole).toMatch(/is to be fixed|是正すべき/);
  });

  it('has a bar for each framework over its whole catalog, with every number in words and in the legend', () => {
    const bars = ofClass(section, 'bar');
    const legends = ofClass(section, 'legend');
    expect(bars).toHaveLength(sample.frameworks.length);
    for (const [index, { id, counts, controls }] of sample.frameworks.entries()) {
      const present = statusOrder.filter((status) => counts[status] > 0);
      expect(present.reduce((sum, status) => sum + counts[status], 0)).toBe(controls.length);
      const bar = bars[index];
      expect(bar?.attributes.role).toBe('img');
      const rects = named(bar, 'rect');
      expect(rects.map(({ attributes }) => attributes.class)).toEqual(present.map((status) => `bar-${status}`));
      const widths = rects.map(({ attributes }) => Number.parseFloat(attributes.width ?? '0'));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(100);
      const items = named(legends[index], 'li').map(textOf);
      expect(items).toEqual(present.map((status) => `${statusSigns[status]} ${counts[status]} ${t.status[status]}`));
      for (const status of present) {
        expect(bar?.attributes['aria-label']).toContain(t.status[status]);
        expect(bar?.attributes['aria-label']).toContain(String(counts[status]));
      }
      expect(section.markup).toContain(`href="#${frameworkAnchor(page, id)}"`);
    }
    expect(new Set(statusOrder)).toEqual(new Set(controlStatuses));
  });

  it('names the first five of the plan, each leading to it, and says of how many', () => {
    const { items } = planOf(sample);
    const rows = section.elements.filter(({ name }) => name === 'tr').slice(1);
    expect(rows).toHaveLength(Math.min(5, items.length));
    for (const [index, row] of rows.entries()) {
      const { group } = items[index] ?? {};
      if (!group) throw new Error('no item');
      expect(named(row, 'a')[0]?.attributes.href).toBe(`#${planAnchor(page, group.rule.id)}`);
      const cells = row.children.map((cell) => (typeof cell === 'string' ? cell : textOf(cell)));
      expect(cells[0]).toBe(group.rule.title[language]);
      expect(cells.slice(2)).toEqual([String(group.open.length), String(group.controls)]);
    }
    const many = readSection(writeSummary, manyFindings(1000), language);
    expect(many.elements.filter(({ name }) => name === 'tr')).toHaveLength(6);
    expect(many.text).toContain('100');
    const nothing = readSection(writeSummary, { ...sample, results: [] }, language);
    expect(nothing.elements.some(({ name }) => name === 'table')).toBe(false);
  });

  it('says what changed since the baseline, or that none was given', () => {
    expect(section.text).toContain('--baseline');
    const baseline = {
      ...{ sha256: 'ab', runId: 'r', asOf: '2026-11-01T00:00:00Z', findings: 41 },
      ...{ present: 20, graver: 3, fixed: 11, unread: 7, notAsked: 3, notCounted: 2 },
    };
    const { text } = readSection(writeSummary, { ...sample, gate: { ...sample.gate, baseline } }, language);
    expect(text).not.toContain('--baseline');
    const { became, graver } = t.report.gate.baseline;
    expect(text).toContain(paperColons(became({ ...baseline, asOf: '2026-11-01 00:00:00 UTC' }), language));
    expect(text).toContain(graver(baseline));
    expect(text).toContain(t.report.gate.baseline.added({ n: sample.results.filter(isOpen).length, graver: 3 }));
  });

  it('says what was not checked: what could not be read with its permission, and controls that no test decides', () => {
    expect(section.text).toContain('s3:GetBucketLogging');
    const parts = named(ofClass(section, 'beside')[0], 'li').map(textOf);
    for (const status of ['undetermined', 'not-assessed', 'manual', 'out-of-scope'] as const) {
      const line = parts.find((part) => part.startsWith(`${statusSigns[status]} ${t.status[status]}`)) ?? '';
      for (const { counts } of sample.frameworks) {
        if (counts[status] > 0) expect(line).toContain(String(counts[status]));
      }
    }
    expect(parts).toContain(t.report.scope.absent({ places: sample.ledger.absent.length }));
  });

  it('stays short whatever strangers write, and shows it as text', () => {
    const long = hostileName.repeat(500);
    const [gap] = sample.ledger.gaps;
    if (!gap) throw new Error('no gap');
    const gaps = Array.from({ length: 40 }, (_, index) => ({
      ...gap,
      ...{ account: long, region: long, service: long, call: `${index}${long}` },
      cause: { ...gap.cause, permission: long },
    }));
    const rules = sample.rules.map((rule) => ({ ...rule, title: { en: long, ja: long } }));
    const hostile = { ...sample, organization: long, rules, ledger: { ...sample.ledger, gaps } };
    const found = readSection(writeSummary, hostile, language);
    expect(faultsIn(found)).toEqual([]);
    expect(hiddenIn(found.markup)).toEqual([]);
    expect(found.text.length).toBeLessThan(section.text.length + 4000);
    expect(found.text).toContain('40');
  });
});
