import type { Account, DescribeOrganizationCommandOutput, OrganizationsClient } from '@aws-sdk/client-organizations';
import { fieldsFrom, listedFields, reportListing, reportResource } from '../../../read/attributes.ts';
import type { Answer, ListAsk } from '../../../read/read.ts';
import type { Field } from '../../../schema.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { organizationSchema as schema } from './schema.ts';

/** What the account was told of its organisation. */
export type Described = Answer<DescribeOrganizationCommandOutput>;

/** The account's view of its organisation is a resource, whether or not there is one. */
export async function collectOrganization(
  context: Context,
  client: OrganizationsClient,
  described: Described | undefined,
): Promise<void> {
  const { ListAccountsCommand, ListDelegatedAdministratorsCommand } = sdk('@aws-sdk/client-organizations');
  const parts = [
    shapeDescribed(context, described),
    await readWithin(context, described, {
      call: 'organizations:ListAccounts',
      attribute: 'ActiveAccounts',
      send: (NextToken, options) => client.send(new ListAccountsCommand({ MaxResults: 20, NextToken }), options),
      items: (page) => page.Accounts,
      next: (page) => page.NextToken,
      value: (accounts: readonly Account[]) => accounts.filter(isActive).length,
    }),
    await readWithin(context, described, {
      call: 'organizations:ListDelegatedAdministrators',
      attribute: 'DelegatedAdministrators',
      send: (NextToken, options) =>
        client.send(new ListDelegatedAdministratorsCommand({ MaxResults: 20, NextToken }), options),
      items: (page) => page.DelegatedAdministrators,
      next: (page) => page.NextToken,
      value: (administrators) => administrators,
    }),
  ];
  const { id } = context.account;
  reportResource(context, {
    schema,
    id: `aws/organizations/organization/${id}`,
    name: id,
    shaped: joinShaped([shapeFields(listedFields(context, schema), { AccountId: id }), ...parts]),
  });
  reportListing(context, schema, undefined);
}

function shapeDescribed(context: Context, described: Described | undefined): Shaped {
  const call = 'organizations:DescribeOrganization';
  const fields: Record<string, Field> = {};
  for (const [name, field] of Object.entries(fieldsFrom(context, schema, call))) {
    if (field.from?.length === 1) fields[name] = field;
  }
  if (!described) return shapeFields({}, {});
  if (described.state === 'unread') return leaveUnread(Object.keys(fields), described.cause);
  if (described.state === 'none') return shapeFields(fields, { Organization: null, IsManagementAccount: null });
  const { Organization } = described.value;
  const management = Organization?.MasterAccountId;
  return shapeFields(fields, {
    Organization,
    IsManagementAccount: management === undefined ? undefined : management === context.account.id,
  });
}

interface WithinAsk<Output, Item> extends Pick<ListAsk<Output, Item>, 'send' | 'items' | 'next'> {
  readonly call: string;
  readonly attribute: string;
  readonly value: (items: readonly Item[]) => unknown;
}

/** A list of the organisation as one attribute; a list that was cut short says nothing. */
async function readWithin<Output, Item>(
  context: Context,
  described: Described | undefined,
  { call, attribute, value, ...pages }: WithinAsk<Output, Item>,
): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, call);
  const ref = fields[attribute]?.from?.find((from) => from.call === call);
  if (!ref) return shapeFields({}, {});
  if (described?.state === 'none') return shapeFields(fields, { [attribute]: null });
  const { items, cause } = await context.reader.readPages({ call: ref, ...pages });
  return cause ? leaveUnread([attribute], cause) : shapeFields(fields, { [attribute]: value(items) }, ref);
}

/** `Status` gave way to `State` in September 2026: API_Account.html */
function isActive({ State, Status }: Account): boolean {
  return (State ?? Status) === 'ACTIVE';
}
