import type { GroupDetail, IAMClient, ManagedPolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam';
import type { Cause } from '../../../../model/cause.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { decodeDocument } from '../../derive/policy-document.ts';
import { authorization } from './calls.ts';

/** Users, groups, roles and customer managed policies of the account, with the documents in force. */
export interface Authorization {
  readonly users: readonly UserDetail[];
  readonly groups: readonly GroupDetail[];
  readonly roles: readonly RoleDetail[];
  readonly policies: readonly ManagedPolicyDetail[];
  /** Why it ended early, if it did. */
  readonly cause?: Cause;
}

interface Page {
  readonly UserDetailList?: readonly UserDetail[] | undefined;
  readonly GroupDetailList?: readonly GroupDetail[] | undefined;
  readonly RoleDetailList?: readonly RoleDetail[] | undefined;
  readonly Policies?: readonly ManagedPolicyDetail[] | undefined;
}

/** One call, with all its pages, for everything that IAM grants; policies that AWS manages are left out. */
export async function readAuthorization(context: Context, client: IAMClient): Promise<Authorization> {
  const { GetAccountAuthorizationDetailsCommand } = sdk('@aws-sdk/client-iam');
  const { items, cause } = await context.reader.readPages({
    call: authorization,
    send: (Marker, options) =>
      client.send(
        new GetAccountAuthorizationDetailsCommand({
          Filter: ['User', 'Group', 'Role', 'LocalManagedPolicy'],
          MaxItems: 1000,
          Marker,
        }),
        options,
      ),
    items: (page) => (isPage(page) ? [page as Page] : undefined),
    next: (page) => (page.IsTruncated ? page.Marker : undefined),
  });
  return {
    users: items.flatMap((page) => page.UserDetailList ?? []),
    groups: items.flatMap((page) => page.GroupDetailList ?? []),
    roles: items.flatMap((page) => page.RoleDetailList ?? []),
    policies: items.flatMap((page) => page.Policies ?? []),
    ...(cause === undefined ? {} : { cause }),
  };
}

function isPage({ UserDetailList, GroupDetailList, RoleDetailList, Policies }: Page): boolean {
  return [UserDetailList, GroupDetailList, RoleDetailList, Policies].some((list) => list !== undefined);
}

/** The document of a customer managed policy that is in force. */
export function defaultDocument({ PolicyVersionList, DefaultVersionId }: ManagedPolicyDetail): string | undefined {
  const version = PolicyVersionList?.find(
    ({ VersionId, IsDefaultVersion }) => IsDefaultVersion || VersionId === DefaultVersionId,
  );
  return decodeDocument(version?.Document);
}
