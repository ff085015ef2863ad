import { expect, it } from 'vitest';
import { hasPremiumP2 } from '../../../../src/providers/azure/derive/licence-plans.ts';

const p2 = { servicePlanId: 'EEC0EB4F-6444-4F95-ABA0-50C24D67F998', servicePlanName: 'AAD_PREMIUM_P2' };
const p1 = { servicePlanId: '41781fb2-bc02-4b7c-bd55-b576c07bb09d', servicePlanName: 'AAD_PREMIUM' };

it.each([
  ['within a larger licence', [{ capabilityStatus: 'Enabled', servicePlans: [p1, p2] }], true],
  ['that has just run out', [{ capabilityStatus: 'Warning', servicePlans: [p2] }], true],
  ['that has ended', [{ capabilityStatus: 'Suspended', servicePlans: [p2] }], false],
  ['not, but P1', [{ capabilityStatus: 'Enabled', servicePlans: [p1] }], false],
  ['not at all', [], false],
])('P2 %s', (_what, skus, expected) => expect(hasPremiumP2(skus)).toBe(expected));
