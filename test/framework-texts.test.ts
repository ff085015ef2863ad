import { describe, expect, test } from 'vitest';
import type { Text } from '../src/model/text.ts';
import { controlsOf, everyControl, frameworkOf, frameworks, safeguards } from './support/catalogs.ts';
import { numberWithUnit } from './support/claims.ts';
import { readAllTexts } from './support/rule-texts.ts';

const circledDigit = /[\u2460-\u2473]/;
const said = readAllTexts();

describe('every text is in English and Japanese', () => {
  const label = (name: string, texts: readonly { readonly id: string; readonly title: Text }[]): [string, Text][] =>
    texts.map(({ id, title }) => [`${name} ${id}`, title]);
  const texts: [string, Text][] = [
    ...frameworks.flatMap((one): [string, Text][] => [
      ...label(one.id, [one, ...one.kinds, ...one.levels, ...one.editions, ...one.proposed]),
      ...label(
        one.id,
        one.editions.flatMap(({ groups }) => groups),
      ),
      ...[one.term, one.publisher, one.licenceNote, ...one.notes].map((text): [string, Text] => [one.id, text]),
      ...one.proposed.flatMap(({ id, summary, citation }): [string, Text][] => [
        [id, summary],
        [id, citation],
      ]),
      ...(one.proposedNotice ? [[one.id, one.proposedNotice] satisfies [string, Text]] : []),
    ]),
    ...everyControl.flatMap(({ control }): [string, Text][] => [
      [control.id, control.title],
      [control.id, control.summary],
      ...(control.supply ? [[control.id, control.supply] satisfies [string, Text]] : []),
    ]),
    ...controlsOf('jp-3sho2').map(({ id, citation }): [string, Text] => [id, citation]),
    ...safeguards.flatMap(({ id, title, rationale, note }): [string, Text][] => [
      [id, title],
      [id, rationale],
      ...(note ? [[id, note] satisfies [string, Text]] : []),
    ]),
  ];

  test('and the Japanese is Japanese', () => {
    const poor = texts.filter(
      ([, { en, ja }]) =>
        en.trim() === '' || en === ja || (!/[\u3040-\u30ff\u4e00-\u9fff]/.test(ja) && !/ISO\/IEC 27017:2026/.test(ja)),
    );
    expect(poor).toEqual([]);
  });

  test('with one word for one thing', () => {
    const japanese = texts.map(([id, { ja }]) => `${id}: ${ja}`).join('\n');
    for (const word of ['業務提携者', '対象事業者', '制裁', '漏洩', '供給連鎖', '監査制御'])
      expect(japanese).not.toContain(word);
    const hipaa = controlsOf('hipaa')
      .map(({ title, summary }) => title.ja + summary.ja)
      .join('\n');
    expect(hipaa).not.toContain('規準');
    expect(japanese.replaceAll('対応検討（addressable）', '')).not.toContain('対応検討');
  });
});

describe('what a reader sees of a number', () => {
  test('is cited with its edition, in both languages', () => {
    for (const { id, citation, editionBasis } of controlsOf('jp-3sho2')) {
      expect(citation.ja, id).toMatch(/第\d\.\d版/);
      expect(citation.en, id).toMatch(/ed\. \d\.\d/);
      expect(citation.ja.includes(editionBasis?.ja ?? '!') && citation.en.includes(editionBasis?.en ?? '!'), id).toBe(
        true,
      );
    }
    for (const name of ['2026', '2015']) {
      for (const { id, citation, inherited } of controlsOf('iso27017', name)) {
        expect(citation.en).toBe(`ISO/IEC 27017:${name} ${id}${inherited ? ', ISO/IEC 27002 (inherited)' : ''}`);
        expect(citation.ja).toContain(`ISO/IEC 27017:${name} ${id}`);
      }
    }
    for (const { id, citation } of controlsOf('hipaa'))
      expect(citation).toEqual({ en: `45 CFR ${id}`, ja: `45 CFR ${id}` });
  });

  test('is none where the number of the item is not established', () => {
    const unknown = controlsOf('jp-3sho2').filter(({ numberKnown }) => numberKnown === false);
    for (const { id, citation, title, summary } of unknown) {
      const shown = [citation, title, summary].flatMap(({ en, ja }) => [en, ja]).join(' ');
      expect(shown, id).not.toMatch(circledDigit);
    }
  });

  test('never is our own id, and never a circled number without its edition', () => {
    const leaks = said.filter(({ text }) => /\b(?:MHLW|MM)-[A-Z0-9]/.test(text));
    expect(leaks).toEqual([]);
    const basis = /第\d\.\d版|\b(?:ed(?:ition|\.)? )?[67]\.0\b|\b(?:1\.1|2\.0)\b/;
    const bare = said.filter(
      ({ file, text }) => circledDigit.test(text) && !basis.test(text) && file !== 'frameworks/jp-3sho2.yaml',
    );
    expect(bare).toEqual([]);
    const own = everyControl.filter(({ control: { title, summary } }) =>
      [title.en, title.ja, summary.en, summary.ja].some((text) => circledDigit.test(text) && !basis.test(text)),
    );
    expect(own.map(({ control }) => control.id)).toEqual([]);
  });

  test('minutes, days, months and years stand only where the framework itself sets them', () => {
    const numbered = everyControl.filter(({ control: { title, summary } }) =>
      [title.en, title.ja, summary.en, summary.ja].some((text) => numberWithUnit.test(text)),
    );
    expect(numbered.map(({ control }) => control.id)).toEqual(['164.316(b)(2)(i)', 'MHLW-C-14-6']);
  });
});

describe('what a person must supply', () => {
  const supplied = everyControl.flatMap(({ framework, edition, control }) =>
    control.supply
      ? [{ name: `${framework.id}@${edition.id} ${control.id}`, control, supply: control.supply, edition }]
      : [],
  );

  test('is said in sentences of a length one reads', () => {
    const odd = supplied.filter(
      ({ supply: { en, ja } }) => en.length < 40 || en.length > 400 || ja.length < 20 || ja.length > 200,
    );
    expect(odd.map(({ name, supply: { en, ja } }) => `${name}: ${en.length}, ${ja.length}`)).toEqual([]);
    const open = supplied.filter(({ supply: { en, ja } }) => !/\.$/.test(en) || !/。$/.test(ja));
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  test('is English in English and Japanese in Japanese', () => {
    const mixed = supplied.filter(
      ({ supply: { en, ja } }) =>
        /[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]/.test(en) ||
        !/[\u3040-\u30ff\u4e00-\u9fff]/.test(ja) ||
        /[()]/.test(ja.replace(/\([A-Za-z0-9]+\)/g, '')),
    );
    expect(mixed.map(({ name }) => name)).toEqual([]);
  });

  test('differs from control to control, but for those that are inherited', () => {
    const own = supplied.filter(({ control }) => !control.inherited);
    for (const language of ['en', 'ja'] as const) {
      const same = Map.groupBy(own, ({ edition, supply }) => `${edition.id} ${supply[language]}`);
      const doubled = [...same.values()].filter((group) => group.length > 1);
      expect(doubled.map((group) => group.map(({ name }) => name))).toEqual([]);
    }
    console.info(
      `${supplied.length} controls say what a person must supply, ${new Set(own.map(({ supply }) => supply.en)).size} texts of ${own.length} that are not inherited`,
    );
  });

  test('does not speak as the standards of AICPA and ISO do', () => {
    const copied = supplied.filter(
      ({ name, supply: { en, ja } }) =>
        /^(?:soc2|iso27017)/.test(name) &&
        (/^The entity\b|\bshall\b|\bshould be\b|COSO|points? of focus/i.test(en) ||
          /しなければならない|ことが望ましい/.test(ja)),
    );
    expect(copied.map(({ name }) => name)).toEqual([]);
  });
});

describe('what is proposed is not law', () => {
  const { proposed, proposedNotice } = frameworkOf('hipaa');

  test('and says so wherever it is shown', () => {
    expect(proposedNotice?.en).toMatch(/not law/);
    expect(proposedNotice?.ja).toMatch(/法令ではない/);
    for (const { id, citation, summary } of proposed) {
      expect(citation.en, id).toMatch(/^Proposed.*not law/);
      expect(citation.ja, id).toMatch(/案.*法令ではない/);
      expect(summary.en, id).toMatch(/^Proposed: /);
      expect(summary.ja, id).toMatch(/案。/);
    }
  });

  test('and shows a paragraph number only where a quotation confirmed it', () => {
    const numbered = proposed.filter(({ id, citation }) => /164\./.test(id + citation.en + citation.ja));
    expect(numbered.map(({ id }) => id)).toEqual(['NPRM:164.312(h)(2)(i)', 'NPRM:164.312(h)(2)(iii)']);
  });

  test('and is no control, so that nothing scores it', () => {
    const ids = new Set(everyControl.map(({ control }) => control.id));
    for (const { id } of proposed) expect(ids).not.toContain(id);
    const linked = safeguards.flatMap((one) =>
      Object.values(one.controls).flatMap((links) => [...links.primary, ...links.supporting]),
    );
    expect(linked.filter((id) => id.startsWith('NPRM'))).toEqual([]);
  });
});

describe('texts of AICPA and ISO are not copied', () => {
  test('titles and summaries stay short', () => {
    for (const { framework: of, control } of everyControl) {
      expect(control.title.en.length, control.id).toBeLessThanOrEqual(90);
      if (of.id === 'soc2' || of.id === 'iso27017')
        expect(control.summary.en.length, control.id).toBeLessThanOrEqual(260);
    }
  });

  test('and do not speak as the standards do', () => {
    for (const { framework: of, control } of everyControl) {
      if (of.id !== 'soc2' && of.id !== 'iso27017') continue;
      expect(control.summary.en, control.id).not.toMatch(
        /^The entity\b|\bshall\b|\bshould be\b|COSO|points? of focus/i,
      );
      expect(control.summary.ja, control.id).not.toMatch(/しなければならない|ことが望ましい/);
    }
  });

  test.each([
    ['soc2', /AICPA text is copyrighted/, /AICPAの文言は著作権/],
    ['iso27017', /ISO, ITU-T and JIS texts are copyrighted/, /本文は著作権/],
  ] as const)('and the licence note of %s is there', (id, en, ja) => {
    expect(frameworkOf(id).licenceNote.en).toMatch(en);
    expect(frameworkOf(id).licenceNote.ja).toMatch(ja);
  });
});
