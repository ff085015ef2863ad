import type { PolicyDetail } from '@aws-sdk/client-iam';
import { reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { escalationPaths } from '../../derive/escalation-paths.ts';
import { decodeDocument } from '../../derive/policy-document.ts';
import { allowsAdministration, fullAccessServices } from '../../derive/policy-powers.ts';
import { type Authorization, defaultDocument } from './authorization.ts';
import { authorization } from './calls.ts';
import { policySchema as schema } from './policy-schema.ts';

/** One policy document, and what it hangs on. */
interface Policy {
  readonly id: string;
  readonly name: string;
  readonly kind: 'Managed' | 'Inline';
  readonly holder: string | null;
  readonly attachments: number | undefined;
  readonly document: string | undefined;
}

/** Reports the policies that the account writes itself: customer managed, and inline in users, groups and roles. */
export function reportPolicies(context: Context, details: Authorization): Promise<void> {
  const { cause } = details;
  return reportListed(context, {
    schema,
    call: authorization,
    listed: { items: listPolicies(details), ...(cause && { cause }) },
    identify: ({ id, name }) => ({ id, name }),
    shape: ({ name, kind, holder, attachments, document }) => ({
      PolicyName: name,
      Kind: kind,
      Holder: holder,
      AttachmentCount: attachments,
      AllowsAdministration: allowsAdministration(document),
      FullAccessServices: fullAccessServices(document),
      EscalationPaths: escalationPaths(document),
    }),
  });
}

function listPolicies({ users, groups, roles, policies }: Authorization): readonly Policy[] {
  return [
    ...policies.map(
      (policy): Policy => ({
        id: policy.Arn ?? policy.PolicyName ?? '',
        name: policy.PolicyName ?? '',
        kind: 'Managed',
        holder: null,
        attachments: policy.AttachmentCount,
        document: defaultDocument(policy),
      }),
    ),
    ...users.flatMap(({ Arn, UserName, UserPolicyList }) => inline(Arn, `user ${UserName}`, UserPolicyList)),
    ...groups.flatMap(({ Arn, GroupName, GroupPolicyList }) => inline(Arn, `group ${GroupName}`, GroupPolicyList)),
    ...roles.flatMap(({ Arn, RoleName, RolePolicyList }) => inline(Arn, `role ${RoleName}`, RolePolicyList)),
  ];
}

function inline(arn: string | undefined, holder: string, policies: readonly PolicyDetail[] | undefined) {
  return (policies ?? []).map(
    ({ PolicyName = '', PolicyDocument }): Policy => ({
      id: `${arn ?? holder}#${PolicyName}`,
      name: PolicyName,
      kind: 'Inline',
      holder,
      attachments: 1,
      document: decodeDocument(PolicyDocument),
    }),
  );
}
