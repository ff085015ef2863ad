import type { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { listedFields, readAttributes, readListAttribute } from '../../../read/attributes.ts';
import { joinShaped, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { escalationPaths } from '../../derive/escalation-paths.ts';
import { durationMinutes } from '../../derive/iso-duration.ts';
import { allowsAdministration } from '../../derive/policy-powers.ts';
import { permissionSetSchema as schema } from './schema.ts';

export interface SetIds {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

/** Asks for the wanted attributes of one permission set. */
export async function readPermissionSet(
  context: Context,
  client: SSOAdminClient,
  ids: SetIds,
): Promise<{ readonly name: string; readonly shaped: Shaped }> {
  const sso = sdk('@aws-sdk/client-sso-admin');
  const subject = ids.PermissionSetArn;
  const [described, inline, managed] = await Promise.all([
    readAttributes(context, {
      schema,
      call: 'sso:DescribePermissionSet',
      subject,
      send: (options) => client.send(new sso.DescribePermissionSetCommand(ids), options),
      shape: ({ PermissionSet }) => ({
        Name: PermissionSet?.Name,
        SessionMinutes: durationMinutes(PermissionSet?.SessionDuration),
      }),
    }),
    readAttributes(context, {
      schema,
      call: 'sso:GetInlinePolicyForPermissionSet',
      subject,
      send: (options) => client.send(new sso.GetInlinePolicyForPermissionSetCommand(ids), options),
      // "It is possible for an empty inline policy to be returned": there is none.
      // https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_GetInlinePolicyForPermissionSet.html
      shape: ({ InlinePolicy }) => ({
        InlineAllowsAdministration: InlinePolicy === '' ? false : allowsAdministration(InlinePolicy),
        InlineEscalationPaths: InlinePolicy === '' ? [] : escalationPaths(InlinePolicy),
      }),
    }),
    readListAttribute(context, {
      schema,
      call: 'sso:ListManagedPoliciesInPermissionSet',
      attribute: 'ManagedPolicies',
      subject,
      send: (NextToken, options) =>
        client.send(new sso.ListManagedPoliciesInPermissionSetCommand({ ...ids, MaxResults: 100, NextToken }), options),
      items: (page) => page.AttachedManagedPolicies,
      next: (page) => page.NextToken,
    }),
  ]);
  const { Name } = described.attributes;
  return {
    name: typeof Name === 'string' ? Name : (subject.split('/').at(-1) ?? ''),
    shaped: joinShaped([shapeFields(listedFields(context, schema), ids), described, inline, managed]),
  };
}
