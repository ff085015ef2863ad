import { membersOf } from '../../derive/members.ts';
import type { Body } from '../send/api.ts';
import { asBody } from './as-body.ts';
import { type GrantControls, readGrantControls } from './grant-controls.ts';
import { isUnset, textsOf } from './texts-of.ts';

/** Whom or what a policy names. Ids are in lower case. */
export interface Reference {
  readonly kind: 'user' | 'group' | 'role' | 'guests' | 'application' | 'location' | 'platform' | 'device';
  readonly id: string;
}

/** A policy of conditional access that is enforced, as far as it says whom it holds for and what it asks. */
export interface Policy {
  readonly name: string;
  readonly allUsers: boolean;
  /** By `keyOf`. */
  readonly included: ReadonlySet<string>;
  readonly allApplications: boolean;
  /** Who, and where from, it does not hold for; applications are `excludedApplications`. */
  readonly exclusions: readonly Reference[];
  readonly excludedApplications: readonly Reference[];
  /** It has a condition by which it holds for some sign-ins only. */
  readonly isNarrow: boolean;
  /** `all`, `browser`, `other`, … */
  readonly clientApps: ReadonlySet<string>;
  readonly signInRisks: ReadonlySet<string>;
  readonly userRisks: ReadonlySet<string>;
  readonly grant: GrantControls;
  readonly session: Body;
}

export function keyOf({ kind, id }: Reference): string {
  return `${kind} ${id}`;
}

/** Conditions that are read one by one below; any other that is set makes a policy hold for some sign-ins only. */
const known = [
  'users',
  'applications',
  'clientAppTypes',
  'locations',
  'platforms',
  'devices',
  'signInRiskLevels',
  'userRiskLevels',
];

/**
 * The policies that are enforced: one in report-only mode asks nothing of anybody. `undefined` where one is not what it should
 * be. https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy
 */
export function readPolicies(items: readonly Body[]): readonly Policy[] | undefined {
  const policies: Policy[] = [];
  for (const item of items) {
    if (typeof item.state !== 'string') return undefined;
    if (item.state !== 'enabled') continue;
    const policy = readPolicy(item);
    if (!policy) return undefined;
    policies.push(policy);
  }
  return policies;
}

function readPolicy({ id, displayName, conditions, grantControls, sessionControls }: Body): Policy | undefined {
  const set = asBody(conditions);
  if (!set) return undefined;
  const users = asBody(set.users) ?? {};
  const applications = asBody(set.applications) ?? {};
  const locations = asBody(set.locations) ?? {};
  const platforms = asBody(set.platforms) ?? {};
  const devices = asBody(asBody(set.devices)?.deviceFilter) ?? {};
  const filter = asBody(applications.applicationFilter) ?? {};
  return {
    name: String(displayName ?? id),
    allUsers: textsOf(users.includeUsers).includes('all'),
    included: new Set(
      [
        ...refer('application', applications.includeApplications),
        ...usersOf(users, 'include'),
        ...guestsOf(users.includeGuestsOrExternalUsers),
      ].map(keyOf),
    ),
    allApplications: textsOf(applications.includeApplications).includes('all'),
    exclusions: [
      ...usersOf(users, 'exclude'),
      ...guestsOf(users.excludeGuestsOrExternalUsers),
      ...refer('location', locations.excludeLocations),
      ...refer('platform', platforms.excludePlatforms),
      ...(devices.mode === 'exclude' ? [{ kind: 'device' as const, id: String(devices.rule) }] : []),
    ],
    excludedApplications: [
      ...refer('application', applications.excludeApplications),
      ...(filter.mode === 'exclude' ? [{ kind: 'application' as const, id: String(filter.rule) }] : []),
    ],
    isNarrow:
      isPart(locations.includeLocations) ||
      isPart(platforms.includePlatforms) ||
      devices.mode === 'include' ||
      filter.mode === 'include' ||
      membersOf(set).some(([name, value]) => !known.includes(name) && !name.includes('@') && !isUnset(value)),
    clientApps: new Set(textsOf(set.clientAppTypes)),
    signInRisks: new Set(textsOf(set.signInRiskLevels)),
    userRisks: new Set(textsOf(set.userRiskLevels)),
    grant: readGrantControls(asBody(grantControls)),
    session: asBody(sessionControls) ?? {},
  };
}

function usersOf(users: Body, way: 'include' | 'exclude'): readonly Reference[] {
  return [
    ...refer('user', users[`${way}Users`]).map((one) =>
      one.id === 'guestsorexternalusers' ? { kind: 'guests' as const, id: one.id } : one,
    ),
    ...refer('group', users[`${way}Groups`]),
    ...refer('role', users[`${way}Roles`]),
  ];
}

/** Guests and people of other organisations, some kinds of them or all. */
function guestsOf(value: unknown): readonly Reference[] {
  return isUnset(value) ? [] : [{ kind: 'guests', id: 'guestsorexternalusers' }];
}

function refer(kind: Reference['kind'], value: unknown): readonly Reference[] {
  return textsOf(value)
    .filter((id) => id !== 'none')
    .map((id) => ({ kind, id }));
}

/** A list of places or platforms that is there and does not say `all`. */
function isPart(value: unknown): boolean {
  const texts = textsOf(value);
  return texts.length > 0 && !texts.includes('all');
}
