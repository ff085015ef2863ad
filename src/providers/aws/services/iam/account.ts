import type { IAMClient } from '@aws-sdk/client-iam';
import {
  fieldsFrom,
  listedFields,
  readAttributes,
  readListAttribute,
  reportListing,
  reportResource,
} from '../../../read/attributes.ts';
import type { Answer } from '../../../read/read.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { rootLastUsed } from '../../derive/credential-report.ts';
import { getReport, type Report } from './report.ts';
import { accountSchema as schema } from './schema.ts';

/** Reads the account itself. It is a resource whatever can be read of it. */
export async function collectAccount(
  context: Context,
  client: IAMClient,
  report: () => Promise<Answer<Report>>,
): Promise<void> {
  const iam = sdk('@aws-sdk/client-iam');
  const { id, partition } = context.account;
  const parts = await Promise.all([
    readAttributes(context, {
      schema,
      call: 'iam:GetAccountSummary',
      send: (options) => client.send(new iam.GetAccountSummaryCommand({}), options),
      shape: ({ SummaryMap }) => ({ SummaryMap }),
    }),
    readAttributes(context, {
      schema,
      call: 'iam:GetAccountPasswordPolicy',
      send: (options) => client.send(new iam.GetAccountPasswordPolicyCommand({}), options),
      shape: ({ PasswordPolicy }) => ({ PasswordPolicy }),
    }),
    readAttributes(context, {
      schema,
      call: 'iam:ListOrganizationsFeatures',
      send: (options) => client.send(new iam.ListOrganizationsFeaturesCommand({}), options),
      shape: ({ EnabledFeatures }) => ({ CentralRootFeatures: EnabledFeatures }),
    }),
    readAttributes(context, {
      schema,
      call: 'iam:ListSAMLProviders',
      send: (options) => client.send(new iam.ListSAMLProvidersCommand({}), options),
      shape: ({ SAMLProviderList }) => ({ SAMLProviders: SAMLProviderList }),
    }),
    readListAttribute(context, {
      schema,
      call: 'iam:ListVirtualMFADevices',
      attribute: 'VirtualMFADevices',
      send: (Marker, options) =>
        client.send(
          new iam.ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned', Marker, MaxItems: 1000 }),
          options,
        ),
      items: ({ VirtualMFADevices }) =>
        VirtualMFADevices?.map(({ SerialNumber, User }) => ({ SerialNumber, UserArn: User?.Arn })),
      next: (page) => (page.IsTruncated ? page.Marker : undefined),
    }),
    readRoot(context, report),
  ]);
  reportResource(context, {
    schema,
    id: `arn:${partition}:iam::${id}:root`,
    name: id,
    shaped: joinShaped([shapeFields(listedFields(context, schema), { AccountId: id }), ...parts]),
  });
  reportListing(context, schema, undefined);
}

/** What only the credential report says of the root user. */
async function readRoot(context: Context, report: () => Promise<Answer<Report>>): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, getReport.call);
  if (Object.keys(fields).length === 0) return shapeFields({}, {});
  const answer = await report();
  if (answer.state === 'unread') return leaveUnread(Object.keys(fields), answer.cause);
  const text = answer.state === 'value' ? answer.value.text : '';
  return shapeFields(fields, { RootLastUsed: rootLastUsed(text) }, getReport);
}
