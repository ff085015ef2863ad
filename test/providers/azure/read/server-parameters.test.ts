import { expect, test } from 'vitest';
import { readParameters, wholeNumber } from '../../../../src/providers/azure/read/server-parameters.ts';

const parameters = readParameters([
  { name: 'require_secure_transport', properties: { value: 'ON', isConfigPendingRestart: 'False' } },
  { name: 'tls_version', properties: { value: 'TLSv1.2,TLSv1.3', isConfigPendingRestart: 'True' } },
  { name: 'shared_preload_libraries', properties: { value: 'pgaudit', isConfigPendingRestart: true } },
  { name: 'broken', properties: null },
]);

const asIs = (value: string) => value;

test('a value is told in lower case', () => {
  expect(parameters.read('require_secure_transport', asIs)).toBe('on');
  expect(parameters.read('tls_version', asIs)).toBe('tlsv1.2,tlsv1.3');
});

test('a parameter that the server has not is null; one without a value is not read', () => {
  expect(parameters.read('pgaudit.log', asIs)).toBeNull();
  expect(parameters.read('broken', asIs)).toBeUndefined();
});

test('what waits for a restart, as either service writes it', () =>
  expect(parameters.pending(['require_secure_transport', 'tls_version', 'shared_preload_libraries', 'none'])).toEqual([
    'tls_version',
    'shared_preload_libraries',
  ]));

test('a number is a number', () => {
  expect(wholeNumber('30')).toBe(30);
  expect(wholeNumber('30 days')).toBeUndefined();
  expect(wholeNumber('-1')).toBeUndefined();
});
