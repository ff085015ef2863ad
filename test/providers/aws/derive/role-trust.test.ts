import { describe, expect, it } from 'vitest';
import { readTrust } from '../../../../src/providers/aws/derive/role-trust.ts';

const own = '111122223333';
const github = 'token.actions.githubusercontent.com';

function trust(...statements: readonly object[]) {
  const whole = statements.map((statement) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }));
  return readTrust(JSON.stringify({ Statement: whole }), own);
}

describe('the accounts a role trusts', () => {
  it('are those of its principals, but for its own and for AWS services', () => {
    const found = trust(
      { Principal: { AWS: [`arn:aws:iam::${own}:root`, 'arn:aws:iam::444455556666:role/app', '777788889999'] } },
      { Principal: { Service: 'ec2.amazonaws.com' } },
      { Principal: { AWS: 'AIDAEXAMPLE' } },
    );
    expect(found?.Accounts.map(({ AccountId }) => AccountId)).toEqual(['444455556666', '777788889999']);
  });

  it.each<[string, object, boolean, boolean]>([
    ['nothing more', {}, false, false],
    ['an external id', { StringEquals: { 'sts:ExternalId': 'acme-1' } }, true, false],
    ['any external id', { StringLike: { 'sts:ExternalId': '*' } }, false, false],
    ['an external id, where there is one', { StringEqualsIfExists: { 'sts:ExternalId': 'acme-1' } }, false, false],
    ['another external id', { StringNotEquals: { 'sts:ExternalId': 'acme-1' } }, false, false],
    ['one organisation', { StringEquals: { 'aws:PrincipalOrgID': 'o-acme' } }, false, true],
  ])('are asked for %s', (_, Condition, ExternalId, SameOrganization) => {
    expect(trust({ Principal: { AWS: '444455556666' }, Condition })?.Accounts).toEqual([
      { AccountId: '444455556666', ExternalId, SameOrganization },
    ]);
  });

  it('are asked for what the weakest of their statements asks', () => {
    const Principal = { AWS: '444455556666' };
    const guarded = { Principal, Condition: { StringEquals: { 'sts:ExternalId': 'acme-1' } } };
    expect(trust(guarded, { Principal })?.Accounts[0]?.ExternalId).toBe(false);
    expect(trust(guarded, guarded)?.Accounts[0]?.ExternalId).toBe(true);
    expect(trust({ Principal, Effect: 'Deny' })?.Accounts).toEqual([]);
  });
});

describe('the OpenID Connect providers a role trusts', () => {
  const principal = { Federated: `arn:aws:iam::${own}:oidc-provider/${github}` };
  const audience = { [`${github}:aud`]: 'sts.amazonaws.com' };

  it.each<[string, object, boolean]>([
    ['the audience alone', { StringEquals: audience }, false],
    ['a subject', { StringEquals: { ...audience, [`${github}:sub`]: 'repo:acme/app:ref:refs/heads/main' } }, true],
    ['a repository', { StringLike: { [`${github}:sub`]: 'repo:acme/app:*' } }, true],
    ['the subject in another case', { StringLike: { [`${github}:SUB`]: 'repo:acme/*' } }, true],
    ['every repository', { StringLike: { [`${github}:sub`]: 'repo:*' } }, false],
    ['repositories of whoever has such a name', { StringLike: { [`${github}:sub`]: 'repo:acme*' } }, false],
    ['an organisation', { StringLike: { [`${github}:sub`]: 'repo:acme/*' } }, true],
    ['a repository or every one', { StringLike: { [`${github}:sub`]: ['repo:acme/app:*', 'repo:*'] } }, false],
    ['a branch of any repository', { StringLike: { [`${github}:sub`]: '*:ref:refs/heads/main' } }, false],
    ['any subject', { StringLike: { [`${github}:sub`]: '*' } }, false],
    ['another subject', { StringNotEquals: { [`${github}:sub`]: 'repo:acme/app:pull_request' } }, false],
    ['a subject of another provider', { StringEquals: { 'gitlab.com:sub': 'project_path:acme/app' } }, false],
  ])('are asked for %s', (_, Condition, NamesSubjects) => {
    expect(trust({ Principal: principal, Condition })?.OpenId).toEqual([{ Provider: github, NamesSubjects }]);
  });

  it('may be asked for the audience alone where that is the application', () => {
    const pool = { StringEquals: { 'cognito-identity.amazonaws.com:aud': 'ap-northeast-1:pool' } };
    const Principal = { Federated: 'cognito-identity.amazonaws.com' };
    expect(trust({ Principal, Condition: pool })?.OpenId[0]?.NamesSubjects).toBe(true);
    expect(trust({ Principal: { Federated: `arn:aws:iam::${own}:saml-provider/idp` } })?.OpenId).toEqual([]);
  });
});

describe('a second factor', () => {
  const Principal = { AWS: `arn:aws:iam::${own}:root` };
  const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

  it.each<[string, readonly object[], boolean]>([
    ['in the only statement', [{ Principal, Condition: mfa }], true],
    ['as its age', [{ Principal, Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } } }], true],
    ['written bare', [{ Principal, Condition: { Bool: { 'aws:MultiFactorAuthPresent': true } } }], true],
    ['in another case', [{ Principal, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'True' } } }], true],
    ['beside a service', [{ Principal, Condition: mfa }, { Principal: { Service: 'ec2.amazonaws.com' } }], true],
  ])('is demanded %s', (_, statements, expected) => {
    expect(trust(...statements)?.RequiresMfa).toBe(expected);
  });

  it.each<[string, readonly object[]]>([
    ['nowhere', [{ Principal }]],
    ['in one of two statements', [{ Principal, Condition: mfa }, { Principal }]],
    [
      'where the key is missing too',
      [{ Principal, Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } } }],
    ],
    ['by no value', [{ Principal, Condition: { Bool: { 'aws:MultiFactorAuthPresent': [] } } }]],
    ['by its absence', [{ Principal, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }]],
    ['of a service, which has none', [{ Principal: { Service: 'ec2.amazonaws.com' } }]],
  ])('is not demanded %s', (_, statements) => {
    expect(trust(...statements)?.RequiresMfa).toBe(false);
  });

  it('is not known of what is no policy', () => {
    expect(readTrust('no policy', own)).toBeUndefined();
  });
});
