import type { Context } from '../../collector.ts';
import { listInventory } from '../../read/list-inventory.ts';
import { applicationGatewayEntry, wafPolicyEntry } from './application-gateway-schema.ts';
import { flowLogEntry, networkWatcherEntry } from './flow-log-schema.ts';
import {
  bastionEntry,
  connectionEntry,
  firewallEntry,
  firewallPolicyEntry,
  interfaceEntry,
} from './perimeter-schema.ts';
import { securityGroupEntry } from './security-group-schema.ts';
import {
  shapeApplicationGateway,
  shapeFirewall,
  shapeFirewallPolicy,
  shapeFlowLog,
  shapeInterface,
  shapeRow,
  shapeSecurityGroup,
  shapeVirtualNetwork,
  shapeWafPolicy,
} from './shape.ts';
import { collectSubnets } from './subnets.ts';
import { virtualNetworkEntry } from './virtual-network-schema.ts';

/** Reads the networks of a subscription, what guards them and what records them. */
export async function collectNetwork(context: Context): Promise<void> {
  await Promise.all([
    listInventory(context, { entry: securityGroupEntry, shape: shapeSecurityGroup }),
    listInventory(context, { entry: virtualNetworkEntry, shape: shapeVirtualNetwork }),
    collectSubnets(context),
    listInventory(context, { entry: networkWatcherEntry, shape: shapeRow }),
    listInventory(context, { entry: flowLogEntry, shape: shapeFlowLog }),
    listInventory(context, { entry: applicationGatewayEntry, shape: shapeApplicationGateway }),
    listInventory(context, { entry: wafPolicyEntry, shape: shapeWafPolicy }),
    listInventory(context, { entry: interfaceEntry, shape: shapeInterface }),
    listInventory(context, { entry: bastionEntry, shape: shapeRow }),
    listInventory(context, { entry: firewallEntry, shape: shapeFirewall }),
    listInventory(context, { entry: firewallPolicyEntry, shape: shapeFirewallPolicy }),
    listInventory(context, { entry: connectionEntry, shape: shapeRow }),
  ]);
}
