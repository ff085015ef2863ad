import type { Body } from '../send/api.ts';

/**
 * The private endpoints whose connection was approved, by id in lower case, sorted: one that is pending, rejected or
 * disconnected carries no traffic. Left out, there are none; `undefined` for what is no list of connections.
 * https://learn.microsoft.com/azure/private-link/manage-private-endpoint#private-endpoint-connections
 */
export function approvedPrivateEndpoints(connections: unknown): readonly string[] | undefined {
  if (connections === undefined || connections === null) return [];
  if (!Array.isArray(connections)) return undefined;
  const ids: string[] = [];
  for (const connection of connections) {
    const { privateEndpoint, privateLinkServiceConnectionState: state } = membersOf(membersOf(connection).properties);
    const { status } = membersOf(state);
    if (typeof status !== 'string') return undefined;
    const { id = membersOf(connection).id } = membersOf(privateEndpoint);
    if (status.toLowerCase() === 'approved') ids.push(String(id).toLowerCase());
  }
  return [...new Set(ids)].sort();
}

function membersOf(value: unknown): Body {
  return typeof value === 'object' && value !== null ? (value as Body) : {};
}
