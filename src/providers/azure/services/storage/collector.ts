import type { Context } from '../../collector.ts';
import { collectAccounts } from './account.ts';
import { collectContainers } from './container.ts';
import { shareLifecycle } from './lifecycle.ts';

/** Reads the storage accounts of a subscription and the containers in them. */
export async function collectStorage(context: Context): Promise<void> {
  const lifecycle = shareLifecycle(context);
  await Promise.all([collectAccounts(context, lifecycle), collectContainers(context, lifecycle)]);
}
