import { describe, expect, it } from 'vitest';
import { rolePowers } from '../../../../src/providers/azure/derive/role-permissions.ts';

const role = (actions: readonly string[], notActions: readonly string[] = [], dataActions: readonly string[] = []) =>
  rolePowers([{ actions, notActions, dataActions, notDataActions: [] }]);

describe('whether a role hands out roles', () => {
  it.each<[string, readonly string[], readonly string[], boolean]>([
    ['everything', ['*'], [], true],
    [
      'everything but writing authorisations, as Contributor',
      ['*'],
      [
        'Microsoft.Authorization/*/Delete',
        'Microsoft.Authorization/*/Write',
        'Microsoft.Authorization/elevateAccess/Action',
      ],
      false,
    ],
    [
      'everything but assignments, so that role definitions are left',
      ['*'],
      ['Microsoft.Authorization/roleAssignments/*'],
      true,
    ],
    ['all of authorisation', ['Microsoft.Authorization/*'], [], true],
    ['any write', ['*/write'], [], true],
    ['in lower case', ['microsoft.authorization/roleassignments/write'], [], true],
    ['reading', ['*/read'], [], false],
    ['machines', ['Microsoft.Compute/*'], [], false],
    ['nothing', [], [], false],
  ])('%s', (_what, actions, notActions, expected) => {
    expect(role(actions, notActions)?.grantsRoles).toBe(expected);
  });

  it('is told of all entries together: what one takes back, another gives', () => {
    const entries = [
      { actions: ['*'], notActions: ['Microsoft.Authorization/*'] },
      { actions: ['Microsoft.Authorization/roleAssignments/write'], notActions: [] },
    ];
    expect(rolePowers(entries)?.grantsRoles).toBe(true);
  });
});

describe('whether a role reaches virtual machines', () => {
  it.each<[string, readonly string[], readonly string[], boolean]>([
    [
      'signing in',
      ['Microsoft.Compute/virtualMachines/*/read'],
      ['Microsoft.Compute/virtualMachines/login/action'],
      true,
    ],
    ['running commands', ['Microsoft.Compute/virtualMachines/runCommand/action'], [], true],
    ['all of compute', ['Microsoft.Compute/*'], [], true],
    ['a data action among the actions', ['Microsoft.Compute/virtualMachines/login/action'], [], false],
    ['restarting', ['Microsoft.Compute/virtualMachines/restart/action'], [], false],
  ])('%s', (_what, actions, dataActions, expected) => {
    expect(role(actions, [], dataActions)?.reachesVirtualMachines).toBe(expected);
  });
});

it('tells nothing of what is no list of permissions', () => {
  expect(rolePowers(undefined)).toBeUndefined();
  expect(rolePowers(['*'])).toBeUndefined();
});
