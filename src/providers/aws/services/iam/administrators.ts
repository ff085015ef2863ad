import type { AttachedPolicy, PolicyDetail, UserDetail } from '@aws-sdk/client-iam';
import { decodeDocument } from '../../derive/policy-document.ts';
import { allowsAdministration } from '../../derive/policy-powers.ts';
import { type Authorization, defaultDocument } from './authorization.ts';

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html */
const administratorAccess = /^arn:[a-z-]+:iam::aws:policy\/AdministratorAccess$/;

/**
 * Whether a user may do everything: by AdministratorAccess or a policy that allows every action on every resource,
 * attached, inline or through a group. `undefined` where a document or a group that could say so was not read.
 */
export function isAdministrator(user: UserDetail, details: Authorization): boolean | undefined {
  const groups = (user.GroupList ?? []).map((name) => details.groups.find(({ GroupName }) => GroupName === name));
  const documents = new Map(details.policies.map((policy) => [policy.Arn, policy]));
  const attached = (policies: readonly AttachedPolicy[] | undefined): readonly (boolean | undefined)[] =>
    (policies ?? []).map(({ PolicyArn = '' }) => {
      // Of AWS's own policies only this one allows every action.
      if (/^arn:[a-z-]+:iam::aws:policy\//.test(PolicyArn)) return administratorAccess.test(PolicyArn);
      const policy = documents.get(PolicyArn);
      return policy && allowsAdministration(defaultDocument(policy));
    });
  const inline = (policies: readonly PolicyDetail[] | undefined): readonly (boolean | undefined)[] =>
    (policies ?? []).map(({ PolicyDocument }) => allowsAdministration(decodeDocument(PolicyDocument)));
  const powers = [
    ...attached(user.AttachedManagedPolicies),
    ...inline(user.UserPolicyList),
    ...groups.flatMap((group) =>
      group ? [...attached(group.AttachedManagedPolicies), ...inline(group.GroupPolicyList)] : [undefined],
    ),
  ];
  if (powers.includes(true)) return true;
  return powers.includes(undefined) ? undefined : false;
}
