import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

/** Gives one of the three alternate contacts. */
export const contactCall = { call: 'account:GetAlternateContact', permission: 'account:GetAlternateContact' };

/** What is set for the account as a whole. Of the contacts only that they are there is kept, not who they are. */
export const accountSchema: ResourceSchema = {
  type: 'aws/account/account',
  title: { en: 'Settings of an AWS account', ja: 'AWSアカウントの設定' },
  scope: 'account',
  list: [],
  source: 'https://docs.aws.amazon.com/accounts/latest/reference/API_AlternateContact.html',
  fields: {
    AccountId: { type: 'string', derived: 'the account that was scanned' },
    SecurityContact: {
      type: 'boolean',
      from: [contactCall],
      derived: 'there is an alternate contact of type SECURITY',
    },
    BillingContact: { type: 'boolean', from: [contactCall], derived: 'there is an alternate contact of type BILLING' },
    OperationsContact: {
      type: 'boolean',
      from: [contactCall],
      derived: 'there is an alternate contact of type OPERATIONS',
    },
    ContactsDiffer: {
      type: 'boolean',
      from: [contactCall],
      derived: 'no two of the alternate contacts have the same EmailAddress',
    },
  },
};

/** The reader of account settings. */
export const accountService: Collector = {
  service: 'account',
  scope: 'account',
  schemas: [accountSchema],
  serviceId: 'Account',
  endpointPrefix: 'account',
  load: async () => (await import('./collector.ts')).collectAccountSettings,
};
