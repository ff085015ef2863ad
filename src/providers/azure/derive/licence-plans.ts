import type { Body } from '../send/api.ts';
import { bodiesOf } from './reference.ts';

/** "AAD_PREMIUM_P2". https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference */
const premiumP2 = 'eec0eb4f-6444-4f95-aba0-50c24d67f998';

/** Whether a tenant has Microsoft Entra ID P2, by itself or within another licence. */
export function hasPremiumP2(skus: readonly Body[]): boolean {
  return skus.some(
    ({ capabilityStatus, servicePlans }) =>
      // A licence that has run out works on for a while: "Warning".
      ['Enabled', 'Warning'].includes(String(capabilityStatus)) &&
      bodiesOf(servicePlans).some(({ servicePlanId }) => String(servicePlanId).toLowerCase() === premiumP2),
  );
}
