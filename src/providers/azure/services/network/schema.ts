import type { Collector } from '../../collector.ts';
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
import { subnetEntry, virtualNetworkEntry } from './virtual-network-schema.ts';

/** Resource Graph has all of them: nothing here costs a request of its own. */
const inventory = [
  securityGroupEntry,
  virtualNetworkEntry,
  subnetEntry,
  networkWatcherEntry,
  flowLogEntry,
  applicationGatewayEntry,
  wafPolicyEntry,
  interfaceEntry,
  bastionEntry,
  firewallEntry,
  firewallPolicyEntry,
  connectionEntry,
];

/** The reader of Azure networks. */
export const networkService: Collector = {
  service: 'network',
  scope: 'subscription',
  schemas: inventory.map(({ schema }) => schema),
  inventory,
  load: async () => (await import('./collector.ts')).collectNetwork,
};
