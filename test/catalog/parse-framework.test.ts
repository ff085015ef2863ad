import { describe, expect, test } from 'vitest';
import { parseFramework } from '../../src/catalog/parse-framework.ts';
import { checkLinks, parseSafeguards } from '../../src/catalog/parse-safeguards.ts';
import { InputError } from '../../src/model/errors.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const text = '{ en: Word, ja: 語 }';
const head = `id: hipaa
title: ${text}
term: ${text}
publisher: ${text}
licenceNote: ${text}
notes: [${text}]
kinds: [{ id: standard, title: ${text} }]
levels: [{ id: required, title: ${text} }]
categories: [security]
roles: [customer, provider]
`;
const standard = `{ id: "1.10", group: g, kind: standard, assessment: partly, title: ${text}, summary: ${text} }`;
const specification = `{ id: "1.10(a)", group: g, parent: "1.10", level: required, category: security, roles: [customer],
        assessment: manual, title: ${text}, summary: ${text} }`;

interface Parts {
  readonly edition?: string;
  readonly controls?: readonly string[];
  readonly rest?: string;
}

function write({ edition = '', controls = [standard, specification], rest = '' }: Parts = {}): string {
  return `${head}editions:
  - id: "1"
    title: ${text}
    groups: [{ id: g, volume: v, title: ${text} }]
    volumes: [{ id: v, title: { en: Book, ja: 本 } }]
    bases: [{ id: "6.0", title: { en: ed. 6.0, ja: 第6.0版 } }]
${edition}    controls:
${controls.map((control) => `      - ${control}`).join('\n')}
${rest}`;
}

function parse(parts?: Parts) {
  return parseFramework(parseYaml('frameworks/hipaa.yaml', write(parts)));
}

function refusal(parts: Parts): string {
  try {
    parse(parts);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'accepted';
}

const cite = `    citation: { en: "{volume} {number}, {basis}", ja: "{volume} {number}（{basis}）" }\n`;

describe('parseFramework', () => {
  test('keeps ids as they are written, and cites by the id where nothing else is said', () => {
    const [first, second] = parse().editions[0]?.controls ?? [];
    expect(first).toMatchObject({ id: '1.10', kind: 'standard', citation: { en: '1.10', ja: '1.10' } });
    expect(second).toMatchObject({ parent: '1.10', level: 'required', category: 'security', roles: ['customer'] });
  });

  test('keeps what a person must supply, and wants it in both languages', () => {
    const supplied = (text: string) => ({ controls: [standard.replace('assessment', `supply: ${text}, assessment`)] });
    expect(parse(supplied('{ en: The signed policy, ja: 署名済みの方針 }')).editions[0]?.controls[0]?.supply).toEqual({
      en: 'The signed policy',
      ja: '署名済みの方針',
    });
    expect(refusal(supplied('{ en: The signed policy }'))).toMatch(/'ja'/);
  });

  test('puts the edition beside the number', () => {
    const control = standard.replace('assessment', 'number: 13.⑥, basis: "6.0", assessment');
    expect(parse({ edition: cite, controls: [control] }).editions[0]?.controls[0]).toMatchObject({
      citation: { en: 'Book 13.⑥, ed. 6.0', ja: '本 13.⑥（第6.0版）' },
      editionBasis: { en: 'ed. 6.0', ja: '第6.0版' },
    });
  });

  test('cites an inherited control as such', () => {
    const edition = `    inheritedCitation: { en: "{id} (inherited)", ja: "{id}(継承)" }\n`;
    const control = standard.replace('assessment', 'inherited: true, assessment');
    expect(parse({ edition, controls: [control] }).editions[0]?.controls[0]?.citation).toEqual({
      en: '1.10 (inherited)',
      ja: '1.10(継承)',
    });
  });

  test.each([
    [
      'a bare number as id',
      { controls: [standard.replace('"1.10"', '1.10')] },
      /:\d+:\d+: expected text, found number 1\.1; put it in quotes/,
    ],
    ['an id that is there twice', { controls: [standard, standard] }, /'1\.10' is there twice/],
    [
      'an unknown parent',
      { controls: [standard, specification.replace('"1.10",', '"1.11",')] },
      /unknown parent '1\.11' \(did you mean '1\.10'\?\)/,
    ],
    [
      'a ring of parents',
      { controls: [standard.replace('kind', 'parent: "1.10(a)", kind'), specification] },
      /its own parent/,
    ],
    ['an unknown group', { controls: [standard.replace('group: g', 'group: h')] }, /unknown value 'h'/],
    [
      'an unknown level',
      { controls: [specification.replace('level: required', 'level: optional'), standard] },
      /unknown value 'optional'/,
    ],
    [
      'an unknown kind',
      { controls: [standard.replace('kind: standard', 'kind: standart')] },
      /did you mean 'standard'/,
    ],
    [
      'an unknown category',
      { controls: [specification.replace('category: security', 'category: privacy'), standard] },
      /unknown value 'privacy'/,
    ],
    [
      'an unknown role',
      { controls: [specification.replace('[customer]', '[custommer]'), standard] },
      /did you mean 'customer'/,
    ],
    [
      'an unknown key',
      { controls: [standard.replace('assessment', 'asessment: partly, assessment')] },
      /unknown key 'asessment' \(did you mean 'assessment'\?\)/,
    ],
    ['a missing assessment', { controls: [standard.replace('assessment: partly, ', '')] }, /missing key 'assessment'/],
    [
      'a text in one language',
      { controls: [standard.replace(`summary: ${text}`, 'summary: { en: Word }')] },
      /missing key 'ja'/,
    ],
    [
      'a number without its edition',
      { edition: cite, controls: [standard.replace('assessment', 'number: 13.⑥, assessment')] },
      /'1\.10' has no basis to cite it with/,
    ],
    [
      'the number of an item whose number is not known',
      { controls: [standard.replace('assessment', 'number: 13.⑥, numberKnown: false, assessment')] },
      /number of this item is not known/,
    ],
    [
      'a successor that is not there',
      {
        edition: '    successor: "1"\n',
        controls: [standard.replace('assessment', 'successors: ["2.1"], assessment')],
      },
      /unknown successor '2\.1'/,
    ],
    ['a proposed item without a notice', { rest: 'proposed: []' }, /need a 'proposedNotice'/],
    [
      'a proposed item on an unknown control',
      {
        rest: `proposedNotice: ${text}\nproposed:\n  - { id: p, title: ${text}, summary: ${text}, citation: ${text}, certainty: memory, relatedControls: ["1.1"] }`,
      },
      /unknown value '1\.1' \(did you mean '1\.10'\?\)/,
    ],
  ] as const)('refuses %s', (_, parts, message) => {
    expect(refusal(parts)).toMatch(message);
    expect(refusal(parts)).toMatch(/^frameworks\/hipaa\.yaml:\d+:\d+: /);
  });
});

describe('the crosswalk', () => {
  const links = (primary: string, supporting = ''): string => `{ primary: [${primary}], supporting: [${supporting}] }`;
  const row = (id: string, controls: string): string =>
    `  - { id: ${id}, kind: technical, assessment: partly, title: ${text}, rationale: ${text}, controls: ${controls} }\n`;
  const check = (...rows: readonly string[]) => {
    const source = parseYaml('safeguards.yaml', `safeguards:\n${rows.join('')}`);
    const safeguards = parseSafeguards(source);
    checkLinks([parse()], safeguards, source);
    return safeguards;
  };

  test('keeps its links', () => {
    const [safeguard] = check(row('backup', `{ hipaa: ${links('"1.10"', '"1.10(a)"')} }`));
    expect(safeguard).toMatchObject({
      id: 'backup',
      controls: { hipaa: { primary: ['1.10'], supporting: ['1.10(a)'] } },
    });
  });

  test.each([
    [
      'a control that is not there',
      [row('a', `{ hipaa: ${links('"1.1"')} }`)],
      /2:5: safeguard 'a': no control '1\.1' in hipaa \(did you mean '1\.10'\?\)/,
    ],
    [
      'a framework that is not there',
      [row('a', `{ hipaa: ${links('')}, hippa: ${links('')} }`)],
      /2:5: safeguard 'a': unknown framework 'hippa' \(did you mean 'hipaa'\?\)/,
    ],
    ['a framework left out', [row('a', '{}')], /2:5: safeguard 'a' lacks 'hipaa'/],
    [
      'a doubled row',
      [row('a', `{ hipaa: ${links('')} }`), row('a', `{ hipaa: ${links('')} }`)],
      /3:5: safeguard 'a' is there twice/,
    ],
    [
      'a control linked both ways',
      [row('a', `{ hipaa: ${links('"1.10"', '"1.10"')} }`)],
      /control '1\.10' is linked twice/,
    ],
    ['a bare number', [row('a', `{ hipaa: ${links('1.10')} }`)], /put it in quotes/],
  ])('refuses %s', (_, rows, message) => {
    expect(() => check(...rows)).toThrow(InputError);
    expect(() => check(...rows)).toThrow(message);
  });

  test('refuses a framework that is there twice', () => {
    expect(() => checkLinks([parse(), parse()], [])).toThrow(/'hipaa' is there twice/);
  });
});
