import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { load, loadText, refusal, ruleText, textRefusal } from './sample.ts';

const replace = (from: string, to: string): string => {
  const text = ruleText({});
  expect(text).toContain(from);
  return textRefusal(text.replace(from, to));
};

describe('a rule file', () => {
  it('becomes a rule', () => {
    const rule = load({ extra: 'aliases: [aws/s3/old-name]\n', when: ' { field: Name, notEquals: b }' });
    expect(rule).toMatchObject({
      id: 'aws/s3/sample',
      aliases: ['aws/s3/old-name'],
      title: { en: 'It holds', ja: '適合している' },
      severity: 'high',
      resource: 'aws/s3/bucket',
      when: { at: 'when' },
      lookups: [],
      parameters: {},
      safeguards: [{ id: 'encryption-at-rest', extent: 'full' }],
      message: { en: [{ kind: 'literal', text: 'It fails' }] },
      reads: { 'aws/s3/bucket': ['Name'] },
    });
    const text = ruleText({});
    expect(load({}).digest).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it.each([
    ['severity: high', 'severty: high', "unknown key 'severty' (did you mean 'severity'?)"],
    ['severity: high', 'severity: hihg', "unknown value 'hihg' (did you mean 'high'?)"],
    ['severity: high\n', '', "missing key 'severity'"],
    ['{ en: It holds, ja: 適合している }', '{ en: It holds }', "missing key 'ja'"],
    ['{ en: It holds, ja: 適合している }', 'It holds', 'expected a mapping, found text'],
    [
      'id: encryption-at-rest',
      'id: encryption-at-rst',
      "unknown safeguard 'encryption-at-rst' (did you mean 'encryption-at-rest'?)",
    ],
    ['extent: full', 'extent: whole', "unknown value 'whole'; use full, partial"],
    ['[ { id: encryption-at-rest, extent: full } ]', '[]', 'name at least one safeguard'],
    ['https://docs', 'http://docs', 'expected an address that begins with https://'],
    ['effort: low', 'effort: huge', "unknown value 'huge'"],
    ['[実施する]', '[実施する, 確認する]', '2 steps here, 1 in English'],
    [
      'resource: aws/s3/bucket',
      'resource: aws/s3/buckt',
      "unknown resource type 'aws/s3/buckt' (did you mean 'aws/s3/bucket'?)",
    ],
    ['expect: unknown', 'expect: pass', 'no case expects unknown; a rule has cases that pass, fail and are unknown'],
    ['expect: fail', 'expect: pass', 'no case expects fail'],
    ['expect: pass', 'expect: passed', "unknown value 'passed' (did you mean 'pass'?)"],
  ])('%s → %s is refused', (from, to, says) => {
    expect(replace(from, to)).toContain(says);
    expect(replace(from, to)).toMatch(/^x\.yaml:\d+:\d+: /);
  });

  it('may test no safeguard when it is a remark', () => {
    const text = ruleText({}).replace('[ { id: encryption-at-rest, extent: full } ]', '[]');
    expect(loadText(text.replace('severity: high', 'severity: info')).safeguards).toEqual([]);
    expect(textRefusal(text)).toContain('name at least one safeguard; only a rule of severity info may test none');
  });

  it('names safeguards, and no control', () => {
    expect(refusal({ extra: 'controls: ["hipaa:164.312(b)"]\n' })).toMatch(
      /^x\.yaml:\d+:1: a rule names safeguards, not controls; rules\/safeguards\.yaml says which controls/,
    );
  });

  it('reads everything it declares', () => {
    expect(refusal({ parameters: '\n  days: { type: integer, default: 1, stricter: higher }' })).toBe(
      "x.yaml:4:3: nothing reads the parameter 'days'",
    );
    const lookups =
      '\n  key: { resource: aws/kms/key, match: { Arn: DefaultKmsKey }, expect: one, whenAbsent: unknown }';
    expect(refusal({ lookups })).toBe("x.yaml:4:3: nothing reads the lookup 'key'");
  });

  it.each([
    ['{ type: integer, default: "3", stricter: higher }', "expected a whole number, found '3'"],
    ['{ type: integer, default: 3, minimum: 4, stricter: higher }', '3 is under the minimum of 4'],
    ['{ type: integer, default: 3, maximum: 2, stricter: higher }', '3 is over the maximum of 2'],
    ['{ type: integer, default: 3 }', "missing key 'stricter': say which way is stricter, higher or lower"],
    [
      '{ type: integer, default: 3, stricter: subset }',
      "'stricter: subset' says nothing about a parameter of type integer; use higher or lower",
    ],
    ['{ type: boolean, default: 1, stricter: true }', 'expected true or false, found 1'],
    ['{ type: list<string>, default: [a], allowed: [b], stricter: subset }', "'a' is not allowed; use 'b'"],
    [
      '{ type: list<string>, default: [a], minimum: 1, stricter: subset }',
      'a parameter of type list<string> has no minimum',
    ],
    ['{ type: duration, default: 2y, stricter: lower }', "expected a duration such as 30d, 12h or 15m, found '2y'"],
    ['{ type: duration, default: 2d, minimum: 3d, stricter: lower }', "'2d' is under the minimum of 3d"],
    ['{ type: string, default: a, stricter: higher }', 'leave it out'],
    ['{ type: strng, default: a }', "unknown value 'strng' (did you mean 'string'?)"],
    ['{ type: string }', "missing key 'default'"],
  ])('parameter %s is refused', (parameter, says) => {
    expect(refusal({ parameters: `\n  p: ${parameter}` })).toContain(says);
  });

  it('takes `stricter: true`, which is a boolean to YAML', () => {
    const parameters = '\n  p: { type: boolean, default: true, stricter: true }';
    const rule = load({
      resource: 'aws/cloudtrail/trail',
      parameters,
      condition: ' { field: IsMultiRegionTrail, equals: $params.p }',
    });
    expect(rule.parameters.p?.stricter).toBe('true');
  });
});
