import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { languages } from '../../src/model/text.ts';
import { reportMarkdown } from '../../src/report/markdown.ts';
import { hostileTexts } from './evidence-sample.ts';
import { manyFindings } from './many-findings.ts';
import { hostileName, sample } from './sample.ts';

/** GitHub drops a step summary over 1,024 KiB; the report leaves room for what else its step writes. */
const limit = 900 * 1024;

const names = [...hostileTexts, hostileName, '@octocat', 'acme/app#12', 'GH-1', '鍵'.repeat(300), '|`'.repeat(150)];
const hostile = (index: number) => `${names[index % names.length]}${index}`;

function render(assessment: Assessment, language: 'en' | 'ja', verbose: boolean): string {
  return [...reportMarkdown(assessment, { language, verbose, color: 0, width: 80 })].join('');
}

/** The same assessment with a quarter of its findings waived and a quarter unknown. */
function mixed(assessment: Assessment): Assessment {
  const cause = { kind: 'denied', call: 's3:GetBucketLogging' } as const;
  const results = assessment.results.map((result, index) => {
    if (result.outcome !== 'fail') return result;
    if (index % 8 === 0) return { ...result, waiver: 0 };
    return index % 8 === 2 ? { ...result, outcome: 'unknown' as const, cause } : result;
  });
  return { ...assessment, results, waivers: sample.waivers };
}

/** Everything that a report lists one by one, ten thousand times, each with Japanese of the greatest length. */
function everything(): Assessment {
  const long = '鍵'.repeat(500);
  const many = <T>(items: readonly T[], make: (item: T, index: number) => T): T[] =>
    Array.from({ length: 10_000 }, (_, index) => items[index % items.length] as T).map(make);
  const base = mixed(manyFindings(10_000, (index) => `${long}${index}`));
  const { targets, ledger, waivers, attestations, rules, safeguards } = sample;
  return {
    ...base,
    organization: long,
    targets: many(targets, (one, index) => ({ ...one, name: `${long}${index}`, endpointOverride: long })),
    ledger: { ...ledger, gaps: many(ledger.gaps, (one, index) => ({ ...one, call: `${index}${long}`, region: long })) },
    waivers: many(waivers, (one) => ({ ...one, reason: long, owner: long, resources: [long, long] })),
    attestations: many(attestations, (one) => ({ ...one, statement: long, person: long })),
    safeguards: many(safeguards, (one) => ({ ...one, title: { en: long, ja: long } })),
    rules: [...base.rules, ...many(rules, (one, index) => ({ ...one, id: `${index}`, title: { en: long, ja: long } }))],
  };
}

describe.each(languages)('the size of the Markdown report in %s', (language) => {
  it.each([0, 1, 100, 10_000])('fits a step summary with %i findings with hostile names', (count) => {
    for (const assessment of [manyFindings(count, hostile), mixed(manyFindings(count, hostile))]) {
      const [short, full] = [render(assessment, language, false), render(assessment, language, true)];
      const sizes = [short, full].map((text) => Buffer.byteLength(text));
      console.info(`${language}: ${count} findings, ${sizes.join(' bytes, verbose ')} bytes`);
      for (const size of sizes) expect(size).toBeLessThan(limit);
      for (const text of [short, full]) {
        expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
        // Outside code spans and addresses of links nothing is a mention, a reference or an element of a stranger's.
        const prose = text.replace(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|\]\(https:[^)\s]*\)/g, '');
        const acting = /.{0,20}(?:@(?!<!-- -->)|#(?!<!-- -->)\d|GH-\d|<(?:script|img|svg|\/table)).{0,20}/g;
        expect([...new Set(prose.match(acting) ?? [])]).toEqual([]);
      }
    }
  });

  it('keeps the gravest where not all fits, and says how many there are', () => {
    const text = render(manyFindings(10_000, hostile), language, true);
    const total = language === 'en' ? /\*\*Showing the first (\d+) of 100 rows/ : /\*\*100行のうち先頭の(\d+)行/;
    const shown = Number(total.exec(text)?.[1]);
    expect(shown).toBeGreaterThan(20);
    const critical = language === 'en' ? 'critical' : '緊急';
    const findings = text.slice(0, text.indexOf(language === 'en' ? '### Remediation plan' : '### 是正計画'));
    const grades = [...findings.matchAll(/^\| \d+ \| ([^|]+) \|/gm)].map(([, grade]) => grade);
    expect(grades.length).toBe(100);
    expect(grades.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => grades[0]));
    console.info(`${language}: ${shown} of 100 rules in detail, the first ${grades[0]} (${critical})`);
    expect(text).toMatch(language === 'en' ? /\+\d+ more/ : /ほか\d+件/);
  });

  it('shows findings of one rule, however many there are', () => {
    const one = manyFindings(10_000, hostile);
    const results = one.results.map((result) => ({ ...result, rule: one.rules[0]?.id ?? '' }));
    const text = render({ ...one, results }, language, true);
    const listed = text.split('\n').filter((line) => /^- .*<br>/.test(line)).length;
    expect(listed).toBeGreaterThan(50);
    const rest = (10_000 - listed).toLocaleString('en-US');
    expect(text).toContain(language === 'en' ? `- +${rest} more` : `- ほか${rest}件`);
    console.info(`${language}: ${listed} of 10,000 findings of one rule listed`);
  });

  it('is below the limit, says so and still ends with what a scan cannot show, whatever there is too much of', () => {
    const assessment = everything();
    for (const verbose of [false, true]) {
      const text = render(assessment, language, verbose);
      const size = Buffer.byteLength(text);
      console.info(`${language}: everything ten thousand times, ${size} bytes`);
      expect(size).toBeLessThanOrEqual(limit);
      expect(text).toContain(language === 'en' ? 'The page ends here' : 'ページはここまで');
      // The findings come before what is cut.
      expect(text).toContain(language === 'en' ? '### Fix first' : '### 優先して修正するもの');
      expect(text).toContain(language === 'en' ? '### What a scan cannot show' : '### スキャンでは示せないこと');
      expect(text.split('\n')[2]).toContain(language === 'en' ? 'Gate' : 'ゲート');
    }
  });
});
