import { expect, it } from 'vitest';
import { applicationCredentials } from '../../../../src/providers/azure/derive/application-credentials.ts';

it('tells secrets and certificates without what they hold', () => {
  expect(
    applicationCredentials({
      passwordCredentials: [
        {
          keyId: 'a',
          startDateTime: '2026-01-01T00:00:00Z',
          endDateTime: '2026-07-01T00:00:00Z',
          hint: 'abc',
          secretText: null,
        },
      ],
      keyCredentials: [
        { keyId: 'b', startDateTime: '2026-01-01T00:00:00Z', endDateTime: '2026-01-01T12:00:00Z', key: 'MII' },
      ],
    }),
  ).toEqual([
    { kind: 'secret', keyId: 'a', endDateTime: '2026-07-01T00:00:00Z', lifetimeDays: 181 },
    { kind: 'certificate', keyId: 'b', endDateTime: '2026-01-01T12:00:00Z', lifetimeDays: 1 },
  ]);
});

it('tells one without an end, and one whose times are none', () => {
  const secrets = [
    { keyId: 'a', startDateTime: '2026-01-01T00:00:00Z' },
    { keyId: 'b', startDateTime: '?', endDateTime: '?' },
  ];
  expect(applicationCredentials({ passwordCredentials: secrets, keyCredentials: [] })).toMatchObject([
    { endDateTime: null, lifetimeDays: null },
    { endDateTime: '?', lifetimeDays: undefined },
  ]);
});

it('tells nothing where the answer has no lists', () => {
  expect(applicationCredentials({ passwordCredentials: [] })).toBeUndefined();
});
