import { readDer, readIdentifier } from './der.ts';
import type { Name, NameAttribute } from './name.ts';
import { escapeText, readText } from './text.ts';

/**
 * What certificates call their attributes: X.520, RFC 4519, RFC 2985 5.2.1, and 7.1.4.2 of the CA/Browser Forum's EV
 * guidelines (1.3.6.1.4.1.311.60.2.1).
 */
const shortNames: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'initials',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

/** No name of a real certificate comes near it; a longer one is cut, with `…` at its end. */
const maxLength = 1000;

/** `C=JP, O=Acme, CN=api.acme.example`: in the order of the certificate, special characters escaped as RFC 4514 2.4 does. */
export function printName({ parts }: Name): string {
  const line = parts.map((attributes) => attributes.map(printAttribute).join(' + ')).join(', ');
  return line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
}

function printAttribute({ id, tag, value }: NameAttribute): string {
  const dotted = readIdentifier(readDer(id)) ?? '?';
  const text = readText(tag, value);
  return `${shortNames[dotted] ?? dotted}=${text === undefined ? `#${value.toString('hex')}` : escapeValue(text)}`;
}

function escapeValue(text: string): string {
  return escapeText(text.replace(/[\\,+"<>;]|^[ #]| $/g, '\\$&'));
}
