import type { Statement } from './policy-statement.ts';
import { matchesWildcard } from './wildcard.ts';

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

/** Whether a statement allows something on every resource, under no condition but on the request itself. */
export function isOpenAllow({ effect, conditions, negated, resources }: Statement): boolean {
  return (
    effect === 'Allow' &&
    (negated.includes('NotResource') || resources.some(isEverything)) &&
    conditions.every(({ key }) => requestKeys.includes(key))
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
  if (!negated.includes('NotAction')) {
    // A pattern that matches this literal can only have matched its `*` with a wildcard.
    return actions.some((pattern) => matchesWildcard(pattern.toLowerCase(), `${service}:*`));
  }
  return !notActions.some((pattern) => matchesWildcard(pattern.toLowerCase().split(':')[0] ?? '', service));
}

/** `*`, as a resource or as an action. */
export function isAny(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

/** `*`, or an ARN that names no single resource: `arn:aws:iam::111122223333:role/*`. */
function isEverything(pattern: string): boolean {
  if (isAny(pattern)) return true;
  const [arn, , , , , ...rest] = pattern.split(':');
  return arn === 'arn' && /^(?:[a-z-]+[/:])?\*+$/.test(rest.join(':'));
}
