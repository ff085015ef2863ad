import { describe, expect, it } from 'vitest';
import { effectiveParameters, overrideParameters } from '../../src/catalog/effective-parameters.ts';
import type { ParameterOverride } from '../../src/model/config.ts';
import type { Json } from '../../src/model/json.ts';
import type { Parameter } from '../../src/model/rule.ts';

const days: Parameter = { type: 'integer', default: 2190, minimum: 1, stricter: 'higher' };
const modes: Parameter = { type: 'list<string>', default: ['A', 'B'], stricter: 'subset' };
const age: Parameter = { type: 'duration', default: '90d', stricter: 'lower' };
const strict: Parameter = { type: 'boolean', default: true, stricter: 'true' };
const ports: Parameter = { type: 'list<integer>', default: [22], stricter: 'superset' };
const rule = { id: 'aws/logs/retention', parameters: { days, modes, age, strict, ports } };
const today = '2026-11-22';

const given = (value: Json, parts: Partial<ParameterOverride> = {}): ParameterOverride => ({
  value,
  place: 'comply.yaml:12:5',
  ...parts,
});
const signed = { reason: 'HSM batch', approvedBy: 'ciso@acme.example', until: '2027-03-31' };

describe('overrides', () => {
  it('lays them over the defaults and lists those that differ', () => {
    const { values, overrides, problems, expired } = overrideParameters(
      rule,
      { days: given(2557), age: given('90d'), modes: given(['B']) },
      today,
    );
    expect(values).toEqual({ days: 2557, modes: ['B'], age: '90d', strict: true, ports: [22] });
    expect(overrides).toEqual([
      { parameter: 'days', value: 2557, default: 2190, weaker: false },
      { parameter: 'modes', value: ['B'], default: ['A', 'B'], weaker: false },
    ]);
    expect([problems, expired]).toEqual([[], []]);
  });

  it.each<[keyof typeof rule.parameters, Json]>([
    ['days', 365],
    ['modes', ['A', 'C']],
    ['age', '91d'],
    ['strict', false],
    ['ports', [3389]],
  ])('takes a weaker %s only from somebody who answers for it until a day', (name, value) => {
    const alone = overrideParameters(rule, { [name]: given(value) }, today);
    expect(alone.values).toEqual(overrideParameters(rule, {}, today).values);
    expect(alone.problems).toMatchObject([
      {
        place: 'comply.yaml:12:5',
        text: {
          en: expect.stringContaining('(missing: reason, approvedBy, until)'),
          ja: expect.stringContaining('（不足: reason, approvedBy, until）'),
        },
      },
    ]);
    const { until: _, ...forever } = signed;
    expect(overrideParameters(rule, { [name]: given(value, forever) }, today).problems).toHaveLength(1);
    const accepted = overrideParameters(rule, { [name]: given(value, signed) }, today);
    expect(accepted.problems).toEqual([]);
    expect(accepted.values[name]).toEqual(value);
    expect(accepted.overrides).toMatchObject([{ parameter: name, weaker: true, ...signed }]);
  });

  it('goes back to the default the day after the last', () => {
    const weaker = { days: given(365, signed) };
    expect(overrideParameters(rule, weaker, '2027-03-31').values.days).toBe(365);
    const after = overrideParameters(rule, weaker, '2027-04-01');
    expect(after.values.days).toBe(2190);
    expect(after.overrides).toEqual([]);
    expect(after.expired).toEqual([
      { rule: rule.id, parameter: 'days', until: '2027-03-31', place: 'comply.yaml:12:5' },
    ]);
  });

  it('refuses what does not fit, at its place', () => {
    const config = (parameter: string, value: Json) => ({ parameters: { [rule.id]: { [parameter]: given(value) } } });
    const load = (parameter: string, value: Json) => () => effectiveParameters([rule], config(parameter, value), today);
    expect(load('days', '365')).toThrow("comply.yaml:12:5: days: expected a whole number, found '365'");
    expect(load('days', 0)).toThrow('comply.yaml:12:5: days: 0 is under the minimum of 1');
    expect(load('day', 2557)).toThrow(
      "comply.yaml:12:5: aws/logs/retention has no parameter 'day' (did you mean 'days'?)",
    );
    expect(load('constructor', 1)).toThrow("has no parameter 'constructor'");
  });

  it('gives a value for every rule, and overrides for those that have some', () => {
    const other = { id: 'aws/kms/rotation', parameters: { age } };
    const config = { parameters: { [rule.id]: { days: given(2557) } } };
    const { values, overrides } = effectiveParameters([rule, other], config, today);
    expect(values.get('aws/kms/rotation')).toEqual({ age: '90d' });
    expect(values.get(rule.id)).toMatchObject({ days: 2557 });
    expect([...overrides.keys()]).toEqual([rule.id]);
  });
});
