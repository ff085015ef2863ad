import { describe, expect, it } from 'vitest';
import { conditionLimits } from '../../src/catalog/parse-condition.ts';
import { maximumRuleBytes } from '../../src/catalog/parse-rule.ts';
import { load, type Parts, refusal, ruleText, textRefusal } from './sample.ts';

const term = '{ field: Name, equals: a }';

/** Wraps a term so that the condition is `depth` nodes deep. */
function nest(depth: number): string {
  return `${' { not:'.repeat(depth - 1)} ${term}${' }'.repeat(depth - 1)}`;
}

/** Enters `lists` lists of the test group, one inside the other. */
function enter(lists: number): Parts {
  const names = ['IpPermissions', 'IpRanges', 'Notes', 'Notes'].slice(0, lists);
  const open = names.map((name) => `{ some: ${name}, where: `).join('');
  return { resource: 'test/net/group', condition: ` ${open}{ field: Text, equals: x }${' }'.repeat(lists)}` };
}

describe('what a hostile rule tries', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefghi'].map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]}, `.repeat(9)}x]`),
  ].join('\n');

  it.each([
    ['an alias bomb', bomb, /^x\.yaml:2:8: aliases \(\*name\) are not read here/],
    ['a merge key', `${ruleText({})}base: &b { x: 1 }\ncopy: { <<: *b }\n`, /aliases \(\*name\) are not read here/],
    ['50 nested nots', ruleText({ condition: nest(51) }), /nested more than 40 levels deep/],
    ['a thousand nested lists', ruleText({ condition: ` ${'['.repeat(1000)}` }), /^x\.yaml:\d+:\d+: /],
    [
      'a file over the limit',
      `${ruleText({})}#${' '.repeat(maximumRuleBytes)}`,
      /^x\.yaml:1:1: the file is over 256 KB; take out what is no longer needed$/,
    ],
    [
      'nine wildcards',
      ruleText({ condition: ' { field: Name, like: "*a*a*a*a*a*a*a*a*" }' }),
      /'like' takes at most 8 '\*', found 9/,
    ],
    ['a doubled key', ruleText({ extra: 'severity: low\n' }), /^x\.yaml:\d+:1: the key 'severity' stands here twice$/],
    ['code in a tag', ruleText({ condition: ' !!js/function "return 1"' }), /^x\.yaml:2:\d+: /],
  ])('%s', (_name, text, says) => {
    const before = performance.now();
    expect(textRefusal(text)).toMatch(says);
    console.info(`${_name}: ${(performance.now() - before).toFixed(1)} ms`);
  });

  it.each(['__proto__', 'constructor', 'toString', 'constructor.prototype', '__proto__.polluted'])(
    'a path to %s',
    (path) => {
      const [first = ''] = path.split('.');
      expect(refusal({ condition: ` { field: ${path}, equals: x }` })).toContain(`has no field '${first}'`);
      expect(refusal({ condition: ` { field: $resource.${path}, equals: x }` })).toContain(`has no field '${first}'`);
      expect(refusal({ condition: ` { field: Name, equals: $params.${path} }` })).toContain('no parameter');
      expect(refusal({ condition: ` { field: $${path}, equals: x }` })).toContain('no lookup');
      expect(refusal({ message: ` { en: "{{ ${path} }}", ja: "{{ ${path} }}" }` })).toContain(
        `has no field '${first}'`,
      );
      expect(refusal({ resource: path })).toContain('unknown resource type');
    },
  );

  it('a fixture that sets a prototype', () => {
    const tests = (member: string) =>
      ` { fixtures: { good: { ${member}: { isAdmin: true } } }, cases: [ { name: a, resource: good, expect: pass } ] }`;
    expect(refusal({ tests: tests('__proto__') })).toContain("has no field '__proto__'");
    expect(refusal({ tests: tests('constructor') })).toContain("has no field 'constructor'");
    expect(Object.prototype).not.toHaveProperty('isAdmin');
  });
});

it('shows the control characters of a rule, and sends none to a terminal', () => {
  expect(refusal({ condition: ' { "\\e[2J\\nfield": Name }' })).toBe(
    "x.yaml:2:14: unknown key '\\u{1b}[2J\\u{a}field'; a condition has one of all, any, not, some, every, none, count, field, portRange",
  );
});

describe('limits', () => {
  it('takes a condition as deep as the limit and no deeper', () => {
    expect(load({ condition: nest(conditionLimits.depth) }).condition.kind).toBe('not');
    expect(refusal({ condition: nest(conditionLimits.depth + 1) })).toContain('a condition is at most 12 levels deep');
  });

  it('takes three lists inside one another and no fourth', () => {
    expect(load(enter(3)).condition.kind).toBe('some');
    expect(refusal(enter(4))).toContain('lists are entered at most 3 deep');
  });

  it('counts the nodes of when and condition together', () => {
    const terms = (count: number): string => ` { all: [${Array(count).fill(term).join(', ')}] }`;
    expect(load({ condition: terms(100), when: terms(98) }).when?.kind).toBe('all');
    expect(refusal({ condition: terms(100), when: terms(99) })).toContain('a rule has at most 200 conditions');
  });

  it('takes eight wildcards, also from a parameter', () => {
    const like = (pattern: string): Parts => ({
      parameters: `\n  name: { type: string, default: "${pattern}" }`,
      condition: ' { field: Name, like: $params.name }',
    });
    expect(load(like('*a*a*a*a*a*a*a*')).condition.kind).toBe('field');
    expect(refusal(like('*a*a*a*a*a*a*a*a*'))).toContain("parameter 'name': 'like' takes at most 8 '*'");
  });

  it('refuses a long condition at its first term over the limit, not at what is wrong behind it', () => {
    expect(refusal({ condition: ` { all: [${`${term},`.repeat(1000)} { field: Nope }] }` })).toMatch(
      /^x\.yaml:2:\d+: a rule has at most 200 conditions/,
    );
  });

  it('reads a file of nothing but keys in a time that grows with its length, not with its square', () => {
    const measure = (count: number): number => {
      const text = Array.from({ length: count }, (_, index) => `k${index.toString(36)}:`).join('\n');
      const before = performance.now();
      expect(textRefusal(text)).toContain("unknown key 'k0'");
      return performance.now() - before;
    };
    console.info(`5,000 keys ${measure(5000).toFixed(0)} ms, 40,000 keys ${measure(40_000).toFixed(0)} ms`);
  });
});
