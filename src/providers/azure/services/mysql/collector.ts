import type { Context } from '../../collector.ts';
import { listFlexibleServers } from '../../read/flexible-server.ts';
import { shapeConfigurations } from './configurations.ts';
import { serverCalls, serverEntry } from './server-schema.ts';

/** Reads the MySQL flexible servers of a subscription. */
export function collectMysql(context: Context): Promise<void> {
  return listFlexibleServers(context, {
    entry: serverEntry,
    calls: serverCalls,
    apiVersion: '2023-12-30',
    logs: { categories: ['MySqlAuditLogs'], groups: ['allLogs', 'audit'] },
    shapeConfigurations,
  });
}
