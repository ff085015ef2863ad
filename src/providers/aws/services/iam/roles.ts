import type { RoleDetail } from '@aws-sdk/client-iam';
import { shapeFields } from '../../../shape.ts';
import { listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { readTrust } from '../../derive/role-trust.ts';
import { type Authorization, decodeDocument } from './authorization.ts';
import { authorization } from './calls.ts';
import { roleSchema as schema } from './role-schema.ts';

/** Reports the roles of the account. */
export function reportRoles(context: Context, details: Authorization): void {
  const fields = listedFields(context, schema);
  for (const role of details.roles) {
    reportResource(context, {
      schema,
      id: role.Arn ?? `${context.account.id}/role/${role.RoleName}`,
      name: role.RoleName ?? '',
      shaped: shapeFields(fields, shapeRole(role, context.account.id), authorization),
    });
  }
  reportListing(context, schema, details.cause);
}

function shapeRole(role: RoleDetail, account: string) {
  const trust = decodeDocument(role.AssumeRolePolicyDocument);
  return {
    ...role,
    AccountId: account,
    // "This path can be used only by AWS": https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    ServiceLinked: role.Path?.startsWith('/aws-service-role/'),
    TrustsAnyone: allowsAnyone(trust),
    Trust: readTrust(trust, account),
  };
}
