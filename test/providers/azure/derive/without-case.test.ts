import { expect, it } from 'vitest';
import { withoutCase } from '../../../../src/providers/azure/derive/without-case.ts';

it('finds members however they are written, and no others', () => {
  const names = ['minTlsVersion', 'ftpsState', 'linuxFxVersion'] as const;
  const answer = { MinTlsVersion: '1.2', ftpsState: 'Disabled', AppSettings: ['secret'] };
  expect(withoutCase(answer, names)).toEqual({ minTlsVersion: '1.2', ftpsState: 'Disabled' });
});

it.each([null, undefined, 'text'])('finds none in %s', (answer) => {
  expect(withoutCase(answer, ['minTlsVersion'])).toEqual({});
});

it('takes no member for what every object has', () => {
  expect(withoutCase({}, ['constructor', '__proto__'])).toEqual({});
});
