import { everyone, type OpenNetworks, openNetworks } from './open-networks.ts';

interface Registry {
  readonly publicNetworkAccess?: unknown;
  readonly networkRuleSet?: unknown;
}

/**
 * From which public addresses a container registry is reached. Without network rules, which only the Premium tier has, everyone
 * does: `defaultAction` is Allow by default and `publicNetworkAccess` Enabled. `undefined` where a rule cannot be read.
 * https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks
 */
export function registryIngress({
  publicNetworkAccess,
  networkRuleSet,
}: Registry): readonly OpenNetworks[] | undefined {
  if (publicNetworkAccess === 'Disabled') return [];
  const { defaultAction, ipRules } = (networkRuleSet ?? {}) as Readonly<Record<string, unknown>>;
  if (defaultAction !== 'Deny') return openNetworks(everyone);
  const rules = ipRules ?? [];
  return Array.isArray(rules)
    ? openNetworks(rules.map((rule: { readonly value?: unknown } | null) => rule?.value))
    : undefined;
}
