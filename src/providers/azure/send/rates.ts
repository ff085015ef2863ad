import type { RateClass } from '../../send/rate.ts';

/**
 * "A bucket size of 250 tokens for read requests and refill rate of 25 tokens per second", per subscription and principal, and
 * the same again for the tenant.
 * https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 */
const arm: RateClass = { bucket: 'arm', perSecond: 25, burst: 250 };

/**
 * "15 queries within every 5-second window", per user.
 * https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests
 */
const resourceGraph: RateClass = {
  bucket: 'resourcegraph',
  perSecond: 3,
  burst: 15,
  window: 5000,
  organisation: true,
};

/** Of Microsoft Graph by the beginning of the path; the first that fits. https://learn.microsoft.com/graph/throttling-limits */
const graph: readonly RateClass[] = [
  // "Identity and access reports: 5 requests per 10 seconds" per app and tenant.
  { bucket: 'graph:reports', perSecond: 0.5, burst: 5, window: 10_000, organisation: true },
  // "Conditional access: 1 request per second" per tenant.
  { bucket: 'graph:identity/conditionalAccess', perSecond: 1, burst: 1, organisation: true },
  // "150 requests per minute for every tenant" where keyCredentials is selected. https://learn.microsoft.com/graph/api/application-list
  { bucket: 'graph:applications', perSecond: 2.5, burst: 1, organisation: true },
  // Identity and access: 3,500 units in 10 s of the smallest tenants; a list costs up to 5 of them.
  { bucket: 'graph:', perSecond: 50, burst: 100, organisation: true },
];

/** The bucket and the rate of a call: `arm:Microsoft.Sql/servers/auditingSettings`, `resourcegraph:resources`, `graph:users`. */
export function rateOf(call: string): RateClass {
  if (call.startsWith('resourcegraph:')) return resourceGraph;
  return graph.find(({ bucket }) => call.startsWith(bucket)) ?? arm;
}
