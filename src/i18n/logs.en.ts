import type { LogFault, PhiClass } from '../model/log-check.ts';
import { formatCount, plural } from './plural.ts';

const classes: Readonly<Record<PhiClass, string>> = {
  name: 'name',
  address: 'address',
  'postal-jp': 'postal code (Japan)',
  'zip-us': 'ZIP code (US)',
  'date-of-birth': 'date of birth',
  'age-over-89': 'age over 89',
  'phone-us': 'telephone number (US)',
  'phone-jp': 'telephone number (Japan)',
  fax: 'fax number',
  email: 'e-mail address',
  ssn: 'social security number',
  'my-number': 'My Number (Japan)',
  mrn: 'medical record number',
  'health-plan': 'health plan number',
  'insured-number-jp': 'insured person’s number (Japan)',
  'account-number': 'account number',
  'credit-card': 'credit card number',
  licence: 'licence or passport number',
  vehicle: 'vehicle number',
  'device-serial': 'device number',
  url: 'address of a person’s record',
  'ip-address': 'IP address',
  'photo-biometric': 'photo or biometric data',
};

const faults: Readonly<Record<LogFault, string>> = {
  'not-json': 'not JSON',
  'not-object': 'not a JSON object',
  'not-utf8': 'not UTF-8; read with the broken bytes replaced',
  'line-too-long': 'longer than 1 MB; looked through for identifiers, not checked against the schema',
  'too-deep': 'nested too deeply; looked through as text',
  'duplicate-key': 'a field that stands twice in one object; looked through as text',
  missing: 'missing',
  type: 'of another type',
  format: 'not of its form',
  enum: 'none of the values allowed',
  minimum: 'too small',
  'unknown-field': 'a field the schema does not have',
  gap: 'no event before it',
  'out-of-order': 'earlier than an event before it',
  duplicate: 'an event id seen before',
};

/** What `comply logs check` says, in English. */
export const logsEn = {
  classes,
  faults,
  head: ({ shown, lines, bytes }: { readonly shown: string; readonly lines: number; readonly bytes: number }) =>
    `${shown}: ${plural(lines, 'event')}, ${plural(bytes, 'byte')}`,
  period: ({ from, to }: { readonly from: string; readonly to: string }) => `From ${from} to ${to}`,
  clean: 'Nothing was found.',
  empty: 'There is nothing in it, so nothing is shown by it.',
  partial: 'This is not the whole log: what could not be read, or lies beyond a limit, was not checked.',
  untimed: ({ n }: { readonly n: number }) =>
    `${plural(n, 'line')} without a time that can be read: of these neither order nor gaps are known.`,
  identifiers: 'Personal data that must not be there',
  identifierCount: ({ n }: { readonly n: number }) => `${plural(n, 'identifier')} in all; values are never shown`,
  form: 'Form and order',
  formCount: ({
    invalid,
    gaps,
    outOfOrder,
    duplicates,
  }: Readonly<Record<'invalid' | 'gaps' | 'outOfOrder' | 'duplicates', number>>) =>
    `${plural(invalid, 'line')} not as the schema says, ${plural(gaps, 'gap')}, ${formatCount(outOfOrder)} out of order, ${plural(duplicates, 'duplicate')}`,
  line: ({ line, source }: { readonly line: number; readonly source?: string | undefined }) =>
    source === undefined ? `line ${line}` : `${source}, line ${line}`,
  shape: ({ shape, length }: { readonly shape: string; readonly length: number }) =>
    `${shape} (${plural(length, 'character')})`,
  wholeLine: '(the line)',
  duration: ({ ms }: { readonly ms: number }) => `${formatCount(ms / 1000)} s`,
  more: ({ n }: { readonly n: number }) => `… and ${formatCount(n)} more (--max-findings)`,
};

/** The shape of {@link logsEn}. */
export type LogMessages = typeof logsEn;
