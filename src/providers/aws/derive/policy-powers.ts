import { isOpenAllow, isOpenDeny, namesService } from './granted-actions.ts';
import { parsePolicy } from './policy-statement.ts';

/** Services whose full control undoes what guards an account: identity, keys, trail, detection, backup, network. */
export const guardedServices = [
  'access-analyzer',
  'backup',
  'cloudtrail',
  'config',
  'ec2',
  'guardduty',
  'iam',
  'kms',
  'logs',
  'organizations',
  's3',
  'secretsmanager',
  'securityhub',
  'sso',
  'sts',
] as const;

/**
 * Whether a policy has a statement that allows every action on every resource, whatever other statements deny.
 * `undefined` for what is no policy.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
 */
export function allowsAdministration(policy: string | undefined): boolean | undefined {
  const anything = { service: '*', kind: '*' };
  return parsePolicy(policy)?.some(
    (statement) =>
      isOpenAllow(statement, anything) && statement.actions.some((pattern) => /^\*+(?::\*+)?$/.test(pattern)),
  );
}

/**
 * The guarded services whose every action a policy allows on all resources, or on all of one kind: `cloudtrail:*`, `*`, or
 * a `NotAction` that leaves the service untouched. `undefined` for what is no policy.
 */
export function fullAccessServices(policy: string | undefined): readonly string[] | undefined {
  const statements = parsePolicy(policy);
  if (!statements) return undefined;
  const denies = statements.filter(isOpenDeny);
  return guardedServices.filter(
    (service) =>
      statements.some((statement) => isOpenAllow(statement, { service }) && namesService(statement, service)) &&
      !denies.some((statement) => namesService(statement, service)),
  );
}
