import type { IAMClient } from '@aws-sdk/client-iam';
import { joinShaped, shapeFields } from '../../../shape.ts';
import {
  isWanted,
  listedFields,
  readAttributes,
  readListAttribute,
  reportListing,
  reportResource,
} from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { accountSchema as schema, userSchema } from './schema.ts';
import { collectUsers } from './users.ts';

/** Reads the account itself and its users. */
export async function collectIam(context: Context): Promise<void> {
  const { IAMClient } = await import('@aws-sdk/client-iam');
  const client = new IAMClient(context.settings('IAM', context.account.homeRegion));
  await Promise.all([
    isWanted(context, schema) ? collectAccount(context, client) : undefined,
    isWanted(context, userSchema) ? collectUsers(context, client) : undefined,
  ]);
}

async function collectAccount(context: Context, client: IAMClient): Promise<void> {
  const { GetAccountPasswordPolicyCommand, GetAccountSummaryCommand, ListVirtualMFADevicesCommand } = await import(
    '@aws-sdk/client-iam'
  );
  const { id, partition } = context.account;
  const parts = await Promise.all([
    readAttributes(context, {
      schema,
      call: 'iam:GetAccountSummary',
      send: (options) => client.send(new GetAccountSummaryCommand({}), options),
      shape: ({ SummaryMap }) => ({ SummaryMap }),
    }),
    readAttributes(context, {
      schema,
      call: 'iam:GetAccountPasswordPolicy',
      send: (options) => client.send(new GetAccountPasswordPolicyCommand({}), options),
      shape: ({ PasswordPolicy }) => ({ PasswordPolicy }),
    }),
    readListAttribute(context, {
      schema,
      call: 'iam:ListVirtualMFADevices',
      attribute: 'VirtualMFADevices',
      send: (Marker, options) =>
        client.send(
          new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned', Marker, MaxItems: 1000 }),
          options,
        ),
      items: ({ VirtualMFADevices }) =>
        VirtualMFADevices?.map(({ SerialNumber, User }) => ({ SerialNumber, UserArn: User?.Arn })),
      next: (page) => (page.IsTruncated ? page.Marker : undefined),
    }),
  ]);
  reportResource(context, {
    schema,
    id: `arn:${partition}:iam::${id}:root`,
    name: id,
    shaped: joinShaped([shapeFields(listedFields(context, schema), { AccountId: id }), ...parts]),
  });
  reportListing(context, schema, undefined);
}
