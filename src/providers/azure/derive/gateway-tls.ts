import type { Body } from '../send/api.ts';
import { bodiesOf, propertiesOf, referencedId } from './reference.ts';
import { tlsVersionNumber } from './tls-version.ts';

/** https://learn.microsoft.com/azure/application-gateway/application-gateway-ssl-policy-overview */
const lowestOfPredefined: Readonly<Record<string, number>> = {
  appgwsslpolicy20150501: 1,
  appgwsslpolicy20170401: 1.1,
  appgwsslpolicy20170401s: 1.2,
  appgwsslpolicy20220101: 1.2,
  appgwsslpolicy20220101s: 1.2,
};

/** What a gateway without a policy could speak, in ascending order: the protocols that an old policy can take away. */
const oldProtocols = [1, 1.1, 1.2];

/**
 * The lowest TLS version that an application gateway accepts on any of its HTTPS listeners: of the gateway's policy, or of the
 * profile that a listener has instead. `null` where it has no such listener. `undefined` where a policy is not known, also
 * where none is set and Azure does not say which default holds: that depends on the API version it was made with.
 */
export function gatewayMinimumTls(gateway: Body): number | null | undefined {
  const listeners = [...bodiesOf(gateway.httpListeners), ...bodiesOf(gateway.listeners)]
    .map(propertiesOf)
    .filter(({ protocol }) => ['https', 'tls'].includes(String(protocol).toLowerCase()));
  if (!Array.isArray(gateway.httpListeners)) return undefined;
  if (listeners.length === 0) return null;
  const own = isGiven(gateway.sslPolicy)
    ? policyMinimum(gateway.sslPolicy)
    : predefinedMinimum(gateway.defaultPredefinedSslPolicy);
  const profiles = new Map(bodiesOf(gateway.sslProfiles).map((profile) => [referencedId(profile), profile]));
  const versions = listeners.map(({ sslProfile }) => {
    const id = referencedId(sslProfile);
    if (id === null) return own;
    const profile = profiles.get(id);
    if (!profile) return undefined;
    const { sslPolicy } = propertiesOf(profile);
    // A profile may be there for client certificates alone.
    return isGiven(sslPolicy) ? policyMinimum(sslPolicy) : own;
  });
  const known = versions.filter((version) => version !== undefined);
  return known.length < versions.length ? undefined : Math.min(...known);
}

function policyMinimum(policy: unknown): number | undefined {
  if (!isGiven(policy)) return undefined;
  const { policyType, policyName, minProtocolVersion, disabledSslProtocols } = policy as Body;
  if (String(policyType).toLowerCase() === 'predefined') return predefinedMinimum(policyName);
  const lowest = tlsVersionNumber(minProtocolVersion);
  if (typeof lowest === 'number') return lowest;
  if (!Array.isArray(disabledSslProtocols)) return undefined;
  const disabled = disabledSslProtocols.map(tlsVersionNumber);
  return oldProtocols.find((version) => !disabled.includes(version));
}

function predefinedMinimum(name: unknown): number | undefined {
  return typeof name === 'string' ? lowestOfPredefined[name.toLowerCase()] : undefined;
}

function isGiven(policy: unknown): boolean {
  return typeof policy === 'object' && policy !== null;
}
