/** The tables of Resource Graph that are asked, with the columns that are read of each. */
export const tables = {
  resources: ['id', 'name', 'type', 'location', 'subscriptionId', 'kind', 'sku', 'identity', 'tags', 'properties'],
  resourcecontainers: ['id', 'name', 'type', 'location', 'subscriptionId', 'tags', 'properties'],
  securityresources: ['id', 'name', 'type', 'location', 'subscriptionId', 'properties'],
  authorizationresources: ['id', 'name', 'type', 'location', 'subscriptionId', 'properties'],
  appserviceresources: ['id', 'name', 'type', 'location', 'subscriptionId', 'kind', 'properties'],
  recoveryservicesresources: ['id', 'name', 'type', 'location', 'subscriptionId', 'properties'],
  networkresources: ['id', 'name', 'type', 'location', 'subscriptionId', 'properties'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources */
export type Table = keyof typeof tables;
