import type { ResourceSchema } from '../../../schema.ts';
import type { InventoryEntry } from '../../read/inventory.ts';
import { identityFields } from './fields.ts';

export const networkWatcherSchema: ResourceSchema = {
  type: 'azure/network/network-watcher',
  title: { en: 'Network Watcher in a region', ja: 'リージョンのNetwork Watcher' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/networkWatchers/read' }],
  source: 'https://learn.microsoft.com/rest/api/network-watcher/network-watchers/list-all',
  fields: { ...identityFields, provisioningState: { type: 'string' } },
};

/** Flow logs of virtual networks, subnets, interfaces and network security groups. */
export const flowLogSchema: ResourceSchema = {
  type: 'azure/network/flow-log',
  title: { en: 'Flow log', ja: 'フローログ' },
  scope: 'account',
  list: [{ call: 'resourcegraph:resources', permission: 'Microsoft.Network/networkWatchers/flowLogs/read' }],
  source: 'https://learn.microsoft.com/rest/api/network-watcher/flow-logs/list',
  fields: {
    ...identityFields,
    targetResourceId: {
      type: 'string',
      derived: 'in lower case',
      doc: {
        en: 'a virtual network, a subnet, an interface or a network security group',
        ja: '仮想ネットワーク、サブネット、ネットワークインターフェイス、ネットワークセキュリティグループのいずれか',
      },
    },
    enabled: { type: 'boolean' },
    storageId: { type: 'string', derived: 'in lower case' },
    containerName: {
      type: 'string',
      derived: 'the container of the storage account that Azure writes the records of such a target to',
    },
    retentionDays: {
      type: 'integer',
      nullable: true,
      derived: 'retentionPolicy.days where it is enabled and not 0',
      doc: {
        en: 'null: Network Watcher deletes nothing ("If the value is set to 0, the logs are retained forever")',
        ja: 'null はNetwork Watcherが削除しないことを示す（0日は無期限）',
      },
    },
    workspaceId: {
      type: 'string',
      nullable: true,
      derived: 'workspaceResourceId of traffic analytics where that is enabled, in lower case',
      doc: { en: 'null: traffic analytics is off', ja: 'null はトラフィック分析が無効であることを示す' },
    },
  },
};

export const flowLogEntry: InventoryEntry = {
  schema: flowLogSchema,
  table: 'resources',
  type: 'microsoft.network/networkwatchers/flowlogs',
};
export const networkWatcherEntry: InventoryEntry = {
  schema: networkWatcherSchema,
  table: 'resources',
  type: 'microsoft.network/networkwatchers',
};
