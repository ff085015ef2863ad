import { beforeEach, describe, expect, it } from 'vitest';
import { joinWorlds, loadAzureWorld, parseAzureWorld } from '../../../support/azure-world.ts';
import { collectAzure, isolateAzure } from '../../../support/collect-azure.ts';

beforeEach(isolateAzure);

/** The compliant tenant with some answers of another kind, asked for these attributes of one type. */
async function collect(type: string, attributes: readonly string[], change: string) {
  const world = joinWorlds([loadAzureWorld('base', 'entra/compliant'), parseAzureWorld(change)]);
  return collectAzure(world, { wanted: new Map([[`azure/entra/${type}`, new Set(attributes)]]) });
}

const error = (code: string) => JSON.stringify({ error: { code, message: 'no' } });
const risks = ['mfaForRiskySignIns', 'newPasswordForRiskyUsers'];
const noPolicies = '### GET /v1.0/identity/conditionalAccess/policies\n{ "value": [] }\n';
const signIns = '/v1.0/users?$select=id,signInActivity&$top=500';
const someone = '22222222-0000-0000-0000-000000000001';
const another = '22222222-0000-0000-0000-000000000002';

describe('a licence that the tenant lacks', () => {
  it('leaves policies about risks unread where there is none of them', async () => {
    const change = `${noPolicies}### GET /v1.0/subscribedSkus\n{ "value": [] }\n`;
    const { resources } = await collect('tenant', risks, change);
    expect(resources[0]?.attributes).toEqual({});
    expect(resources[0]?.unread.mfaForRiskySignIns).toEqual({
      kind: 'denied',
      call: 'graph:identity/conditionalAccess/policies',
      permission: 'Policy.Read.All',
      code: 'NoPremiumP2',
      only: 'entra-id-p2',
    });
  });

  it('is not asked about where such policies are there, nor where nothing needs it', async () => {
    const withPolicies = await collect('tenant', risks, '');
    const others = await collect('tenant', ['mfaForAllUsers'], noPolicies);
    for (const { server } of [withPolicies, others]) {
      expect(server.requests.map(({ call }) => call)).toEqual(['graph:identity/conditionalAccess/policies']);
    }
  });

  it('cannot be told where the licences are denied', async () => {
    const change = `${noPolicies}### GET /v1.0/subscribedSkus 403\n${error('Authorization_RequestDenied')}\n`;
    const { resources } = await collect('tenant', risks, change);
    expect(resources[0]?.unread.newPasswordForRiskyUsers).toMatchObject({
      kind: 'denied',
      permission: 'Organization.Read.All',
    });
  });

  it('leaves sign-ins unread, by an error or by the silence of all users', async () => {
    const code = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';
    const refused = await collect('user', ['id', 'lastSignIn'], `### GET ${signIns} 403\n${error(code)}\n`);
    const silent = await collect(
      'user',
      ['id', 'lastSignIn'],
      `### GET ${signIns}\n{ "value": [{ "id": "${someone}" }, { "id": "${another}" }] }\n`,
    );
    for (const { resources, listings } of [refused, silent]) {
      expect(listings.every(({ complete }) => complete)).toBe(true);
      expect(resources.length).toBeGreaterThan(1);
      for (const { unread } of resources) {
        expect(unread.lastSignIn).toMatchObject({
          kind: 'denied',
          permission: 'AuditLog.Read.All',
          only: 'entra-id-p1',
        });
      }
    }
  });

  it('leaves what Privileged Identity Management tells unread', async () => {
    const path = '/v1.0/roleManagement/directory/roleAssignmentSchedules?$expand=principal';
    const { resources } = await collect(
      'directory-role',
      ['standingAssignments'],
      `### GET ${path} 400\n${error('AadPremiumLicenseRequired')}\n`,
    );
    expect(resources).toHaveLength(14);
    expect(resources[0]?.unread.standingAssignments).toMatchObject({ kind: 'denied', only: 'entra-id-p2' });
  });
});

describe('a role that a group holds', () => {
  const members = '/v1.0/groups/33333333-0000-0000-0000-000000000001/transitiveMembers?$select=id&$top=999';

  it('is unknown in its members where those are denied, and the other roles are known', async () => {
    const change = `### GET ${members} 403\n${error('Authorization_RequestDenied')}\n`;
    const { resources, listings } = await collect('directory-role', ['displayName', 'userIds'], change);
    const of = (name: string) => resources.find((one) => one.name === name);
    expect(of('Security Administrator')?.unread.userIds).toMatchObject({ permission: 'GroupMember.ReadBasic.All' });
    expect(of('Global Administrator')?.attributes.userIds).toHaveLength(2);
    expect(listings.every(({ complete }) => complete)).toBe(true);
  });

  it('leaves open of every user whether he is an administrator', async () => {
    const change = `### GET ${members} 403\n${error('Authorization_RequestDenied')}\n`;
    const { resources } = await collect('user', ['administratorRoles'], change);
    for (const { unread, partial } of resources) {
      expect(unread.administratorRoles ?? partial.administratorRoles).toMatchObject({ kind: 'denied' });
    }
  });
});

it('tells no role where the assignments are denied', async () => {
  const path = '/v1.0/roleManagement/directory/roleAssignments?$expand=principal';
  const { resources, listings } = await collect(
    'directory-role',
    ['displayName'],
    `### GET ${path} 403\n${error('Authorization_RequestDenied')}\n`,
  );
  expect(resources).toEqual([]);
  expect(listings).toMatchObject([{ complete: false, cause: { permission: 'RoleManagement.Read.Directory' } }]);
});

it('leaves what conditional access asks unread where a policy cannot be understood', async () => {
  const change =
    '### GET /v1.0/identity/conditionalAccess/policies\n{ "value": [{ "displayName": "?", "state": "enabled" }] }\n';
  const { resources } = await collect('tenant', ['mfaForAllUsers'], change);
  expect(resources[0]?.unread.mfaForAllUsers).toMatchObject({ kind: 'schema-mismatch' });
});
