import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n/messages.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { type Language, languages } from '../../src/model/text.ts';
import { baselineReason, gateReasons } from '../../src/report/gate.ts';
import { printableShort } from '../../src/report/printable.ts';
import { widthOf } from '../../src/report/width.ts';
import { sample } from './sample.ts';

const show = (text: string) => printableShort(text, 60);
const wordsIn = (language: Language) => ({ t: messagesIn(language), language, show });

describe.each(languages)('the reasons of a gate in %s', (language) => {
  const words = wordsIn(language);
  const unread = (calls: readonly string[]): Assessment => {
    const [gap] = sample.ledger.gaps;
    if (!gap) throw new Error('no gap');
    const gaps = calls.map((call) => ({ ...gap, call, cause: { ...gap.cause, call } }));
    return { ...sample, ledger: { ...sample.ledger, gaps }, gate: { ...sample.gate, exitCode: 3, findings: 0 } };
  };

  it('name fewer calls where a sentence would be too long, and say how many more there are', () => {
    const calls = ['graph:policies/authorizationPolicy', 'logs:DescribeLogGroups', 'sts:AssumeRole'];
    const [whole = ''] = gateReasons(unread(calls), words);
    const seen = new Set<number>();
    for (let longest = widthOf(whole); longest > 40; longest -= 1) {
      const [sentence = ''] = gateReasons(unread(calls), { ...words, longest });
      const named = calls.filter((call) => sentence.includes(call));
      seen.add(named.length);
      expect(named).toEqual(calls.slice(0, named.length));
      expect(sentence).toMatch(/[^.]\.$|。$/);
      const more = calls.length - named.length;
      if (named.length > 0) expect(widthOf(sentence)).toBeLessThanOrEqual(longest);
      if (named.length > 0 && more > 0) {
        expect(sentence).toContain(language === 'ja' ? `、ほか${more}件` : ` and ${more} more`);
      }
    }
    expect([...seen]).toEqual([3, 2, 1, 0]);
    expect(calls.every((call) => whole.includes(call))).toBe(true);
  });

  it('name fewer thresholds, and one at least', () => {
    const thresholds = ['edge', 'mail', 'web'].map((name) => ({
      ...{ by: 'target' as const, name: `${name}.acme.example`, failOn: 'low' },
      severities: [{ severity: 'low' as const, findings: 2 }],
    }));
    const gate = { ...sample.gate, findings: 6, thresholds };
    const [whole = ''] = gateReasons({ ...sample, gate }, words);
    const [short = ''] = gateReasons({ ...sample, gate }, { ...words, longest: 20 });
    const named = (text: string) => thresholds.filter(({ name }) => text.includes(name)).length;
    expect([named(whole), named(short)]).toEqual([3, 1]);
    expect(short).toContain(language === 'ja' ? 'ほか2件' : 'and 2 more');
  });

  it('count the open findings that the baseline does not have, those that are graver among them', () => {
    const baseline = {
      ...{ sha256: 'ab', runId: 'r', asOf: '2026-11-01T00:00:00Z', findings: 2 },
      ...{ present: 2, graver: 1, fixed: 0, unread: 0, notAsked: 0, notCounted: 1 },
    };
    const said = (change: Partial<typeof baseline>, known: number) => {
      let left = known;
      const results = sample.results.map((one) => {
        const isKnown = one.outcome === 'fail' && one.waiver === undefined && left-- > 0;
        return isKnown ? { ...one, baseline: true as const } : one;
      });
      const gate = { ...sample.gate, baseline: { ...baseline, ...change } };
      return baselineReason({ ...sample, results, gate }, words);
    };
    const open = sample.results.filter(({ outcome, waiver }) => outcome === 'fail' && waiver === undefined).length;
    const { added } = words.t.report.gate.baseline;
    expect(open).toBeGreaterThan(2);
    expect(said({}, 1).at(-1)).toBe(added({ n: open - 1, graver: 1 }));
    expect(said({}, 1).at(-1)).toContain(String(open - 1));
    expect(said({ graver: 0 }, open).at(-1)).toBe(added({ n: 0, graver: 0 }));
    expect(said({ findings: 0, present: 0, graver: 0 }, 0)).toHaveLength(2);
  });
});
