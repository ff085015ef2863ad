import { plainListeners } from '../../derive/gateway-redirects.ts';
import { gatewayMinimumTls } from '../../derive/gateway-tls.ts';
import { findIngress } from '../../derive/public-ingress.ts';
import { bodiesOf, propertiesOf, referencedId } from '../../derive/reference.ts';
import { lowerId } from '../../derive/resource-id.ts';
import type { Row } from '../../read/graph-page.ts';
import type { Body } from '../../send/api.ts';

/** What every resource of this service has; its own members are those of `properties`. */
export function shapeRow({ id, name, location, subscriptionId, properties }: Row): Body {
  return { ...properties, id: lowerId(id), name, location, subscriptionId };
}

export function shapeSecurityGroup(row: Row): Body {
  const { securityRules, defaultSecurityRules } = propertiesOf(row);
  const rules = [...bodiesOf(securityRules), ...bodiesOf(defaultSecurityRules)].map(propertiesOf);
  const ingress = Array.isArray(securityRules) ? findIngress(rules) : undefined;
  return { ...shapeRow(row), ...ingress };
}

export function shapeVirtualNetwork(row: Row): Body {
  return { ...shapeRow(row), ddosProtectionPlanId: referencedId(propertiesOf(row).ddosProtectionPlan) };
}

export function shapeFlowLog(row: Row): Body {
  const { targetResourceId, storageId, retentionPolicy, flowAnalyticsConfiguration } = propertiesOf(row);
  return {
    ...shapeRow(row),
    targetResourceId: lowerId(targetResourceId),
    storageId: lowerId(storageId),
    containerName: containerName(targetResourceId),
    retentionDays: retentionDays(retentionPolicy),
    workspaceId: workspaceId(flowAnalyticsConfiguration),
  };
}

/** https://learn.microsoft.com/azure/network-watcher/vnet-flow-logs-overview and nsg-flow-logs-overview */
function containerName(target: unknown): string | undefined {
  if (typeof target !== 'string') return undefined;
  const isGroup = target.toLowerCase().includes('/networksecuritygroups/');
  return isGroup ? 'insights-logs-networksecuritygroupflowevent' : 'insights-logs-flowlogflowevent';
}

function retentionDays(policy: unknown): unknown {
  if (policy === undefined || policy === null) return undefined;
  // "default": false for enabled and 0 for days, in the specification of the flow log.
  const { enabled = false, days = 0 } = policy as Body;
  return enabled === false || days === 0 ? null : days;
}

/** Left out where traffic analytics was never set up. */
function workspaceId(analytics: unknown): unknown {
  const { networkWatcherFlowAnalyticsConfiguration: settings } = (analytics ?? {}) as Body;
  if (settings === undefined || settings === null) return null;
  const { enabled, workspaceResourceId } = settings as Body;
  if (enabled === false) return null;
  return enabled === true ? lowerId(workspaceResourceId) : undefined;
}

export function shapeApplicationGateway(row: Row): Body {
  const properties = propertiesOf(row);
  return {
    ...shapeRow(row),
    firewallPolicyId: referencedId(properties.firewallPolicy),
    minimumTlsVersion: gatewayMinimumTls(properties),
    plainListeners: plainListeners(properties),
  };
}

export function shapeWafPolicy(row: Row): Body {
  const { managedRules } = propertiesOf(row);
  return { ...shapeRow(row), managedRuleSets: (managedRules as Body | undefined)?.managedRuleSets };
}

export function shapeInterface(row: Row): Body {
  const { virtualMachine, ipConfigurations } = propertiesOf(row);
  return {
    ...shapeRow(row),
    virtualMachineId: referencedId(virtualMachine),
    publicIpAddressIds: Array.isArray(ipConfigurations) ? publicAddresses(ipConfigurations) : undefined,
  };
}

function publicAddresses(configurations: readonly unknown[]): readonly unknown[] {
  return configurations
    .map((configuration) => referencedId(propertiesOf(configuration).publicIPAddress))
    .filter((id) => id !== null);
}

export function shapeFirewall(row: Row): Body {
  return { ...shapeRow(row), firewallPolicyId: referencedId(propertiesOf(row).firewallPolicy) };
}

export function shapeFirewallPolicy(row: Row): Body {
  return { ...shapeRow(row), basePolicyId: referencedId(propertiesOf(row).basePolicy) };
}
