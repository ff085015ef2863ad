import { expect, test } from 'vitest';
import { tlsVersionNumber, tlsVersionNumbers } from '../../../../src/providers/azure/derive/tls-version.ts';

test.each([
  ['1.0', 1],
  ['1.2', 1.2],
  ['1.3', 1.3],
  ['TLS1_0', 1],
  ['TLS1_2', 1.2],
  ['TLS1_3', 1.3],
  ['Tls', 1],
  ['Tls11', 1.1],
  ['Tls12', 1.2],
  ['TLSv1', 1],
  ['TLSv1.3', 1.3],
  ['tlsv1.2', 1.2],
  ['TLS 1.2', 1.2],
])('%s is TLS %d', (text, version) => expect(tlsVersionNumber(text)).toBe(version));

test('None sets no lowest version', () => {
  expect(tlsVersionNumber('None')).toBeNull();
  expect(tlsVersionNumber(null)).toBeNull();
});

test.each(['', '1.4', '12', '2.0', 'TLS1_22', 'SSLv3', undefined, 1.2, {}])('%s is no version', (text) =>
  expect(tlsVersionNumber(text)).toBeUndefined(),
);

test('a list of versions is told in order', () => {
  expect(tlsVersionNumbers('TLSv1.3, TLSv1.2')).toEqual([1.2, 1.3]);
  expect(tlsVersionNumbers('TLSv1.2')).toEqual([1.2]);
  expect(tlsVersionNumbers('TLSv1,TLSv1.1,TLSv1.2')).toEqual([1, 1.1, 1.2]);
});

test.each(['', ',', 'TLSv1.2,SSLv3', 'None', null, 12])('%s is no list of versions', (list) =>
  expect(tlsVersionNumbers(list)).toBeUndefined(),
);
