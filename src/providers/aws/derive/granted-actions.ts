import { matchesWildcard } from '../../derive/wildcard.ts';
import type { Statement } from './policy-statement.ts';

/**
 * Conditions that say when, from where or as whom a request is made, and so leave open what it is made on. A statement
 * with any other condition is not taken for a grant on everything.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const requestKeys = [
  'aws:currenttime',
  'aws:epochtime',
  'aws:multifactorauthage',
  'aws:multifactorauthpresent',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:tokenissuetime',
  'aws:useragent',
  'aws:userid',
  'aws:username',
];

/** What is meant by everything: all that a service has, or all of one kind of it, as `role` of `iam`. */
export interface Everything {
  readonly service: string;
  readonly kind?: string;
}

/** Whether a statement allows something on everything, under no condition but on the request itself. */
export function isOpenAllow({ effect, conditions, negated, resources }: Statement, everything: Everything): boolean {
  return (
    effect === 'Allow' &&
    (negated.includes('NotResource') || resources.some((pattern) => isEverything(pattern, everything))) &&
    conditions.every(({ key }) => requestKeys.includes(key) || key.startsWith('aws:principaltag/'))
  );
}

/** Whether a statement denies something on every resource, always. */
export function isOpenDeny({ effect, conditions, negated, resources }: Statement): boolean {
  return effect === 'Deny' && conditions.length === 0 && !negated.includes('NotResource') && resources.some(isAny);
}

/** Whether the actions of a statement take in this one, named in full; actions are not case-sensitive. */
export function namesAction({ actions, notActions, negated }: Statement, action: string): boolean {
  const matches = (pattern: string): boolean => matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
  return negated.includes('NotAction') ? !notActions.some(matches) : actions.some(matches);
}

/** Whether the actions of a statement take in every action of a service. */
export function namesService({ actions, notActions, negated }: Statement, service: string): boolean {
  if (!negated.includes('NotAction')) return nameWhole(actions, service);
  return !notActions.some((pattern) => matchesWildcard(pattern.toLowerCase().split(':')[0] ?? '', service));
}

/** Whether one of the patterns is every action of a service: `s3:*`, `s*`. */
export function nameWhole(patterns: readonly string[], service: string): boolean {
  // What matches both can only have matched their `*` with one of its own: `?` stands for one character.
  return patterns.some((pattern) =>
    [`${service}:*`, `${service}:**`].every((text) => matchesWildcard(pattern.toLowerCase(), text)),
  );
}

/** `*`, as a resource or as an action. */
export function isAny(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

/**
 * `*`, or an ARN that names no single resource: `arn:aws:iam::111122223333:role/*`, of any kind where none is asked for.
 * In `arn:aws:iam::*` the `*` stands for all that could follow.
 */
export function isEverything(pattern: string, { service, kind }: Partial<Everything>): boolean {
  if (isAny(pattern)) return true;
  const [arn, , named, , , ...rest] = pattern.split(':');
  if (arn !== 'arn') return false;
  if (service !== undefined && named !== undefined && !matchesWildcard(named, service)) return false;
  if (rest.length === 0) return pattern.endsWith(':*');
  const name = rest.join(':');
  // No resource has a name like this one: what matches it matches by a wildcard.
  return kind === undefined
    ? /^(?:[A-Za-z-]+[/:])?\*+(?:[/:]\*+)*$/.test(name)
    : matchesWildcard(name, `${kind}/\u0001`);
}
