import { matchesWildcard } from '../../derive/wildcard.ts';
import type { Body } from '../send/api.ts';
import { asBody } from './as-body.ts';
import { textsOf } from './texts-of.ts';

/** By any of these whoever holds the role gives himself every other one. */
const grants = [
  'Microsoft.Authorization/roleAssignments/write',
  'Microsoft.Authorization/roleDefinitions/write',
  'Microsoft.Authorization/roleAssignmentScheduleRequests/write',
  'Microsoft.Authorization/roleEligibilityScheduleRequests/write',
  'Microsoft.Authorization/elevateAccess/action',
];

/** What lets somebody run a command on a virtual machine, or puts a program of his on it. */
const vmActions = [
  'Microsoft.Compute/virtualMachines/write',
  'Microsoft.Compute/virtualMachines/runCommand/action',
  'Microsoft.Compute/virtualMachines/runCommands/write',
  'Microsoft.Compute/virtualMachines/extensions/write',
];

/** What lets somebody sign in to a virtual machine. */
const vmDataActions = [
  'Microsoft.Compute/virtualMachines/login/action',
  'Microsoft.Compute/virtualMachines/loginAsAdmin/action',
];

/** What a role lets its holder do, as far as our rules ask. */
export interface RolePowers {
  /** To hand out roles, and so every power there is. */
  readonly grantsRoles: boolean;
  readonly reachesVirtualMachines: boolean;
}

/**
 * `undefined` where the permissions are not what they should be. What one entry takes back (`notActions`), another can still
 * give. https://learn.microsoft.com/azure/role-based-access-control/role-definitions
 */
export function rolePowers(permissions: unknown): RolePowers | undefined {
  if (!Array.isArray(permissions)) return undefined;
  const known = permissions.map(asBody).filter((entry) => entry !== undefined);
  if (known.length < permissions.length) return undefined;
  const entries = known.map(toEntry);
  const allows = (kind: 'actions' | 'dataActions', action: string): boolean =>
    entries.some((entry) => holds(entry[kind], action.toLowerCase()));
  return {
    grantsRoles: grants.some((action) => allows('actions', action)),
    reachesVirtualMachines:
      vmActions.some((action) => allows('actions', action)) ||
      vmDataActions.some((action) => allows('dataActions', action)),
  };
}

interface Allowed {
  readonly given: readonly string[];
  readonly taken: readonly string[];
}

function toEntry({ actions, notActions, dataActions, notDataActions }: Body) {
  return {
    actions: { given: textsOf(actions), taken: textsOf(notActions) },
    dataActions: { given: textsOf(dataActions), taken: textsOf(notDataActions) },
  };
}

function holds({ given, taken }: Allowed, action: string): boolean {
  const matches = (pattern: string): boolean => matchesWildcard(pattern, action);
  return given.some(matches) && !taken.some(matches);
}
