import type { Context } from '../../collector.ts';
import { listFlexibleServers } from '../../read/flexible-server.ts';
import { shapeConfigurations } from './configurations.ts';
import { serverCalls, serverEntry } from './server-schema.ts';

/**
 * Connections and, with pgAudit, statements are all in the server log. Either group "is equivalent to selecting all individual
 * categories": https://learn.microsoft.com/azure/postgresql/monitor/how-to-configure-and-access-logs
 */
const serverLogs = { categories: ['PostgreSQLLogs'], groups: ['allLogs', 'audit'], hasOwnTables: true } as const;

/** Reads the PostgreSQL flexible servers of a subscription. */
export function collectPostgresql(context: Context): Promise<void> {
  return listFlexibleServers(context, {
    entry: serverEntry,
    calls: serverCalls,
    apiVersion: '2024-08-01',
    logs: serverLogs,
    shapeConfigurations,
  });
}
