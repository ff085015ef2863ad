import { describe, expect, it } from 'vitest';
import { checkDeclared } from '../../src/config/check-declared.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import { joinCosts, parseCosts } from '../../src/config/parse-costs.ts';
import { InputError } from '../../src/model/errors.ts';
import { parseYaml } from '../../src/yaml/parse.ts';
import { readSafeguards } from '../support/rule-texts.ts';

const read = (text: string, file = 'costs.yaml') => parseCosts(parseYaml(file, text));
const item = (line: string) => `currency: JPY\nitems:\n  - { ${line} }\n`;

describe('parseCosts', () => {
  it('reads figures in hundredths, and nothing of an empty file', () => {
    const text = item('safeguard: mfa, oneOff: 120000, monthly: 49.95, note: keys');
    expect(read(text)).toEqual({
      currency: 'JPY',
      place: { file: 'costs.yaml', line: 1, column: 11 },
      items: [
        {
          safeguard: 'mfa',
          oneOff: 12_000_000,
          monthly: 4995,
          note: 'keys',
          place: { file: 'costs.yaml', line: 3, column: 18 },
        },
      ],
    });
    expect(read('')).toBeUndefined();
    expect(read('# nothing yet\n')).toBeUndefined();
    expect(read('currency: USD\nitems: []\n')?.items).toEqual([]);
  });

  it.each([0, 0.01, 0.29, 1.1, 19.99, 1e10, 12_345_678.9])('takes the amount %d exactly', (amount) => {
    expect(read(item(`safeguard: mfa, oneOff: ${amount}`))?.items[0]?.oneOff).toBe(Math.round(amount * 100));
  });

  const mistakes: readonly (readonly [text: string, message: string])[] = [
    ['items: []\n', "costs.yaml:1:1: missing key 'currency'"],
    ['currency: JPY\n', "costs.yaml:1:1: missing key 'items'"],
    ['curency: JPY\nitems: []\n', "costs.yaml:1:1: unknown key 'curency' (did you mean 'currency'?)"],
    ['currency: JPY\nitem: []\n', "costs.yaml:2:1: unknown key 'item' (did you mean 'items'?)"],
    [
      'currency: yen\nitems: []\n',
      "costs.yaml:1:11: expected a currency as three capital letters, as in JPY or USD, found 'yen'",
    ],
    ['currency: 円\nitems: []\n', 'costs.yaml:1:11: expected a currency as three capital letters'],
    ['currency: 392\nitems: []\n', 'costs.yaml:1:11: expected text, found number'],
    ['currency: JPY\nitems: {}\n', 'costs.yaml:2:8: expected a list'],
    ['- currency: JPY\n', 'costs.yaml:1:1: expected'],
    ['currency: JPY\nitems:\n  - mfa\n', 'costs.yaml:3:5: expected'],
    [item('oneOff: 1'), "costs.yaml:3:5: missing key 'safeguard'"],
    [item('safeguard: mfa'), "costs.yaml:3:5: say what it costs: 'oneOff', 'monthly' or both"],
    [item('safeguards: mfa, oneOff: 1'), "costs.yaml:3:7: unknown key 'safeguards' (did you mean 'safeguard'?)"],
    [item('safeguard: mfa, oneoff: 1'), "costs.yaml:3:23: unknown key 'oneoff' (did you mean 'oneOff'?)"],
    [item('safeguard: mfa, montly: 1'), "costs.yaml:3:23: unknown key 'montly' (did you mean 'monthly'?)"],
    [item('safeguard: mfa, oneOff: 1, notes: x'), "costs.yaml:3:34: unknown key 'notes' (did you mean 'note'?)"],
    [item('safeguard: 5, oneOff: 1'), 'costs.yaml:3:18: expected text, found number'],
    [item('safeguard: " ", oneOff: 1'), 'costs.yaml:3:18: expected text, found none'],
    [
      item('safeguard: mfa, oneOff: -1'),
      'costs.yaml:3:31: expected an amount from 0 to 10000000000 with at most two decimals, found -1',
    ],
    [item('safeguard: mfa, oneOff: 0.005'), 'costs.yaml:3:31: expected an amount'],
    [item('safeguard: mfa, monthly: 1.999'), 'costs.yaml:3:32: expected an amount'],
    [item('safeguard: mfa, oneOff: 1e11'), 'costs.yaml:3:31: expected an amount'],
    [item('safeguard: mfa, oneOff: .nan'), 'costs.yaml:3:31: expected'],
    [item('safeguard: mfa, oneOff: .inf'), 'costs.yaml:3:31: expected'],
    [item('safeguard: mfa, oneOff: "120,000"'), 'costs.yaml:3:31: expected a number, found text'],
    [item('safeguard: mfa, oneOff: 120,000'), 'costs.yaml:3'],
    [item('safeguard: mfa, oneOff: [1]'), 'costs.yaml:3:31: expected a number'],
    [item('safeguard: mfa, oneOff: 1, note: 3'), 'costs.yaml:3:40: expected text, found number'],
    [item('safeguard: mfa, oneOff: 1, oneOff: 2'), 'costs.yaml:3'],
  ];
  it.each(mistakes)('refuses %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('says what is wrong in Japanese too', () => {
    for (const [text] of mistakes)
      expect(
        japaneseOf(() => read(text)),
        text,
      ).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
    console.info(`costs.yaml: ${mistakes.length} mistakes, each refused at its place in two languages`);
  });
});

describe('joinCosts', () => {
  it('joins files of one currency', () => {
    const [a, b] = [
      read(item('safeguard: mfa, oneOff: 1'), 'a.yaml'),
      read(item('safeguard: logs, monthly: 2'), 'b.yaml'),
    ];
    expect(joinCosts([])).toBeUndefined();
    expect(joinCosts(a && b ? [a, b] : [])).toMatchObject({
      currency: 'JPY',
      items: [
        { safeguard: 'mfa', oneOff: 100 },
        { safeguard: 'logs', monthly: 200 },
      ],
    });
  });

  it('refuses another currency and a doubled safeguard', () => {
    const yen = read(item('safeguard: mfa, oneOff: 1'), 'a.yaml');
    const dollars = read('currency: USD\nitems: []\n', 'b.yaml');
    const twice = read(`${item('safeguard: mfa, oneOff: 1')}  - { safeguard: mfa, monthly: 2 }\n`);
    if (!yen || !dollars || !twice) throw new Error('nothing was read');
    expect(() => joinCosts([yen, dollars])).toThrow('b.yaml:1:11: USD does not add up with JPY of a.yaml');
    expect(() => joinCosts([twice])).toThrow("costs.yaml:4:18: there is already a cost of 'mfa'; add them up");
  });
});

describe('checkDeclared, of costs', () => {
  it('refuses a safeguard that is none, with a suggestion', () => {
    const catalog = { frameworks: [], rules: [], safeguards: readSafeguards() };
    const check = (safeguard: string) => () => {
      const costs = read(item(`safeguard: ${safeguard}, oneOff: 1`));
      return checkDeclared({ ...defaultConfig, ...(costs && { costs }) }, catalog);
    };
    const [first] = catalog.safeguards;
    if (!first) throw new Error('the catalog has no safeguard');
    expect(check(first.id)).not.toThrow();
    expect(check(`${first.id}x`)).toThrow(
      `costs.yaml:3:18: there is no safeguard '${first.id}x' (did you mean '${first.id}'?)`,
    );
  });
});

/** What a refusal says in Japanese. */
function japaneseOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.text.ja;
    throw error;
  }
  throw new Error('nothing was refused');
}
