import { describe, expect, it } from 'vitest';
import { covers, normalise } from '../../../../src/providers/aws/derive/filter-coverage.ts';
import { parseFilterPattern } from '../../../../src/providers/aws/derive/filter-pattern.ts';

function form(pattern: string) {
  const expression = parseFilterPattern(pattern);
  return expression && normalise(expression);
}

function isCovered(filter: string, wanted: string): boolean {
  return covers(form(filter) ?? [], form(wanted) ?? []);
}

describe('a filter pattern', () => {
  it('is a tree in which && binds before ||', () => {
    expect(parseFilterPattern('{ $.a = 1 || $.b = "x y" && $.c NOT EXISTS }')).toEqual({
      kind: 'or',
      of: [
        { kind: 'term', selector: '$.a', operator: '=', value: { kind: 'number', text: '1' } },
        {
          kind: 'and',
          of: [
            { kind: 'term', selector: '$.b', operator: '=', value: { kind: 'text', text: 'x y' } },
            { kind: 'term', selector: '$.c', operator: 'NOT EXISTS' },
          ],
        },
      ],
    });
  });

  it.each([
    ['{ $.a IS NULL }', 'IS NULL'],
    ['{ $.a IS TRUE }', 'IS TRUE'],
    ['{ $.a is false }', 'IS FALSE'],
    ['{($.a>=1)}', '>='],
    ['{$.a!=b}', '!='],
  ])('%s compares with %s', (pattern, operator) => {
    expect(parseFilterPattern(pattern)).toMatchObject({ operator });
  });

  it('reads selectors with places in lists, quotes, and regular expressions', () => {
    expect(parseFilterPattern('{ $.a[0].b = "say \\"x\\"" }')).toMatchObject({
      selector: '$.a[0].b',
      value: { text: 'say "x"' },
    });
    expect(parseFilterPattern('{ $.a = %Put|Delete% }')).toMatchObject({
      value: { kind: 'regex', text: 'Put|Delete' },
    });
  });

  it('of no length matches every event', () => {
    expect(parseFilterPattern('')).toEqual({ kind: 'and', of: [] });
    expect(isCovered('', '{ $.a = b }')).toBe(true);
  });

  it.each([
    'ERROR',
    '"Root"',
    '[ip, user, status=4*]',
    '{ $.a }',
    '{ $.a = }',
    '{ $.a = b',
    '{ ($.a = b }',
    '{ $.a = b ) }',
    '{ $.a = b && }',
    '{ $.a = b $.c = d }',
    '{ $.a EXISTS }',
    '{ a = b }',
    '{ $.a = "b }',
    '{ }',
    `{ $.a = ${'x'.repeat(2000)} }`,
  ])('is not read from %s', (pattern) => {
    expect(parseFilterPattern(pattern)).toBeUndefined();
  });
});

describe('the normal form', () => {
  it.each([
    ['{ $.a = b }', '{($.a = "b")}'],
    ['{ $.a = b && $.c = d }', '{ ($.c=d) && (($.a="b")) }'],
    ['{ $.a = b && ($.c = d || $.c = e) }', '{ ($.a = b && $.c = e) || ($.a = b && $.c = d) }'],
    ['{ $.a = b || $.a = b }', '{ $.a = b }'],
    ['{ $.a = b || ($.a = b && $.c = d) }', '{ $.a = b }'],
    ['{ $.a = 1.0 }', '{ $.a = 1 }'],
  ])('of %s and %s is the same', (one, other) => {
    expect(form(one)).toEqual(form(other));
  });

  it.each([
    ['{ $.a = b }', '{ $.a != b }'],
    ['{ $.a = b }', '{ $.A = b }'],
    ['{ $.a = b && $.c = d }', '{ $.a = b || $.c = d }'],
    ['{ $.a = 1 }', '{ $.a = "1" }'],
  ])('of %s and %s differs', (one, other) => {
    expect(form(one)).not.toEqual(form(other));
  });

  it('is given up where it grows beyond what a person writes', () => {
    const part = '($.a=b||$.c=d)';
    expect(
      form(`{${Array.from({ length: 16 }, (_, at) => part.replaceAll('=', `${at}=`)).join('&&')}}`),
    ).toBeUndefined();
  });
});

describe('a filter covers what is wanted', () => {
  it.each([
    ['the same', '{ $.eventName = StopLogging }', '{ $.eventName = StopLogging }'],
    ['without a condition that is given', '{ $.b = d }', '{ $.a = c && $.b = d }'],
    ['with more alternatives', '{ $.b = d || $.b = e }', '{ $.b = d }'],
    ['by a wildcard', '{ $.b = Put* }', '{ $.b = PutBucketAcl }'],
    ['by a wider wildcard', '{ $.b = "*Unauthorized*" }', '{ $.b = "*UnauthorizedOperation" }'],
    ['by any value', '{ $.b = * }', '{ $.b = "AccessDenied*" }'],
    ['by a regular expression', '{ $.b = %^(?!x)% || $.b = %Bucket% }', '{ $.b = PutBucketAcl }'],
    ['by another value excluded', '{ $.b != Success }', '{ $.b = Failure }'],
    ['by parts that are joined', '{ $.b = d } ', '{ $.a = c && ($.b = d || $.b = d) }'],
  ])('%s', (_, filter, wanted) => {
    expect(isCovered(filter, wanted)).toBe(true);
  });

  it.each([
    ['one alternative is left out', '{ $.b = d }', '{ $.b = d || $.b = e }'],
    ['a condition is added', '{ $.b = d && $.ip != "192.0.2.1" }', '{ $.b = d }'],
    ['the text has another case', '{ $.b = stoplogging }', '{ $.b = StopLogging }'],
    ['a literal for a wildcard', '{ $.b = AccessDenied }', '{ $.b = "AccessDenied*" }'],
    ['a narrower wildcard', '{ $.b = "AccessDeniedEx*" }', '{ $.b = "AccessDenied*" }'],
    ['the wildcards overlap only', '{ $.b = "ab*ba" }', '{ $.b = aba }'],
    ['the value itself is excluded', '{ $.b != Failure }', '{ $.b = Failure }'],
    ['a wildcard could be excluded', '{ $.b != "AccessDenied*" }', '{ $.b = AccessDeniedException }'],
    ['another field', '{ $.c = d }', '{ $.b = d }'],
    ['a regular expression is excluded', '{ $.b != %^Get% }', '{ $.b = PutBucketAcl }'],
    ['a regular expression that does not match', '{ $.b = %^Get% }', '{ $.b = PutBucketAcl }'],
    ['a broken regular expression', '{ $.b = %[% }', '{ $.b = PutBucketAcl }'],
    ['a regular expression that could run long', `{ $.b = %${'.*'.repeat(400)}x% }`, '{ $.b = PutBucketAcl }'],
    ['a number is no text', '{ $.b = 1 }', '{ $.b = "1" }'],
  ])('but not where %s', (_, filter, wanted) => {
    expect(isCovered(filter, wanted)).toBe(false);
  });
});

/** `&&` of so many `||`s: the normal form multiplies them out. */
function product(count: number, alternatives: number): string {
  const part = (at: number): string =>
    `(${Array.from({ length: alternatives }, (_, value) => `$.f${at}=v${value}`).join('||')})`;
  return `{${Array.from({ length: count }, (_, at) => part(at)).join('&&')}}`;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

describe('a pattern that is made to cost time', () => {
  it.each([
    ['as many alternatives as are multiplied out', product(7, 2)],
    ['more than that', product(40, 2)],
    ['many alternatives each', product(8, 9)],
    ['parentheses in parentheses', `{${'('.repeat(500)}$.a=b${')'.repeat(500)}}`],
    ['parentheses that never close', `{${'('.repeat(1000)}$.a=b}`],
    ['a quote that never closes', `{ $.a = "${'\\\\"'.repeat(300)} }`],
    ['blanks', `{${' '.repeat(1000)}}`],
    ['wildcards', `{ $.eventName = "${'*a'.repeat(500)}" }`],
    ['a regular expression', `{ $.eventName = %(a*)*b|[a-z]*[a-z]*[a-z]*[a-z]*[a-z]*$% }`],
    ['a number of many digits', `{ $.a = ${'9'.repeat(1000)} }`],
    ['one term again and again', `{${Array.from({ length: 90 }, () => '$.a=b').join('||')}}`],
  ])('is read and compared within the time: %s', (_, pattern) => {
    const wanted = form('{ $.eventName = "AccessDenied*" || $.eventName = aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }');
    expect(timed(() => covers(form(pattern) ?? [], wanted ?? []))).toBeLessThan(500);
  });

  it('is given up, and so decides nothing, past the limit of clauses', () => {
    expect(form(product(7, 2))).toHaveLength(128);
    expect(form(product(8, 2))).toBeUndefined();
    expect(form(product(1, 60))).toHaveLength(60);
  });
});

describe('patterns that mean the same', () => {
  const variants = [
    '{ $.a = b && ($.c = d || $.c = e) && $.f NOT EXISTS }',
    '{ ($.f not exists) && (($.c="e") || ($.c="d")) && ($.a="b") }',
    '{ ($.a = b && $.c = d && $.f NOT EXISTS) || ($.f NOT EXISTS && $.c = e && $.a = b) }',
    '{(($.a=b)&&(($.c=d)&&($.f NOT EXISTS)))||(($.a=b)&&($.c=e)&&($.f NOT EXISTS)&&($.a=b))}',
    '{ $.a = b && $.f NOT EXISTS && ($.c = d || $.c = e || ($.c = e && $.g = h)) }',
  ];
  const pairs = variants.flatMap((one) => variants.map((other) => [one, other] as const));

  it.each(pairs)('%s covers %s', (one, other) => {
    expect(form(one)).toEqual(form(other));
    expect(isCovered(one, other)).toBe(true);
  });
});
