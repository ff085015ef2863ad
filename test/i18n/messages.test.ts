import { describe, expect, it } from 'vitest';
import { attestEn } from '../../src/i18n/attest.en.ts';
import { attestJa } from '../../src/i18n/attest.ja.ts';
import { causeSentence } from '../../src/i18n/cause.ts';
import { ciFormatsEn } from '../../src/i18n/ci-formats.en.ts';
import { ciFormatsJa } from '../../src/i18n/ci-formats.ja.ts';
import { cliEn } from '../../src/i18n/cli.en.ts';
import { cliJa } from '../../src/i18n/cli.ja.ts';
import { controlEn } from '../../src/i18n/control.en.ts';
import { controlJa } from '../../src/i18n/control.ja.ts';
import { diffEn } from '../../src/i18n/diff.en.ts';
import { diffJa } from '../../src/i18n/diff.ja.ts';
import { evidenceEn } from '../../src/i18n/evidence.en.ts';
import { evidenceJa } from '../../src/i18n/evidence.ja.ts';
import { explainEn } from '../../src/i18n/explain.en.ts';
import { explainJa } from '../../src/i18n/explain.ja.ts';
import { initEn } from '../../src/i18n/init.en.ts';
import { initJa } from '../../src/i18n/init.ja.ts';
import { ipeEn } from '../../src/i18n/ipe.en.ts';
import { ipeJa } from '../../src/i18n/ipe.ja.ts';
import { messagesEn } from '../../src/i18n/messages.en.ts';
import { messagesJa } from '../../src/i18n/messages.ja.ts';
import { oscalEn } from '../../src/i18n/oscal.en.ts';
import { oscalJa } from '../../src/i18n/oscal.ja.ts';
import { packsEn } from '../../src/i18n/packs.en.ts';
import { packsJa } from '../../src/i18n/packs.ja.ts';
import { periodEn } from '../../src/i18n/period.en.ts';
import { periodJa } from '../../src/i18n/period.ja.ts';
import { planEn } from '../../src/i18n/plan.en.ts';
import { planJa } from '../../src/i18n/plan.ja.ts';
import { formatCount, plural, pluralTerm } from '../../src/i18n/plural.ts';
import { recordTemplatesEn } from '../../src/i18n/record-templates.en.ts';
import { recordTemplatesJa } from '../../src/i18n/record-templates.ja.ts';
import { responsibilityEn } from '../../src/i18n/responsibility.en.ts';
import { responsibilityJa } from '../../src/i18n/responsibility.ja.ts';
import { tlsEn } from '../../src/i18n/tls.en.ts';
import { tlsJa } from '../../src/i18n/tls.ja.ts';
import { transferEn } from '../../src/i18n/transfer.en.ts';
import { transferJa } from '../../src/i18n/transfer.ja.ts';
import { vendorEn } from '../../src/i18n/vendor.en.ts';
import { vendorJa } from '../../src/i18n/vendor.ja.ts';
import { waiveEn } from '../../src/i18n/waive.en.ts';
import { waiveJa } from '../../src/i18n/waive.ja.ts';
import { workbookEn } from '../../src/i18n/workbook.en.ts';
import { workbookJa } from '../../src/i18n/workbook.ja.ts';
import { causeKinds } from '../../src/model/cause.ts';

interface Said {
  readonly place: string;
  readonly text: string;
  /** Placeholders it asked for. */
  readonly asked: readonly string[];
  /** Those of them whose value is in the text. */
  readonly shown: readonly string[];
}

/** Every text of a dictionary; one with placeholders is called with a number of its own, as text, for each. */
function texts(value: unknown, place = ''): Said[] {
  if (typeof value === 'string') return [{ place, text: value, asked: [], shown: [] }];
  if (typeof value === 'function') {
    const given = new Map<string, string>();
    const give = (key: string): string => {
      const number = given.get(key) ?? String(101 + given.size);
      given.set(key, number);
      return number;
    };
    const text = String(value(new Proxy({}, { get: (_, key) => give(String(key)) })));
    const shown = [...given].filter(([, number]) => text.includes(number)).map(([key]) => key);
    return [{ place, text, asked: [...given.keys()].sort(), shown: shown.sort() }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => texts(member, `${place}.${key}`));
}

const areas = [
  ['attest', attestEn, attestJa],
  ['record-templates', recordTemplatesEn, recordTemplatesJa],
  ['messages', messagesEn, messagesJa],
  ['ci-formats', ciFormatsEn, ciFormatsJa],
  ['cli', cliEn, cliJa],
  ['tls', tlsEn, tlsJa],
  ['period', periodEn, periodJa],
  ['evidence', evidenceEn, evidenceJa],
  ['ipe', ipeEn, ipeJa],
  ['control', controlEn, controlJa],
  ['diff', diffEn, diffJa],
  ['explain', explainEn, explainJa],
  ['init', initEn, initJa],
  ['oscal', oscalEn, oscalJa],
  ['packs', packsEn, packsJa],
  ['plan', planEn, planJa],
  ['responsibility', responsibilityEn, responsibilityJa],
  ['vendor', vendorEn, vendorJa],
  ['waive', waiveEn, waiveJa],
  ['workbook', workbookEn, workbookJa],
  ['transfer', transferEn, transferJa],
] as const;

/** Names and commands that both languages write alike. */
const names = /^(BAA|ID|SHA-256|comply attest|comply preflight|comply scan)$/;

describe.each(areas)('the dictionary of %s', (_, en, ja) => {
  const english = texts(en);
  const japanese = texts(ja);

  it('has the same places in both languages', () => {
    expect(japanese.map(({ place }) => place).sort()).toEqual(english.map(({ place }) => place).sort());
    expect(english.length).toBeGreaterThan(5);
  });

  it('is Japanese where it says so', () => {
    // A text of values and signs alone says nothing in any language.
    const worded = japanese.filter(({ text }) => /\p{L}/u.test(text) && !names.test(text));
    const words = worded.filter(({ text }) => !/[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text));
    expect(words).toEqual([]);
    const known = new Set(english.map(({ text }) => text));
    expect(worded.filter(({ text }) => known.has(text))).toEqual([]);
  });

  it('is English where it says so', () => {
    expect(english.filter(({ text }) => /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(text))).toEqual([]);
  });

  it('asks for the same placeholders in both languages, and shows the same of them', () => {
    for (const { place, asked, shown } of english) {
      const other = japanese.find((one) => one.place === place);
      expect(other?.asked, place).toEqual(asked);
      expect(other?.shown, place).toEqual(shown);
    }
  });
});

describe('causeSentence', () => {
  it.each(causeKinds)('says in both languages why %s, and of which call', (kind) => {
    const { en, ja } = causeSentence({ kind, call: 's3:GetBucketAcl', permission: 's3:GetBucketAcl', code: 'E1' });
    expect(ja).toMatch(/[\p{sc=Hiragana}]/u);
    expect(ja).not.toBe(en);
    expect(ja.includes('s3:GetBucketAcl')).toBe(en.includes('s3:GetBucketAcl'));
    expect(ja.includes('E1')).toBe(en.includes('E1'));
  });
});

describe('plurals', () => {
  it('fits the noun to the number', () => {
    expect([0, 1, 2, 12_345].map((n) => plural(n, 'call'))).toEqual(['0 calls', '1 call', '2 calls', '12,345 calls']);
    expect([1, 61].map((n) => pluralTerm(n, 'criterion'))).toEqual(['1 criterion', '61 criteria']);
    expect(pluralTerm(79, 'implementation specification')).toBe('79 implementation specifications');
    expect(formatCount(1_234_567)).toBe('1,234,567');
  });
});
