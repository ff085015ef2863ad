import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../../../src/providers/aws/derive/policy-statement.ts';
import { parseUniqueJson } from '../../../../src/providers/aws/derive/unique-json.ts';

const statement = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: '*' };

function parse(change: object) {
  return parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: { ...statement, ...change } }));
}

describe('a policy', () => {
  it('is read with single values and lists alike', () => {
    expect(
      parse({ Sid: 'Read', Action: ['s3:GetObject'], Condition: { Bool: { 'AWS:SecureTransport': true } } }),
    ).toEqual([
      {
        effect: 'Allow',
        forEveryone: false,
        principals: { AWS: ['111122223333'] },
        negated: [],
        actions: ['s3:GetObject'],
        notActions: [],
        resources: ['*'],
        conditions: [{ operator: 'Bool', key: 'aws:securetransport', values: ['true'] }],
      },
    ]);
  });

  it.each([
    ['"*"', '*', true],
    ['{ AWS: "*" }', { AWS: '*' }, true],
    ['a list that holds *', { AWS: ['111122223333', '*'] }, true],
    ['a service', { Service: 'sns.amazonaws.com' }, false],
  ])('whose principal is %s', (_, Principal, forEveryone) => {
    expect(parse({ Principal })).toMatchObject([{ forEveryone }]);
  });

  it('may have no statement at all', () => {
    expect(parsePolicy('{"Statement":[]}')).toEqual([]);
  });
});

describe('what is no policy by the grammar is not read, in no part of it', () => {
  it.each([
    ['no text', undefined],
    ['nothing', ''],
    ['half a document', '{"Statement":['],
    ['a list', '[]'],
    ['null', 'null'],
    ['no statements', '{"Version":"2012-10-17"}'],
    ['a statement that is a text', '{"Statement":"Allow"}'],
    ['a statement in a list in a list', '{"Statement":[[]]}'],
    ['one of two statements that is null', `{"Statement":[${JSON.stringify(statement)},null]}`],
  ])('%s', (_, text) => {
    expect(parsePolicy(text)).toBeUndefined();
  });

  it.each<[string, object]>([
    ['no effect', { Effect: undefined }],
    ['an effect in lower case', { Effect: 'allow' }],
    ['a list of effects', { Effect: ['Allow'] }],
    ['an element in lower case', { principal: '*' }],
    ['an element nobody knows', { Actions: '*' }],
    ['an action that is a number', { Action: 1 }],
    ['an action in a list in a list', { Action: [['s3:*']] }],
    ['an action that is an object', { NotAction: { s3: '*' } }],
    ['a resource that is null', { Resource: null }],
    ['a resource that is a truth value', { NotResource: true }],
    ['a principal that is a list', { Principal: ['*'] }],
    ['a principal that is a name without its kind', { Principal: 'arn:aws:iam::111122223333:root' }],
    ['a principal in an object in an object', { Principal: { AWS: { arn: '*' } } }],
    ['a condition that is a text', { Condition: 'StringEquals' }],
    ['an operator without keys', { Condition: { StringEquals: 'o-acme' } }],
    ['a value that is an object', { Condition: { StringEquals: { 'aws:PrincipalOrgID': { id: 'o-acme' } } } }],
    ['a value that is null', { Condition: { StringEquals: { 'aws:PrincipalOrgID': null } } }],
  ])('%s', (_, change) => {
    expect(parse(change)).toBeUndefined();
  });

  it.each([
    ['the document', '{"Statement":[],"Statement":[]}'],
    ['a statement', '{"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}'],
    ['a statement, spelled another way', '{"Statement":{"Effect":"Deny","Eff\\u0065ct":"Allow","Action":"*"}}'],
    [
      'a condition',
      '{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":{"a":"true"},"Bool":{"b":"true"}}}}',
    ],
  ])('a key that %s has twice', (_, text) => {
    expect(parsePolicy(text)).toBeUndefined();
  });

  it('a key that two statements have is no double', () => {
    expect(parsePolicy(JSON.stringify({ Statement: [statement, statement] }))).toHaveLength(2);
    expect(parseUniqueJson('{"a":{"b":"\\"c\\": {"},"b":["a","a"]}')).toEqual({ a: { b: '"c": {' }, b: ['a', 'a'] });
  });
});

describe('a policy made to do harm', () => {
  it.each([
    ['lists', `{"Statement":${'['.repeat(60_000)}${']'.repeat(60_000)}}`],
    ['objects', `{"Statement":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
    ['lists in an action', `{"Statement":{"Effect":"Allow","Action":${'['.repeat(60_000)}${']'.repeat(60_000)}}}`],
    [
      'objects in a condition',
      `{"Statement":{"Effect":"Allow","Action":"*","Condition":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}}`,
    ],
  ])('by deep nesting of %s is not read', (_, text) => {
    expect(parsePolicy(text)).toBeUndefined();
  });

  it('by its length is not read', () => {
    expect(parsePolicy(JSON.stringify({ Statement: Array.from({ length: 2000 }, () => statement) }))).toBeUndefined();
  });

  it('by names of the language changes nothing', () => {
    const text =
      '{"Statement":{"Effect":"Allow","Principal":{"__proto__":"*","constructor":"x"},"Action":"*","Resource":"*"}}';
    const [read] = parsePolicy(text) ?? [];
    expect(read?.forEveryone).toBe(false);
    expect(Object.keys(read?.principals ?? {})).toEqual(['__proto__', 'constructor']);
    expect(parsePolicy('{"__proto__":{"Statement":[]}}')).toBeUndefined();
  });
});
