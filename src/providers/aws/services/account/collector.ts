import type { AccountClient } from '@aws-sdk/client-account';
import { joinShaped, leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom, isWanted, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { contactCall, accountSchema as schema } from './schema.ts';

/** Reads the settings of the account. It is a resource whatever can be read of it. */
export async function collectAccountSettings(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { AccountClient } = await import('@aws-sdk/client-account');
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

const kinds = { SECURITY: 'SecurityContact', BILLING: 'BillingContact', OPERATIONS: 'OperationsContact' } as const;
type Kind = keyof typeof kinds;

async function readContacts(context: Context, client: AccountClient): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, contactCall.call);
  const wanted = (Object.keys(kinds) as Kind[]).filter((kind) => fields.ContactsDiffer || fields[kinds[kind]]);
  const contacts = await Promise.all(wanted.map((kind) => readContact(context, client, kind)));
  const failed = contacts.flatMap(({ kind, answer }) =>
    answer.state === 'unread' ? [{ name: kinds[kind], cause: answer.cause }] : [],
  );
  const read = contacts.filter(({ answer }) => answer.state !== 'unread');
  const facts: Record<string, boolean | undefined> = Object.fromEntries(
    read.map(({ kind, answer }) => [kinds[kind], answer.state === 'value']),
  );
  const emails = read.flatMap(({ answer }) =>
    answer.state === 'value' ? [answer.value.AlternateContact?.EmailAddress?.toLowerCase()] : [],
  );
  facts.ContactsDiffer = emails.includes(undefined) ? undefined : new Set(emails).size === emails.length;
  const open = failed.flatMap(({ name, cause }) =>
    [name, 'ContactsDiffer'].filter((one) => fields[one]).map((one) => leaveUnread([one], cause)),
  );
  const known = Object.entries(fields).filter(
    ([name]) => !failed.some((one) => one.name === name || name === 'ContactsDiffer'),
  );
  return joinShaped([shapeFields(Object.fromEntries(known), facts, contactCall), ...open]);
}

async function readContact(context: Context, client: AccountClient, kind: Kind) {
  const { GetAlternateContactCommand } = await import('@aws-sdk/client-account');
  const answer = await context.reader.read({
    call: contactCall,
    subject: kind,
    // There is no such contact: https://docs.aws.amazon.com/accounts/latest/reference/API_GetAlternateContact.html
    nullWhen: ['ResourceNotFoundException'],
    send: (options) => client.send(new GetAlternateContactCommand({ AlternateContactType: kind }), options),
  });
  return { kind, answer };
}
