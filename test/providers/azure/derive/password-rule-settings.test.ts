import { expect, it } from 'vitest';
import { smartLockout } from '../../../../src/providers/azure/derive/password-rule-settings.ts';

const template = '5cf42378-d67d-4f36-ba46-e8b86229381d';

it('is what Microsoft sets until somebody changes it', () => {
  expect(smartLockout([])).toEqual({ lockoutThreshold: 10, lockoutDurationSeconds: 60 });
  expect(smartLockout([{ templateId: 'another', values: [{ name: 'LockoutThreshold', value: '50' }] }])).toEqual({
    lockoutThreshold: 10,
    lockoutDurationSeconds: 60,
  });
});

it('is what the settings say', () => {
  const values = [
    { name: 'LockoutThreshold', value: '5' },
    { name: 'LockoutDurationInSeconds', value: '300' },
    { name: 'BannedPasswordList', value: 'acme' },
  ];
  expect(smartLockout([{ templateId: template.toUpperCase(), values }])).toEqual({
    lockoutThreshold: 5,
    lockoutDurationSeconds: 300,
  });
});

it('is nothing where a value is no number', () => {
  const values = [{ name: 'LockoutThreshold', value: 'ten' }];
  expect(smartLockout([{ templateId: template, values }]).lockoutThreshold).toBeUndefined();
});
