import type { AzureFault } from './azure-fault.ts';
import type { AzureRequest } from './azure-request.ts';

/** Refuses what comes faster than Azure takes it; `undefined`: it is let in. */
export interface AzureLimits {
  readonly admit: (request: AzureRequest) => AzureFault | undefined;
  /** Headers of an answer of Resource Graph. */
  readonly quota: () => Readonly<Record<string, string>>;
  /** So many requests were refused. */
  readonly refused: () => number;
}

/** "15 queries within every 5-second window" */
const queries = 15;
const window = 5000;

/** "The bucket size is 250 tokens, with a refill rate of 25 tokens per second" */
const bucketSize = 250;
const perSecond = 25;

/**
 * The published limits of Resource Graph, per user, and of Azure Resource Manager, per subscription and for the tenant.
 * Where `tellsWait` is false a refusal does not say how long to wait.
 * https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests
 * https://learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling
 */
export function createAzureLimits(tellsWait: boolean, clock: () => number = () => performance.now()): AzureLimits {
  let openedAt = Number.NEGATIVE_INFINITY;
  let used = 0;
  let refused = 0;
  const buckets = new Map<string, { tokens: number; at: number }>();
  const admitQuery = (): AzureFault | undefined => {
    const now = clock();
    if (now - openedAt >= window) {
      openedAt = now;
      used = 0;
    }
    if (used >= queries) return refuse('RateLimiting', (openedAt + window - now) / 1000);
    used += 1;
    return undefined;
  };
  const admitRead = (subscription: string): AzureFault | undefined => {
    const now = clock();
    const { tokens, at } = buckets.get(subscription) ?? { tokens: bucketSize, at: now };
    const left = Math.min(bucketSize, tokens + ((now - at) / 1000) * perSecond);
    buckets.set(subscription, { tokens: left < 1 ? left : left - 1, at: now });
    const code = subscription === '' ? 'TenantRequestsThrottled' : 'SubscriptionRequestsThrottled';
    return left < 1 ? refuse(code, (1 - left) / perSecond) : undefined;
  };
  const refuse = (code: string, seconds: number): AzureFault => {
    refused += 1;
    const headers = tellsWait ? { 'retry-after': String(Math.max(1, Math.ceil(seconds))) } : {};
    return { kind: 'error', status: 429, code, message: 'too many requests', headers };
  };
  return {
    admit: ({ api, subscription = '' }) => {
      if (api === 'resourcegraph') return admitQuery();
      return api === 'arm' ? admitRead(subscription) : undefined;
    },
    quota: () => {
      const seconds = Math.max(0, Math.ceil((openedAt + window - clock()) / 1000));
      return {
        'x-ms-user-quota-remaining': String(Math.max(0, queries - used)),
        ...(tellsWait && { 'x-ms-user-quota-resets-after': `00:00:0${Number.isFinite(seconds) ? seconds : 5}` }),
      };
    },
    refused: () => refused,
  };
}
