import type { CallRef } from '../../schema.ts';
import type { Context } from '../collector.ts';
import { geoBackupLocation } from '../derive/geo-backup.ts';
import type { ChosenLogs } from '../derive/log-sinks.ts';
import { lowerId } from '../derive/resource-id.ts';
import type { Body } from '../send/api.ts';
import { readFirewallRules } from './firewall-rules.ts';
import type { Row } from './graph-page.ts';
import type { InventoryEntry } from './inventory.ts';
import { listInventory } from './list-inventory.ts';
import { readAuditSinks } from './log-sinks.ts';
import { readWholeList } from './whole-list.ts';

/** Flexible servers of one engine: MySQL and PostgreSQL are told in the same way. */
export interface FlexibleServers {
  readonly entry: InventoryEntry;
  readonly calls: { readonly firewallRules: CallRef; readonly configurations: CallRef };
  readonly apiVersion: string;
  readonly logs: ChosenLogs;
  /** The attribute `configurations` in the server's parameters. Pure. */
  readonly shapeConfigurations: (items: readonly Body[]) => unknown;
}

/** Reads the flexible servers of a subscription. */
export async function listFlexibleServers(context: Context, servers: FlexibleServers): Promise<void> {
  const { entry, calls, apiVersion, logs, shapeConfigurations } = servers;
  const { schema } = entry;
  await listInventory(context, {
    entry,
    shape: shapeServer,
    details: ({ id }) =>
      Promise.all([
        readFirewallRules(context, { schema, call: calls.firewallRules.call, id, apiVersion }),
        readAuditSinks(context, { schema, id, logs }),
        readWholeList(context, {
          schema,
          call: calls.configurations.call,
          subject: id,
          path: `${id}/configurations?api-version=${apiVersion}`,
          shape: (items) => ({ configurations: shapeConfigurations(items) }),
        }),
      ]),
  });
}

function shapeServer({ id, name, location, properties }: Row): Body {
  const backup = properties?.backup as Body | undefined;
  return {
    ...properties,
    id: lowerId(id),
    name,
    location,
    geoBackupLocation: geoBackupLocation(location, backup?.geoRedundantBackup),
  };
}
