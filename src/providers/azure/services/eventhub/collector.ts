import type { Context } from '../../collector.ts';
import { listNamespaces } from '../../read/messaging-namespace.ts';
import { namespaceEntry } from './schema.ts';

/** Reads the namespaces of Event Hubs in a subscription. */
export function collectEventhub(context: Context): Promise<void> {
  return listNamespaces(context, namespaceEntry);
}
