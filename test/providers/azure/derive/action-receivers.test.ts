import { expect, test } from 'vitest';
import { receiverCount } from '../../../../src/providers/azure/derive/action-receivers.ts';

test.each<[string, Readonly<Record<string, unknown>>, number]>([
  [
    'of all kinds',
    { emailReceivers: [{ status: 'Enabled' }], webhookReceivers: [{ serviceUri: 'https://a.example' }] },
    2,
  ],
  ['but those that opted out', { emailReceivers: [{ status: 'Disabled' }], smsReceivers: [{ status: 'Enabled' }] }, 1],
  ['none', { emailReceivers: [], armRoleReceivers: [] }, 0],
  ['none where no list is', { groupShortName: 'acme' }, 0],
])('receivers, %s', (_what, group, count) => expect(receiverCount(group)).toBe(count));
