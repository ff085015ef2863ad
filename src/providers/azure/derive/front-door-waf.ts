import type { Body } from '../send/api.ts';
import { bodiesOf, propertiesOf, referencedId } from './reference.ts';

/** A domain of a Front Door profile under the WAF policy that guards all of its paths. */
export interface GuardedDomain {
  /** Of the endpoint or the custom domain, in lower case. */
  readonly domainId: string;
  /** In lower case. */
  readonly wafPolicyId: string;
}

/**
 * Which domains the security policies of a profile guard. An association that names other paths than all of them leaves the rest
 * open, so it is left out. `undefined` where a policy does not say what it guards.
 * https://learn.microsoft.com/rest/api/frontdoor/azurefrontdoorstandardpremium/security-policies/list-by-profile
 */
export function guardedDomains(policies: readonly Body[]): readonly GuardedDomain[] | undefined {
  const found: GuardedDomain[] = [];
  for (const policy of policies) {
    const { type, wafPolicy, associations } = (propertiesOf(policy).parameters ?? {}) as Body;
    if (typeof type !== 'string') return undefined;
    const wafPolicyId = referencedId(wafPolicy);
    if (type.toLowerCase() !== 'webapplicationfirewall' || wafPolicyId === null) continue;
    for (const { domains, patternsToMatch } of bodiesOf(associations)) {
      if (!Array.isArray(patternsToMatch) || !patternsToMatch.includes('/*')) continue;
      for (const domain of bodiesOf(domains)) {
        const domainId = referencedId(domain);
        if (typeof domainId !== 'string' || typeof wafPolicyId !== 'string') return undefined;
        found.push({ domainId, wafPolicyId });
      }
    }
  }
  return found;
}

/** The WAF policies that guard one domain, in order. */
export function guardsOf(domainId: unknown, guarded: readonly GuardedDomain[] | undefined) {
  return guarded
    ?.filter((domain) => domain.domainId === domainId)
    .map(({ wafPolicyId }) => wafPolicyId)
    .sort();
}
