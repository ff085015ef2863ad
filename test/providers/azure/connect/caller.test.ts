import { describe, expect, it } from 'vitest';
import { readCaller } from '../../../../src/providers/azure/connect/caller.ts';

function token(claims: unknown): string {
  return `${Buffer.from('{}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
}

const tenant = '99999999-8888-7777-6666-555555555555';

describe('the claims of a token', () => {
  it.each([
    ['a user', { tid: tenant, upn: 'hanako@acme.example', appid: 'cli' }, 'hanako@acme.example'],
    ['a guest', { tid: tenant, unique_name: 'taro@acme.example', oid: 'o' }, 'taro@acme.example'],
    ['an application', { tid: tenant, appid: 'app', oid: 'o' }, 'app'],
    ['an application of version 2', { tid: tenant, azp: 'app', oid: 'o' }, 'app'],
    ['a managed identity without an application', { tid: tenant, oid: 'o' }, 'o'],
  ])('name %s', (_, claims, name) => {
    expect(readCaller(token(claims))).toEqual({ tenant, name });
  });

  it('name the tenant in lower case', () => {
    expect(readCaller(token({ tid: 'ABCDEF00-8888-7777-6666-555555555555' }))).toEqual({
      tenant: 'abcdef00-8888-7777-6666-555555555555',
    });
  });

  it.each([
    ['that is opaque', 'opaque'],
    ['that is empty', ''],
    ['with claims that are no object', token([1])],
    ['with claims that are null', token(null)],
    ['with claims that do not parse', 'a.%%%.b'],
    ['with claims of other types', token({ tid: 7, upn: { a: 1 } })],
    ['with control characters', token({ tid: 'a\u001b[31m', upn: 'b\nc' })],
    ['with a name without an end', token({ upn: 'a'.repeat(201) })],
  ])('of a token %s name nobody', (_, text) => {
    expect(readCaller(text)).toEqual({});
  });
});
