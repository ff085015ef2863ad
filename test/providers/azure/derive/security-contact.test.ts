import { expect, test } from 'vitest';
import { describeContact } from '../../../../src/providers/azure/derive/security-contact.ts';

const properties = {
  isEnabled: true,
  emails: 'security@example.com;on-call@example.com',
  notificationsByRole: { state: 'On', roles: ['Owner'] },
  notificationsSources: [
    { sourceType: 'AttackPath', minimalRiskLevel: 'Critical' },
    { sourceType: 'Alert', minimalSeverity: 'Medium' },
  ],
};
const described = (changes: object) => describeContact({ name: 'default', properties: { ...properties, ...changes } });

test('a contact', () =>
  expect(described({})).toEqual({
    name: 'default',
    isEnabled: true,
    emailCount: 2,
    roles: ['Owner'],
    minimalSeverity: 'Medium',
  }));

test('keeps no address', () => expect(JSON.stringify(described({}))).not.toContain('@'));

test.each<[unknown, number | undefined]>([
  ['', 0],
  [undefined, 0],
  ['a@example.com, b@example.com', 2],
  [';', 0],
  [5, undefined],
])('addresses in %j', (emails, emailCount) => expect(described({ emails }).emailCount).toBe(emailCount));

test('roles count only where they are on', () =>
  expect(described({ notificationsByRole: { state: 'Off', roles: ['Owner'] } }).roles).toEqual([]));

test('without a source for alerts there are no mails on them', () => {
  expect(described({ notificationsSources: [] }).minimalSeverity).toBeNull();
  expect(described({ notificationsSources: undefined }).minimalSeverity).toBeUndefined();
});

test('severities have one case', () =>
  expect(described({ notificationsSources: [{ sourceType: 'alert', minimalSeverity: 'low' }] }).minimalSeverity).toBe(
    'Low',
  ));
