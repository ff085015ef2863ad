import type { Context } from '../../collector.ts';
import { collectDatabases } from './databases.ts';
import { collectManagedInstances } from './managed-instances.ts';
import { collectServers } from './servers.ts';

/** Reads the logical servers, databases and managed instances of a subscription. */
export async function collectSql(context: Context): Promise<void> {
  await Promise.all([collectServers(context), collectDatabases(context), collectManagedInstances(context)]);
}
