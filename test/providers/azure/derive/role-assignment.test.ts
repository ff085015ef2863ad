import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isWide, readRoleAssignment } from '../../../../src/providers/azure/derive/role-assignment.ts';
import { exampleFolder } from '../../../support/azure-example.ts';

const read = (scope: unknown, rest: Readonly<Record<string, unknown>> = {}) =>
  readRoleAssignment({
    properties: {
      roleDefinitionId:
        '/subscriptions/S/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-A8FF-443C-A75C-2FE8C4BCB635',
      principalId: 'ABC',
      principalType: 'User',
      scope,
      ...rest,
    },
  });

it('tells role and principal in lower case', () => {
  expect(read('/')).toMatchObject({ roleId: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', principalId: 'abc' });
});

it.each([
  ['/', 'root', true],
  ['/providers/Microsoft.Management/managementGroups/acme', 'managementGroup', true],
  ['/subscriptions/S', 'subscription', true],
  ['/subscriptions/S/resourceGroups/acme-prod', 'resourceGroup', false],
  ['/subscriptions/S/resourceGroups/acme-prod/providers/Microsoft.Web/sites/web', 'resource', false],
])('%s is the level %s', (scope, level, wide) => {
  const assignment = read(scope);
  expect(assignment?.level).toBe(level);
  expect(assignment && isWide(assignment)).toBe(wide);
});

it('tells nothing of what is no assignment', () => {
  expect(read(undefined)).toBeUndefined();
  expect(read('/', { principalId: null })).toBeUndefined();
  expect(readRoleAssignment({})).toBeUndefined();
});

const example = `${exampleFolder}Microsoft.Authorization/RoleAssignments_ListForScope.json`;

it.skipIf(!existsSync(example))('reads an answer as Microsoft shows it', () => {
  const { responses } = JSON.parse(readFileSync(example, 'utf8'));
  expect(responses['200'].body.value.map(readRoleAssignment)).toMatchObject([
    { principalType: 'User', level: 'subscription' },
  ]);
});
