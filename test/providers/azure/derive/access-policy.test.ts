import { describe, expect, it } from 'vitest';
import {
  keyAdministratorsWhoDecrypt,
  privilegedPrincipals,
} from '../../../../src/providers/azure/derive/access-policy.ts';

const one = 'aaaaaaaa-0000-0000-0000-000000000001';
const two = 'aaaaaaaa-0000-0000-0000-000000000002';
const policy = (objectId: string, permissions: object) => ({ tenantId: 'x', objectId, permissions });

describe('principals with all or purge', () => {
  it.each([
    ['all of one kind', { keys: ['all'] }],
    ['purge of secrets', { secrets: ['get', 'purge'] }],
    ['purge of certificates', { certificates: ['purge'] }],
    ['all of managed storage', { storage: ['all'] }],
    ['another case', { keys: ['Get', 'Purge'] }],
  ])('finds %s', (_what, permissions) => expect(privilegedPrincipals([policy(one, permissions)])).toEqual([one]));

  it('finds each once, sorted, in lower case', () => {
    const policies = [
      policy(two.toUpperCase(), { keys: ['all'] }),
      policy(one, { keys: ['purge'] }),
      policy(two, { secrets: ['all'] }),
    ];
    expect(privilegedPrincipals(policies)).toEqual([one, two]);
  });

  it('leaves narrow policies alone', () =>
    expect(privilegedPrincipals([policy(one, { keys: ['get', 'list', 'delete', 'recover'] })])).toEqual([]));

  it.each([undefined, null])('takes %s as no policy', (none) => expect(privilegedPrincipals(none)).toEqual([]));

  it.each([
    ['no list', {}],
    ['a policy without permissions', [{ objectId: one }]],
    ['permissions that are no list', [policy(one, { keys: 'all' })]],
    ['a policy without a principal', [{ permissions: { keys: ['all'] } }]],
    ['null among them', [null]],
  ])('knows nothing of %s', (_what, policies) => expect(privilegedPrincipals(policies)).toBeUndefined());
});

describe('principals that administer and decrypt', () => {
  it.each([
    ['delete and decrypt', ['delete', 'decrypt'], true],
    ['import and unwrap', ['Import', 'UnwrapKey'], true],
    ['all', ['all'], true],
    ['only reading', ['get', 'list', 'decrypt', 'unwrapKey'], false],
    ['only administering', ['get', 'create', 'delete', 'purge', 'setrotationpolicy'], false],
    ['encrypting is not reading', ['create', 'encrypt', 'wrapKey', 'sign'], false],
  ])('%s', (_what, keys, found) =>
    expect(keyAdministratorsWhoDecrypt([policy(one, { keys })])).toEqual(found ? [one] : []),
  );

  it('takes each principal by itself', () =>
    expect(
      keyAdministratorsWhoDecrypt([policy(one, { keys: ['delete'] }), policy(two, { keys: ['decrypt'] })]),
    ).toEqual([]));

  it('does not take secrets for keys', () =>
    expect(keyAdministratorsWhoDecrypt([policy(one, { keys: ['decrypt'], secrets: ['delete'] })])).toEqual([]));
});
