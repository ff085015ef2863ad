import { describe, expect, it } from 'vitest';
import { languages } from '../../src/model/text.ts';
import { reportMarkdown } from '../../src/report/markdown.ts';
import { reportText } from '../../src/report/text.ts';
import { concernOf, lacksAlternative } from '../../src/report/waivers.ts';
import { sample } from './sample.ts';

const [waiver] = sample.waivers;
if (!waiver) throw new Error('the sample has no waiver');

function print(extra: Partial<typeof waiver>, language: 'en' | 'ja' = 'en') {
  const assessment = { ...sample, waivers: [{ ...waiver, ...extra }] } as typeof sample;
  const options = { language, color: 0, width: 100, verbose: false } as const;
  return [reportText, reportMarkdown].map((report) => [...report(assessment, options)].join('').replace(/\s+/g, ' '));
}

describe('concernOf', () => {
  it.each([
    ['active', 367, 'long'],
    ['active', 366, undefined],
    ['active', 31, undefined],
    ['active', 30, 'expiring'],
    ['active', 0, 'expiring'],
    ['expired', -1, 'expired'],
    ['unused', 5, 'unused'],
    ['unused', 999, 'unused'],
  ] as const)('%s with %i days left: %s', (state, daysLeft, concern) => {
    expect(concernOf({ state, daysLeft })).toBe(concern);
  });

  it('speaks of HIPAA only where it is claimed', () => {
    const type = 'addressable-not-reasonable';
    expect(
      [{ type }, { type, compensating: 'x' }, { type: 'inherited' }].map((one) =>
        lacksAlternative(one as typeof waiver),
      ),
    ).toEqual([true, false, false]);
  });
});

describe('a waiver in a report', () => {
  it('is warned about from 30 days before its end, in text and Markdown', () => {
    for (const text of print({ state: 'active', daysLeft: 30, expires: '2026-12-22' })) {
      expect(text).toMatch(
        /Waivers to look at.*expires 2026-12-22, in 30 days.*After that day its findings count again/,
      );
    }
    for (const text of print({ state: 'active', daysLeft: 31 })) expect(text).not.toContain('Waivers to look at');
    for (const text of print({ state: 'active', daysLeft: 400 }))
      expect(text).toContain('It is valid for more than a year');
    for (const language of languages) {
      const [text, markdown] = print({ state: 'active', daysLeft: 3 }, language);
      expect([text, markdown].join()).not.toContain('undefined');
    }
  });

  it.each(languages)('says that it is broad, whatever became of it, in %s', (language) => {
    const said = {
      en: 'Broad, as allowBroad says: it may take in resources or rules that it does not name, also those to come.',
      ja: 'allowBroadによる広い指定。明示していないリソースやルールにも、今後増えるものも含めて一致しうる。',
    };
    const flat = (text: string) => (language === 'ja' ? text.replaceAll(' ', '') : text);
    for (const extra of [{}, { state: 'expired', daysLeft: -3 }, { state: 'unused', matches: 0 }] as const) {
      for (const text of print({ ...extra, allowBroad: true }, language)) expect(flat(text)).toContain(said[language]);
      for (const text of print({ ...extra, allowBroad: false }, language))
        expect(flat(text)).not.toContain(said[language]);
    }
  });

  it('says that HIPAA asks for an alternative where none is named', () => {
    const { compensating: _, ...bare } = waiver;
    const assessment = {
      ...sample,
      waivers: [{ ...bare, type: 'addressable-not-reasonable' as const }, ...sample.waivers.slice(1)],
    };
    for (const report of [reportText, reportMarkdown]) {
      const text = [...report(assessment, { language: 'en', color: 0, width: 100, verbose: false })]
        .join('')
        .replace(/\s+/g, ' ');
      expect(text).toContain('No equivalent alternative measure is named.');
    }
  });
});
