import type { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom, listedFields, readAttributes } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
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
  const sso = await import('@aws-sdk/client-sso-admin');
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
    readManaged(context, client, ids),
  ]);
  const { Name } = described.attributes;
  return {
    name: typeof Name === 'string' ? Name : (subject.split('/').at(-1) ?? ''),
    shaped: joinShaped([shapeFields(listedFields(context, schema), ids), described, inline, managed]),
  };
}

async function readManaged(context: Context, client: SSOAdminClient, ids: SetIds): Promise<Shaped> {
  const { ListManagedPoliciesInPermissionSetCommand } = await import('@aws-sdk/client-sso-admin');
  const fields = fieldsFrom(context, schema, 'sso:ListManagedPoliciesInPermissionSet');
  const [call] = fields.ManagedPolicies?.from ?? [];
  if (!call) return shapeFields({}, {});
  const { items, cause } = await context.reader.readPages({
    call,
    subject: ids.PermissionSetArn,
    send: (NextToken, options) =>
      client.send(new ListManagedPoliciesInPermissionSetCommand({ ...ids, MaxResults: 100, NextToken }), options),
    items: (page) => page.AttachedManagedPolicies,
    next: (page) => page.NextToken,
  });
  if (cause && items.length === 0) return leaveUnread(['ManagedPolicies'], cause);
  const shaped = shapeFields(fields, { ManagedPolicies: items }, call);
  return cause ? { ...shaped, partial: { ...shaped.partial, ManagedPolicies: cause } } : shaped;
}
