/** The capability that makes an account of the kind GlobalDocumentDB one of another API than NoSQL. */
const apis = {
  enablemongo: 'MongoDB',
  enablecassandra: 'Cassandra',
  enablegremlin: 'Gremlin',
  enabletable: 'Table',
} as const;

export type CosmosApi = (typeof apis)[keyof typeof apis] | 'NoSQL';

/**
 * The API that a Cosmos DB account speaks, by its kind and capabilities; `undefined` where it tells none of them.
 * https://learn.microsoft.com/azure/cosmos-db/resource-manager-template-samples
 */
export function cosmosApi(kind: unknown, capabilities: unknown): CosmosApi | undefined {
  if (kind === 'MongoDB') return 'MongoDB';
  // Without capabilities there is none of another API.
  const listed = capabilities ?? [];
  if (kind !== 'GlobalDocumentDB' || !Array.isArray(listed)) return undefined;
  for (const capability of listed) {
    const key = String((capability as { readonly name?: unknown } | null)?.name).toLowerCase();
    if (Object.hasOwn(apis, key)) return apis[key as keyof typeof apis];
  }
  return 'NoSQL';
}

/** The category in which each API logs its requests. https://learn.microsoft.com/azure/cosmos-db/monitor-resource-logs */
export const requestCategories: Readonly<Record<CosmosApi, string>> = {
  NoSQL: 'DataPlaneRequests',
  MongoDB: 'MongoRequests',
  Cassandra: 'CassandraRequests',
  Gremlin: 'GremlinRequests',
  Table: 'TableApiRequests',
};
