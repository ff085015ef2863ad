import { describe, expect, it } from 'vitest';
import type { ControlPeriod, Period, PeriodException } from '../../../src/model/period.ts';
import type { Language } from '../../../src/model/text.ts';
import { periodWords } from '../../../src/report/period/page.ts';
import { drawStrip, runsOf, ticksOf } from '../../../src/report/viewer/calendar.ts';
import { openLanguagePage, openViewerPage } from '../../../src/report/viewer/page.ts';
import { writePeriod } from '../../../src/report/viewer/period.ts';
import { rangeWords } from '../../../src/report/viewer/period-exceptions.ts';
import { periodStyle } from '../../../src/report/viewer/period-style.ts';
import { openPeriodView } from '../../../src/report/viewer/period-view.ts';
import { drawSpan } from '../../../src/report/viewer/span-chart.ts';
import { writePeriodViewer } from '../../../src/report/viewer/write-period.ts';
import { seeded } from '../../support/period-world.ts';
import { samplePeriod } from '../period/sample.ts';
import { sample as assessment } from '../sample.ts';

const period = await samplePeriod();
const whole = await samplePeriod({ whole: true });
const tool = { name: 'comply-scan', version: '0.1.0' };
const id = (name: string) => `en-${name}`;
const hour = 3600;
const day = 24 * hour;

const sectionOf = (shown: Period | undefined, language: Language): string => {
  const input = { assessment, ...(shown && { period: shown }) };
  const body = writePeriod(openViewerPage(input, language))?.body;
  return typeof body === 'object' && 'html' in body ? body.html : '';
};
const fileOf = (shown: Period, language: Language): string =>
  [...writePeriodViewer({ period: shown, tool }, language)].join('');
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('the period page of a report', () => {
  it('is not there where no period was given', () => expect(sectionOf(undefined, 'en')).toBe(''));

  it.each(['en', 'ja'] as const)(
    'has a strip for each control, every exception, gap, change and run, in %s',
    (language) => {
      const page = sectionOf(period, language);
      expect(count(page, 'class="day-strip"')).toBe(period.controls.length);
      expect(count(page, 'class="period-span"')).toBe(period.exceptions.length);
      const table = (part: string) => {
        const start = page.indexOf(`id="${language}-period-${part}"`);
        const end = page.indexOf('<h3', start);
        return page.slice(start, end === -1 ? undefined : end);
      };
      expect(count(table('gaps'), '<tr>')).toBe(period.gaps.length + 1);
      expect(count(table('population'), '<tr>')).toBe(
        period.population.changes.length + period.scopeChanges.length + 2,
      );
      expect(count(table('runs'), '<tr>')).toBe(period.runs.length + 1);
      expect(count(table('runs'), '<li>')).toBe(period.chain.length);
      for (const part of ['controls', 'exceptions', 'gaps', 'population', 'versions', 'runs']) {
        expect(page).toContain(`<h3 id="${language}-period-${part}">`);
      }
    },
  );

  it('says of each strip how many days of each kind it has', () => {
    const pages = { en: sectionOf(period, 'en'), ja: sectionOf(period, 'ja') };
    for (const { control, days } of period.controls) {
      const { compliant, nonCompliant, unmonitored } = days;
      expect(pages.en).toContain(
        `aria-label="${control}, of 10 days: ${compliant} without a finding, ${nonCompliant} with a finding, ${unmonitored} not monitored"`,
      );
      expect(pages.ja).toContain(
        `aria-label="${control}：10日間のうち、検出事項なし${compliant}日、検出事項あり${nonCompliant}日、未監視${unmonitored}日"`,
      );
    }
  });

  it('shows what a stranger wrote as text, in both languages, and calls nothing compliant', () => {
    for (const language of ['en', 'ja'] as const) {
      for (const page of [sectionOf(period, language), fileOf(period, language)]) {
        expect(page).toContain('\\u202E');
        expect(page).toContain('&lt;script&gt;');
        expect(page.replace(/<script>[\s\S]*<\/script>/, '')).not.toMatch(
          /<script|[\u202a-\u202e]|compliant|準拠している/i,
        );
        expect(page).not.toMatch(/ style="| on[a-z]+="/);
      }
    }
  });

  it('warns of a broken chain and of gaps, and says of a whole chain that it is whole', () => {
    const broken = sectionOf(period, 'en');
    expect(broken).toContain('The chain of runs is broken in 2 places');
    expect(broken).toContain('4 monitoring gaps');
    expect(sectionOf(whole, 'en')).toContain('Each run names the one before it, from number 1 to 4.');
  });

  it('has every time in the zone of the period, those of the chain too, and reads on where one is none', () => {
    for (const language of ['en', 'ja'] as const) {
      const page = sectionOf(period, language);
      expect(page).toContain('2026-04-08 10:00');
      expect(page).not.toMatch(/\d{4}-\d{2}-\d{2}T\d{2}:/);
      const chain = period.chain.map((one) => ({ ...one, expected: 'soon', found: '<b>' }));
      expect(sectionOf({ ...period, chain }, language)).toContain('soon');
    }
  });

  it('writes the heads of its columns with a capital in English, and the name of the product as it is', () => {
    expect(periodStyle).toMatch(/:lang\(en\) thead th::first-letter \{ text-transform: uppercase; \}/);
    expect(periodStyle.match(/text-transform/g)).toHaveLength(1);
    const heads = [...fileOf(period, 'en').matchAll(/<th scope="col"[^>]*>([^<]*)</g)].map(([, head = '']) => head);
    expect(heads.some((head) => head.startsWith('ツールの版'))).toBe(true);
    for (const head of heads) if (!/[ぁ-ん]/.test(head)) expect(head).not.toMatch(/^comply/);
  });

  it('has one colon in Japanese', () => {
    const [change] = period.population.changes;
    if (!change) throw new Error('no change');
    const changes = [{ ...change, kind: 'type_changed' as const, was: 'aws/s3/table' }];
    const page = sectionOf({ ...period, population: { ...period.population, changes } }, 'ja');
    expect(page).toContain('変更前：<code>aws/s3/table</code>');
    expect(page).toContain('承認者：ciso@acme.example');
  });

  it('says whether the run of the report is one of the period', () => {
    const [run] = period.runs;
    if (!run) throw new Error('no run');
    const own = { ...period, runs: [{ ...run, runId: assessment.run.id, seq: 7 }] };
    expect(sectionOf(own, 'en')).toContain('The run of this report is one of them: number 7.');
    expect(sectionOf(period, 'en')).toContain('The run of this report is none of the runs of this period.');
    expect(sectionOf(period, 'ja')).toContain('このレポートの実行は、期間内の実行に含まれない');
  });

  it('leads to the block of a control, and names it, where the report has one', () => {
    const [framework] = assessment.frameworks;
    const [control] = framework?.controls ?? [];
    const [first] = period.controls;
    if (!framework || !control || !first) throw new Error('no control');
    const known = { ...period, controls: [{ ...first, framework: framework.id, control: control.id }] };
    const page = sectionOf(known, 'ja');
    expect(page).toMatch(/<th scope="row"><a href="#ja-control-[^"]+"><code>/);
    expect(page).toContain(control.title.ja);
    const unknown = { ...period, controls: [{ ...first, control: 'no such' }] };
    expect(sectionOf(unknown, 'ja')).toContain('<th scope="row"><code>no such</code></th>');
  });

  it('says before a list that it is cut', () => {
    const [exception] = period.exceptions;
    if (!exception) throw new Error('no exception');
    const many = { ...period, exceptions: Array.from({ length: 201 }, () => exception) };
    const page = sectionOf(many, 'en');
    expect(count(page, 'class="period-span"')).toBe(200);
    expect(page.indexOf('The first 200 of 201;')).toBeLessThan(page.indexOf('class="period-span"'));
    expect(page).toContain('The first 200 of 201;');
    expect(sectionOf(many, 'ja')).toContain('201件のうち先頭の200件。');
  });

  it('folds up runs that are many', () => {
    const [run] = period.runs;
    if (!run) throw new Error('no run');
    const year = { ...period, runs: Array.from({ length: 365 }, (_, index) => ({ ...run, seq: index + 1 })) };
    expect(sectionOf(year, 'en')).toContain('<summary>All 365 runs</summary>');
    expect(sectionOf(period, 'en')).not.toContain('<summary>');
  });

  it('says so where there is nothing to list', () => {
    const none = { ...period, controls: [], exceptions: [], gaps: [], scopeChanges: [] };
    const page = sectionOf(none, 'en');
    for (const text of [
      'No rule decided a selected control',
      'No finding was seen.',
      'None.',
      'Scope, configuration',
    ]) {
      expect(page).toContain(text);
    }
  });
});

describe('the file of a period', () => {
  it('holds every part in both languages, opens in the one that was asked for, and is the same bytes again', () => {
    const file = fileOf(period, 'ja');
    expect(file).toContain('<html lang="ja">');
    expect(file).toContain('<title>期間を通じた運用状況：Acme Health</title>');
    for (const language of ['en', 'ja']) {
      const parts = [
        'period',
        ...['controls', 'exceptions', 'gaps', 'population', 'versions', 'runs'].map((part) => `period-${part}`),
        'limits',
      ];
      for (const part of parts) {
        expect(file).toContain(`<a href="#${language}-${part}">`);
        expect(count(file, ` id="${language}-${part}"`)).toBe(1);
      }
    }
    expect(count(file, '<h1>')).toBe(2);
    expect(fileOf(structuredClone(period), 'ja')).toBe(file);
  });

  it('refers only to ids that are there, each of which is there once', () => {
    const file = fileOf(period, 'en');
    const ids = [...file.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(ids).size).toBe(ids.length);
    const named = [...file.matchAll(/(?:href="#|url\(#|aria-labelledby=")([^")]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !ids.includes(name))).toEqual([]);
  });

  it('takes at most 1 MB for 200 controls over 365 days', () => {
    const year = { ...period, from: '2026-04-01', to: '2027-03-31', days: 365, controls: manyControls(200, 365) };
    expect(Buffer.byteLength(fileOf(year, 'en'))).toBeLessThan(1_000_000);
  });
});

describe('a strip of days', () => {
  it('draws monitored days as one stroke, those with a finding over it, and leaves the rest hatched', () => {
    expect(runsOf('ccnnucu', 'cn')).toEqual([
      { at: 0, days: 4 },
      { at: 5, days: 1 },
    ]);
    const { html } = drawStrip({ strip: 'ccnnucu', label: 'x', id });
    expect(html).toContain('fill="url(#en-period-hatch)"');
    expect(html).toContain('viewBox="0 0 7 2"');
    expect(html).toContain('stroke="url(#en-period-monitored)" d="M0 1h4m1 0h1"');
    expect(html).toContain('class="found" d="M2 1h2"');
    expect(drawStrip({ strip: 'uuu', label: 'x', id }).html).not.toContain('<path');
  });

  it('lets no day with a finding be too thin to see', () => {
    const { html } = drawStrip({ strip: `${'c'.repeat(3599)}n`, label: 'x', id });
    expect(html).toContain('class="found" d="M3591 1h9"');
  });

  it('has months above it, weeks of a short period, and quarters and years of a long one', () => {
    const words = { months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] };
    const labels = (from: string, days: number) => ticksOf(from, days, words).map(({ label }) => label);
    expect(ticksOf('2026-04-01', 365, words).slice(0, 2)).toEqual([
      { at: 0, label: 'Apr' },
      { at: 30, label: 'May' },
    ]);
    expect(labels('2026-04-01', 365)).toHaveLength(12);
    expect(labels('2026-04-01', 365)[9]).toBe('2027');
    expect(labels('2026-04-01', 10)).toEqual(['04-01', '04-08']);
    expect(labels('2026-04-01', 800)).toEqual(['Apr', 'Jul', 'Oct', '2027', 'Apr', 'Jul', 'Oct', '2028', 'Apr']);
    expect(labels('2026-04-01', 1500)).toEqual(['2027', '2028', '2029', '2030']);
  });
});

describe('the length of an exception', () => {
  it.each([
    [{ minS: 3 * day, maxS: 4 * day }, '3 to 4 days', '3～4日'],
    [{ minS: 3 * day + hour, maxS: 4 * day + hour }, '3 to 5 days', '3～5日'],
    [{ minS: 0, maxS: 2 * day }, 'at most 2 days', '2日以内'],
    [{ minS: 4 * day, maxS: 4 * day }, '4 days', '4日'],
    [{ minS: hour, maxS: 30 * hour }, '1 to 30 hours', '1～30時間'],
    [{ minS: hour, maxS: hour }, '1 hour', '1時間'],
  ])('of %j is %s', (length, en, ja) => {
    expect(rangeWords(openPeriodView(period, openLanguagePage('en')), length)).toBe(en);
    expect(rangeWords(openPeriodView(period, openLanguagePage('ja')), length)).toBe(ja);
  });

  it('is drawn from what was seen and what may have been, within the period', () => {
    const { moment } = periodWords(period, 'en');
    const [one] = period.exceptions;
    if (!one) throw new Error('no exception');
    const shown: PeriodException = {
      ...one,
      opened: { after: '2026-04-02T01:00:00Z', by: '2026-04-03T01:00:00Z', reason: 'failed' },
      lastSeen: '2026-04-05T01:00:00Z',
      closed: { after: '2026-04-05T01:00:00Z', by: '2026-04-06T13:00:00Z', reason: 'fixed' },
    };
    // 10:00 in Tokyo is 0.42 of a day.
    const { html } = drawSpan(period, shown, moment);
    expect(html).toContain('class="maybe" d="M1.42 4h4.5"');
    expect(html).toContain('class="seen" d="M2.42 4h2"');
    const open = { ...shown, opened: { ...shown.opened, after: null }, closed: null };
    expect(drawSpan(period, open, moment).html).toContain('class="maybe" d="M0 4h8.38"');
  });
});

/** Controls with findings and gaps now and then. */
function manyControls(n: number, days: number): readonly ControlPeriod[] {
  const next = seeded(7);
  return Array.from({ length: n }, (_, index) => {
    let [strip, state] = ['', 'c'];
    while (strip.length < days) {
      if (next() < (state === 'c' ? 0.02 : 0.3)) state = next() < 0.35 ? 'u' : state === 'c' ? 'n' : 'c';
      strip += state;
    }
    const [compliant, nonCompliant, unmonitored] = ['c', 'n', 'u'].map((sign) => count(strip, sign));
    return {
      ...{ framework: 'hipaa', edition: '2013', control: `164.312(a)(2)(${index})`, partlyRead: 0, strip },
      days: { compliant: compliant ?? 0, nonCompliant: nonCompliant ?? 0, unmonitored: unmonitored ?? 0 },
      ...{ rules: ['aws/s3/encrypted'], exceptions: 3, waived: 1 },
    };
  });
}
