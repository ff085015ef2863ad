import { describe, expect, it } from 'vitest';
import { checkDeclared } from '../../src/config/check-declared.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import { joinResponsibilities, parseResponsibilities } from '../../src/config/parse-responsibilities.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { readFramework } from '../support/rule-texts.ts';

const file = 'responsibilities.yaml';
const read = (text: string) => parseResponsibilities(parseYaml(file, text));
const one = (line: string) => `- { ${line} }\n`;
const whole = 'control: "iso27017:8.15", party: shared, vendor: Acme Cloud/Hosting';

describe('parseResponsibilities', () => {
  it('reads a list, a note in one language or in two, and nothing of an empty file', () => {
    const text = `${one(`${whole}, report: SOC 2 Type II, note: { en: We keep, ja: 保管 }`)}${one('control: "jp-3sho2:MM-4.2", party: customer, note: 覚書')}`;
    expect(read(text)).toEqual([
      {
        place: { file, line: 1, column: 14 },
        framework: 'iso27017',
        control: '8.15',
        party: 'shared',
        vendor: 'Acme Cloud/Hosting',
        vendorPlace: { file, line: 1, column: 54 },
        report: 'SOC 2 Type II',
        note: { en: 'We keep', ja: '保管' },
      },
      {
        place: { file, line: 2, column: 14 },
        framework: 'jp-3sho2',
        control: 'MM-4.2',
        party: 'customer',
        note: { en: '覚書', ja: '覚書' },
      },
    ]);
    expect(read('')).toEqual([]);
    expect(read('[]\n')).toEqual([]);
  });

  const mistakes: readonly (readonly [text: string, message: string])[] = [
    ['control: x\n', `${file}:1:1: expected a list`],
    ['- iso27017:8.15\n', `${file}:1:3: expected`],
    [one('party: customer'), `${file}:1:3: missing key 'control'`],
    [one('control: "iso27017:8.15"'), `${file}:1:3: missing key 'party'`],
    [
      one('controls: "iso27017:8.15", party: customer'),
      `${file}:1:5: unknown key 'controls' (did you mean 'control'?)`,
    ],
    [one('control: "iso27017:8.15", partie: customer'), `${file}:1:31: unknown key 'partie' (did you mean 'party'?)`],
    [
      one('control: "iso27017:8.15", party: customer, vender: A'),
      `${file}:1:48: unknown key 'vender' (did you mean 'vendor'?)`,
    ],
    [one(`${whole}, reports: x`), `unknown key 'reports' (did you mean 'report'?)`],
    [one(`${whole}, notes: x`), `unknown key 'notes' (did you mean 'note'?)`],
    [
      one('control: "iso27017:8.15", party: costumer'),
      `${file}:1:38: unknown value 'costumer' (did you mean 'customer'?)`,
    ],
    [
      one('control: "iso27017:8.15", party: both'),
      `${file}:1:38: unknown value 'both'; use customer, provider, shared`,
    ],
    [
      one('control: "iso27017:8.15", party: 1'),
      `${file}:1:38: expected one of customer, provider, shared, found number 1`,
    ],
    [
      one('control: "iso27017:8.15", party: shared'),
      `${file}:1:3: missing key 'vendor': name whose part it is, as Vendor/Service`,
    ],
    [one('control: "iso27017:8.15", party: provider'), `${file}:1:3: missing key 'vendor'`],
    [one('control: 8.15, party: customer'), `${file}:1:14: expected text, found number`],
    [
      one('control: "8.15", party: customer'),
      `${file}:1:14: '8.15' names no control; write framework:id, as in iso27017:8.15`,
    ],
    [
      one('control: "iso2717:8.15", party: customer'),
      `${file}:1:14: 'iso2717:8.15' names no control; write framework:id, as in iso27017:8.15 (did you mean 'iso27017'?)`,
    ],
    [one('control: "iso27017:", party: customer'), `'iso27017:' names no control`],
    [one('control: " ", party: customer'), `${file}:1:14: expected text, found none`],
    [one(`${whole}, report: [a]`), 'expected text, found a list'],
    [one(`${whole}, note: 5`), 'expected text, found number'],
    [one(`${whole}, note: { en: only }`), "missing key 'ja'"],
    [one(`${whole}, note: { en: a, ja: あ, fr: b }`), "unknown key 'fr'"],
    [one('control: "iso27017:8.15", party: customer, vendor: " "'), 'expected text, found none'],
    [one(`${whole}, party: customer`), `${file}:1`],
  ];
  it.each(mistakes)('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('places every one of them', () => {
    for (const [text] of mistakes) expect(() => read(text), text).toThrow(/^responsibilities\.yaml:1:\d+: /);
    console.info(`${file}: ${mistakes.length} mistakes, each refused at its place`);
  });
});

describe('joinResponsibilities', () => {
  it('takes the same number of two frameworks, and refuses a control that is named twice', () => {
    const [a, b] = [read(one(whole)), read(one('control: "soc2:8.15", party: customer'))];
    expect(joinResponsibilities([a, b]).length).toBe(2);
    expect(() => joinResponsibilities([a, read(`\n${one(whole)}`)])).toThrow(
      `${file}:2:14: 'iso27017:8.15' has been declared already`,
    );
  });
});

describe('checkDeclared, of responsibilities', () => {
  it('refuses a control that no edition has, with a suggestion, and takes one of any edition', () => {
    const catalog = { rules: [], frameworks: [readFramework('iso27017'), readFramework('hipaa')] };
    const check = (control: string) => () =>
      checkDeclared(
        { ...defaultConfig, responsibilities: read(one(`control: "${control}", party: customer`)) },
        catalog,
      );
    expect(check('iso27017:8.15')).not.toThrow();
    expect(check('iso27017:CLD.6.3.1')).not.toThrow();
    expect(check('iso27017:8.155')).toThrow(`${file}:1:14: iso27017 has no control '8.155' (did you mean '8.15'?)`);
    expect(check('hipaa:164.312(z)')).toThrow(`${file}:1:14: hipaa has no control '164.312(z)'`);
  });
});
