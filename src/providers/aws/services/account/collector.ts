import type { AccountClient, GetAlternateContactCommandOutput } from '@aws-sdk/client-account';
import { fieldsFrom, isWanted, listedFields, reportListing, reportResource } from '../../../read/attributes.ts';
import type { Answer } from '../../../read/read.ts';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { contactCall, accountSchema as schema } from './schema.ts';

/** Reads the settings of the account. It is a resource whatever can be read of it. */
export async function collectAccountSettings(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { AccountClient } = sdk('@aws-sdk/client-account');
  const client = new AccountClient(context.settings('Account', context.account.homeRegion));
  const { id } = context.account;
  reportResource(context, {
    schema,
    id: `aws/account/account/${id}`,
    name: id,
    shaped: joinShaped([
      shapeFields(listedFields(context, schema), { AccountId: id }),
      await readContacts(context, client),
    ]),
  });
  reportListing(context, schema, undefined);
}

const kinds = [
  { kind: 'SECURITY', attribute: 'SecurityContact' },
  { kind: 'BILLING', attribute: 'BillingContact' },
  { kind: 'OPERATIONS', attribute: 'OperationsContact' },
] as const;
type Kind = (typeof kinds)[number]['kind'];

async function readContacts(context: Context, client: AccountClient): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, contactCall.call);
  const wanted = kinds.filter(({ attribute }) => fields.ContactsDiffer || fields[attribute]);
  const contacts = await Promise.all(
    wanted.map(async ({ kind, attribute }) => ({ attribute, answer: await readContact(context, client, kind) })),
  );
  const parts = contacts.map(({ attribute, answer }) =>
    answer.state === 'unread'
      ? leaveUnread(Object.keys(only(fields, attribute)), answer.cause)
      : shapeFields(only(fields, attribute), { [attribute]: answer.state === 'value' }, contactCall),
  );
  const differ = compareContacts(
    only(fields, 'ContactsDiffer'),
    contacts.map(({ answer }) => answer),
  );
  return joinShaped([...parts, differ]);
}

type Fields = ReturnType<typeof fieldsFrom>;
type Contact = Answer<GetAlternateContactCommandOutput>;

function only(fields: Fields, name: string): Fields {
  const field = fields[name];
  return field ? { [name]: field } : {};
}

/** Contacts that are not set differ from all; of one that could not be read nobody knows. */
function compareContacts(fields: Fields, contacts: readonly Contact[]): Shaped {
  const unread = contacts.find((answer) => answer.state === 'unread');
  if (unread) return leaveUnread(Object.keys(fields), unread.cause);
  const set = contacts.filter((answer) => answer.state === 'value');
  const emails = set.map(({ value }) => value.AlternateContact?.EmailAddress?.toLowerCase());
  const ContactsDiffer = emails.includes(undefined) ? undefined : new Set(emails).size === emails.length;
  return shapeFields(fields, { ContactsDiffer }, contactCall);
}

async function readContact(context: Context, client: AccountClient, kind: Kind): Promise<Contact> {
  const { GetAlternateContactCommand } = sdk('@aws-sdk/client-account');
  return context.reader.read({
    call: contactCall,
    subject: kind,
    // There is no such contact: https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html
    nullWhen: ['ResourceNotFoundException'],
    send: (options) => client.send(new GetAlternateContactCommand({ AlternateContactType: kind }), options),
  });
}
