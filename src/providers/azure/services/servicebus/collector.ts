import type { Context } from '../../collector.ts';
import { listNamespaces } from '../../read/messaging-namespace.ts';
import { namespaceEntry } from './schema.ts';

/** Reads the namespaces of Service Bus in a subscription. */
export function collectServicebus(context: Context): Promise<void> {
  return listNamespaces(context, namespaceEntry);
}
