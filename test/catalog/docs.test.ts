import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operatorsByType } from '../../src/catalog/operators.ts';
import { fieldTypes } from '../../src/model/condition.ts';
import { loadText } from './sample.ts';

const manual = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');

describe('docs/rules.md', () => {
  it('shows a rule that loads', () => {
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(manual) ?? [];
    const rule = loadText(example);
    expect(rule.resource).toBe('aws/cloudtrail/trail');
    expect(rule.tests.cases.map(({ expect: outcome }) => outcome)).toEqual(
      expect.arrayContaining(['pass', 'fail', 'unknown']),
    );
  });

  it('names the operators of each type, and no other', () => {
    const rows = [...manual.matchAll(/^\| ([a-z ,]+) \| ((?:`\w+` ?)+) \|$/gm)];
    const listed = new Map(rows.map(([, type = '', operators = '']) => [type, operators.match(/\w+/g)?.sort() ?? []]));
    const shown = (type: (typeof fieldTypes)[number]): readonly string[] =>
      operatorsByType[type].filter((operator) => operator !== 'isNull').sort();
    expect(Object.fromEntries(listed)).toEqual({
      text: shown('string'),
      'whole number, number': shown('integer'),
      'true or false': shown('boolean'),
      time: shown('time'),
      'list of plain values': shown('list'),
      'any that can be null': ['isNull'],
    });
    expect(fieldTypes.every((type) => operatorsByType[type].includes('isNull'))).toBe(true);
  });
});
