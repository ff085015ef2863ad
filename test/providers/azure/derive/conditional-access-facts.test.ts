import { describe, expect, it } from 'vitest';
import { administratorRoles } from '../../../../src/providers/azure/derive/administrator-roles.ts';
import { conditionalAccessFacts } from '../../../../src/providers/azure/derive/conditional-access-facts.ts';
import type { Body } from '../../../../src/providers/azure/send/api.ts';

const management = '797f4846-ba00-4fd7-ba43-dac1f8f63013';
const resistant = {
  requirementsSatisfied: 'mfa',
  allowedCombinations: ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'],
};

interface Parts {
  readonly name?: string;
  readonly state?: string;
  readonly users?: Body;
  readonly applications?: Body;
  readonly conditions?: Body;
  readonly grant?: Body | null;
  readonly session?: Body;
}

function policy({ name = 'P', state = 'enabled', users, applications, conditions, grant, session }: Parts = {}): Body {
  return {
    id: name,
    displayName: name,
    state,
    conditions: {
      clientAppTypes: ['all'],
      signInRiskLevels: [],
      userRiskLevels: [],
      platforms: null,
      locations: null,
      devices: null,
      users: { includeUsers: ['All'], excludeUsers: [], ...users },
      applications: { includeApplications: ['All'], excludeApplications: [], ...applications },
      ...conditions,
    },
    grantControls: grant === undefined ? { operator: 'OR', builtInControls: ['mfa'] } : grant,
    sessionControls: session ?? null,
  };
}

const facts = (...policies: readonly Body[]) => {
  const found = conditionalAccessFacts(policies);
  if (!found) throw new Error('not read');
  return found;
};
const ids = (exclusions: readonly { readonly kind: string; readonly id: string }[]) =>
  exclusions.map(({ kind, id }) => `${kind} ${id}`);

describe('MFA for all users', () => {
  it('is asked by one policy for all', () => {
    expect(facts(policy()).mfaForAllUsers).toEqual({ policies: ['P'], uncovered: [], exclusions: [], excluded: [] });
  });

  it.each<[string, Parts]>([
    ['in report-only mode', { state: 'enabledForReportingButNotEnforced' }],
    ['that is disabled', { state: 'disabled' }],
    ['for some users', { users: { includeUsers: ['11111111-0000-0000-0000-000000000001'] } }],
    ['for guests', { users: { includeUsers: ['GuestsOrExternalUsers'] } }],
    ['for one application', { applications: { includeApplications: [management] } }],
    ['for some platforms', { conditions: { platforms: { includePlatforms: ['android'] } } }],
    ['for some locations', { conditions: { locations: { includeLocations: ['loc'] } } }],
    ['for some devices', { conditions: { devices: { deviceFilter: { mode: 'include', rule: 'x' } } } }],
    ['for a risk', { conditions: { signInRiskLevels: ['high'] } }],
    ['with a condition we do not know', { conditions: { authenticationFlows: { transferMethods: 'deviceCodeFlow' } } }],
    ['for browsers alone', { conditions: { clientAppTypes: ['browser'] } }],
    [
      'that a compliant device satisfies too',
      { grant: { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] } },
    ],
    ['that asks for no MFA', { grant: { operator: 'AND', builtInControls: ['compliantDevice'], termsOfUse: ['t'] } }],
    [
      'with a strength that is no MFA',
      { grant: { authenticationStrength: { requirementsSatisfied: 'none', allowedCombinations: ['password'] } } },
    ],
    ['without grant controls', { grant: null }],
  ])('is not asked by a policy %s', (_what, parts) => {
    expect(facts(policy(parts)).mfaForAllUsers).toEqual({
      policies: [],
      uncovered: ['all users'],
      exclusions: [],
      excluded: [],
    });
  });

  it.each<[string, Body]>([
    ['MFA and a compliant device', { operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] }],
    ['an authentication strength', { operator: 'OR', builtInControls: [], authenticationStrength: resistant }],
    ['a block', { operator: 'OR', builtInControls: ['block'] }],
  ])('is asked by %s', (_what, grant) => {
    expect(facts(policy({ grant })).mfaForAllUsers.uncovered).toEqual([]);
  });

  it('names everyone and everything that is excluded', () => {
    const { exclusions } = facts(
      policy({
        users: {
          excludeUsers: ['U1', 'GuestsOrExternalUsers'],
          excludeGroups: ['G1'],
          excludeRoles: ['R1'],
          excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' },
        },
        applications: { excludeApplications: ['APP'] },
        conditions: {
          locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] },
          platforms: { includePlatforms: ['all'], excludePlatforms: ['iOS'] },
          devices: { deviceFilter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
        },
      }),
    ).mfaForAllUsers;
    expect(ids(exclusions)).toEqual([
      'application app',
      'device device.isCompliant -eq True',
      'group g1',
      'guests guestsorexternalusers',
      'location alltrusted',
      'platform ios',
      'role r1',
      'user u1',
    ]);
  });
});

describe('policies together', () => {
  const together = (...users: readonly Body[]) =>
    ids(facts(...users.map((one, at) => policy({ name: `P${at}`, users: one }))).mfaForAllUsers.exclusions);

  it.each<[string, readonly Body[], readonly string[]]>([
    ['another holds for all', [{ excludeUsers: ['u'], excludeGroups: ['g'] }, {}], []],
    ['two exclude different users', [{ excludeUsers: ['u'] }, { excludeUsers: ['v'] }], []],
    ['both exclude the same user', [{ excludeUsers: ['u'] }, { excludeUsers: ['u', 'v'] }], ['user u']],
    [
      'a user may be in the group that the other excludes',
      [{ excludeUsers: ['u'] }, { excludeGroups: ['g'] }],
      ['user u'],
    ],
    ['the same, the other way round', [{ excludeGroups: ['g'] }, { excludeUsers: ['u'] }], ['user u']],
    ['somebody may be in both groups', [{ excludeGroups: ['g'] }, { excludeGroups: ['h'] }], ['group g']],
    ['a third holds for all', [{ excludeGroups: ['g'] }, { excludeUsers: ['u'] }, {}], []],
    ['a policy of its own for the group', [{ excludeGroups: ['g'] }, { includeUsers: [], includeGroups: ['g'] }], []],
    [
      'a policy of its own for the group, less one user',
      [{ excludeGroups: ['g'] }, { includeUsers: [], includeGroups: ['g'], excludeUsers: ['u'] }],
      ['group g'],
    ],
    [
      'a policy of its own for the user, less another',
      [{ excludeUsers: ['u'] }, { includeUsers: ['u'], excludeUsers: ['v'] }],
      [],
    ],
  ])('%s', (_what, users, left) => expect(together(...users)).toEqual(left));

  it('take in an application that the first excludes', () => {
    const first = policy({ applications: { excludeApplications: ['app'] } });
    const second = policy({ name: 'Q', applications: { includeApplications: ['app'] } });
    expect(facts(first, second).mfaForAllUsers.exclusions).toEqual([]);
    expect(ids(facts(first).mfaForAllUsers.exclusions)).toEqual(['application app']);
  });

  it('leave nothing out where they exclude different applications', () => {
    const [one, other] = ['11111111-0000-0000-0000-000000000001', '11111111-0000-0000-0000-000000000002'];
    const without = (id: string) => policy({ name: id, applications: { excludeApplications: [id] } });
    expect(facts(without(one), without(other)).mfaForAllUsers.exclusions).toEqual([]);
    expect(ids(facts(without(one), without('Office365')).mfaForAllUsers.exclusions)).toEqual([`application ${one}`]);
  });

  it('stays quick over very many exclusions', () => {
    const many = Array.from({ length: 5000 }, (_, at) => `u${at}`);
    const policies = Array.from({ length: 20 }, () => ({ excludeUsers: many, excludeGroups: ['g'] }));
    const start = performance.now();
    expect(together(...policies)).toHaveLength(5001);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('MFA for Azure management', () => {
  it('is asked by a policy for it alone, or for all applications', () => {
    const alone = policy({ applications: { includeApplications: [management.toUpperCase()] } });
    expect(facts(alone).mfaForAzureManagement.uncovered).toEqual([]);
    expect(facts(policy()).mfaForAzureManagement.uncovered).toEqual([]);
  });

  it('is not asked by the administration portals, nor where it is excluded', () => {
    const portals = policy({ applications: { includeApplications: ['MicrosoftAdminPortals'] } });
    expect(facts(portals).mfaForAzureManagement.uncovered).toEqual(['all users']);
    const without = policy({ applications: { excludeApplications: [management] } });
    expect(facts(without).mfaForAzureManagement.uncovered).toEqual(['all users']);
  });

  it('does not care for other applications that are excluded', () => {
    const filter = { mode: 'exclude', rule: 'CustomSecurityAttribute.Acme_App -eq "open"' };
    expect(facts(policy({ applications: { applicationFilter: filter } })).mfaForAzureManagement.exclusions).toEqual([
      { kind: 'application', id: filter.rule },
    ]);
    expect(facts(policy({ applications: { excludeApplications: ['app'] } })).mfaForAzureManagement.exclusions).toEqual(
      [],
    );
  });
});

describe('MFA for administrators', () => {
  const roles = administratorRoles.map(({ id }) => id);

  it('is asked by roles that several policies share out', () => {
    const found = facts(
      policy({ name: 'A', users: { includeUsers: [], includeRoles: roles.slice(0, 7) } }),
      policy({ name: 'B', users: { includeUsers: [], includeRoles: roles.slice(7), excludeUsers: ['u'] } }),
    ).mfaForAdministrators;
    expect(found.policies).toEqual(['A', 'B']);
    expect(found.uncovered).toEqual([]);
    expect(ids(found.exclusions)).toEqual(['user u']);
  });

  it('shows an excluded role by its name', () => {
    const found = facts(policy({ users: { excludeRoles: [roles[0]] } })).mfaForAllUsers;
    expect(found.excluded).toEqual(['role Application Administrator']);
  });

  it('names the roles that no policy is for', () => {
    const found = facts(policy({ users: { includeUsers: [], includeRoles: roles.slice(1) } })).mfaForAdministrators;
    expect(found.uncovered).toEqual(['Application Administrator']);
  });

  it('is not asked of a role that is excluded', () => {
    const found = facts(policy({ users: { excludeRoles: [roles[0]] } })).mfaForAdministrators;
    expect(found.uncovered).toEqual(['Application Administrator']);
  });

  it('can be such that no other method will do', () => {
    expect(facts(policy()).phishingResistantForAdministrators.uncovered).toHaveLength(roles.length);
    const strong = policy({ grant: { operator: 'OR', authenticationStrength: resistant } });
    expect(facts(strong).phishingResistantForAdministrators.uncovered).toEqual([]);
    const weaker = { ...resistant, allowedCombinations: ['fido2', 'password,sms'] };
    const mixed = policy({ grant: { operator: 'OR', authenticationStrength: weaker } });
    expect(facts(mixed).phishingResistantForAdministrators.uncovered).toHaveLength(roles.length);
  });
});

describe('old protocols', () => {
  const blocked = (clientAppTypes: readonly string[], grant: Body = { operator: 'OR', builtInControls: ['block'] }) =>
    policy({ name: clientAppTypes.join(), conditions: { clientAppTypes }, grant });

  it('are shut out by a block for both kinds, in one policy or in two', () => {
    expect(facts(blocked(['exchangeActiveSync', 'other'])).legacyAuthenticationBlocked.uncovered).toEqual([]);
    expect(facts(blocked(['exchangeActiveSync']), blocked(['other'])).legacyAuthenticationBlocked.uncovered).toEqual(
      [],
    );
    expect(facts(blocked(['other'])).legacyAuthenticationBlocked.uncovered).toEqual(['Exchange ActiveSync']);
  });

  it('are shut out by MFA for all clients, which they cannot do', () => {
    expect(facts(policy()).legacyAuthenticationBlocked.uncovered).toEqual([]);
    const modern = policy({ conditions: { clientAppTypes: ['browser', 'mobileAppsAndDesktopClients'] } });
    expect(facts(modern).legacyAuthenticationBlocked.uncovered).toEqual(['Exchange ActiveSync', 'other clients']);
  });
});

describe('sessions of administrators', () => {
  const every = (value: number, type: string, users: Body = {}) =>
    policy({
      name: `${value} ${type}`,
      users,
      grant: null,
      session: { signInFrequency: { isEnabled: true, frequencyInterval: 'timeBased', type, value } },
    });

  it('are told by how often they sign in anew, each with all that ask it as often', () => {
    const found = facts(every(1, 'days'), every(4, 'hours', { excludeGroups: ['g'] })).signInFrequencyOfAdministrators;
    expect(found.map(({ hours, exclusions }) => [hours, ids(exclusions)])).toEqual([
      [4, ['group g']],
      [24, []],
    ]);
  });

  it('count every time as no hours', () => {
    const session = { signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime', type: null, value: null } };
    expect(facts(policy({ session })).signInFrequencyOfAdministrators.map(({ hours }) => hours)).toEqual([0]);
  });

  it('leave out what is off or not understood', () => {
    const off = policy({ session: { signInFrequency: { isEnabled: false, type: 'hours', value: 1 } } });
    expect(facts(off, every(1, 'weeks')).signInFrequencyOfAdministrators).toEqual([]);
  });

  it('end with the browser', () => {
    const mode = (value: string) => policy({ session: { persistentBrowser: { isEnabled: true, mode: value } } });
    expect(facts(mode('never')).browserSessionsOfAdministrators.uncovered).toEqual([]);
    expect(facts(mode('always')).browserSessionsOfAdministrators.uncovered).toHaveLength(administratorRoles.length);
  });
});

describe('risks', () => {
  it('of sign-ins ask for MFA at high and medium', () => {
    const at = (signInRiskLevels: readonly string[]) => policy({ conditions: { signInRiskLevels } });
    expect(facts(at(['high', 'medium'])).mfaForRiskySignIns.uncovered).toEqual([]);
    expect(facts(at(['high'])).mfaForRiskySignIns.uncovered).toEqual(['all users']);
    expect(facts(policy()).mfaForRiskySignIns.uncovered).toEqual(['all users']);
  });

  it('of users ask for a new password at high', () => {
    const grant = { operator: 'AND', builtInControls: ['mfa', 'passwordChange'] };
    const high = { userRiskLevels: ['high'] };
    expect(facts(policy({ conditions: high, grant })).newPasswordForRiskyUsers.uncovered).toEqual([]);
    expect(facts(policy({ conditions: high })).newPasswordForRiskyUsers.uncovered).toEqual(['all users']);
  });
});

it('tells nothing where a policy that is enforced cannot be understood', () => {
  expect(conditionalAccessFacts([{ displayName: 'P', state: 'enabled' }])).toBeUndefined();
  expect(conditionalAccessFacts([{ displayName: 'P' }])).toBeUndefined();
  expect(conditionalAccessFacts([{ displayName: 'P', state: 'disabled' }])).toBeDefined();
});
