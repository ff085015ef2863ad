import { beforeEach, describe, expect, it } from 'vitest';
import type { AzureFaultScript } from '../../support/azure-fault.ts';
import type { AzureRequest } from '../../support/azure-request.ts';
import { storageId, storageRow, storageWorld } from '../../support/azure-storage.ts';
import type { AzureWorld } from '../../support/azure-world.ts';
import {
  type AzureCollected,
  type AzureCollectOptions,
  collectAzure,
  isolateAzure,
  testSubscription,
} from '../../support/collect-azure.ts';

beforeEach(isolateAzure);

const wanted = new Map([['azure/storage/account', new Set(['name'])]]);
const permission = 'Microsoft.Storage/storageAccounts/read';

function collect(world: AzureWorld, options: AzureCollectOptions = {}): Promise<AzureCollected> {
  return collectAzure(world, { wanted, ...options });
}

function names({ resources }: AzureCollected): readonly string[] {
  return resources.map(({ name }) => name);
}

function causes({ listings }: AzureCollected) {
  return listings.map(({ account, cause }) => [account, cause?.kind, cause?.code]);
}

/** How many rows a request asks for at most. */
function topOf(body: AzureRequest['body']): number {
  return Number((body?.options as { readonly $top?: number } | undefined)?.$top);
}

/** Names in the order of their ids. */
const many = Array.from({ length: 2500 }, (_, index) => `acme${String(index).padStart(5, '0')}`);

describe('a table of Resource Graph', () => {
  it('comes page by page, whole', async () => {
    const collected = await collect(storageWorld(...many));
    expect(names(collected)).toEqual(many);
    expect(collected.calls.find(({ call }) => call === 'resourcegraph:resources')).toMatchObject({ pages: 3 });
    expect(causes(collected)).toEqual([[testSubscription, undefined, undefined]]);
  });

  it('that is too large for one answer is asked for in smaller pages', async () => {
    const script: AzureFaultScript = ({ table, body }) => {
      return table === 'resources' && topOf(body) > 100
        ? { kind: 'error', status: 400, code: 'BadRequest', details: ['ResponsePayloadTooLarge'] }
        : undefined;
    };
    const resourceGraph: AzureFaultScript = (request, before) =>
      request.api === 'resourcegraph' ? script(request, before) : undefined;
    const few = many.slice(0, 100);
    const collected = await collect(storageWorld(...few), { script: resourceGraph });
    expect(names(collected)).toEqual(few);
    const tops = collected.server.requests.flatMap(({ table, body }) => (table === 'resources' ? [topOf(body)] : []));
    expect(tops).toEqual([1000, 250, 62, 62]);
    expect(causes(collected)).toEqual([[testSubscription, undefined, undefined]]);
  });

  it('that stays too large is not there', async () => {
    const collected = await collect(storageWorld('acmeone'), {
      script: ({ table }) =>
        table === 'resources'
          ? { kind: 'error', status: 400, code: 'BadRequest', details: ['ResponsePayloadTooLarge'] }
          : undefined,
    });
    expect(causes(collected)).toEqual([[testSubscription, 'bad-response', 'ResponsePayloadTooLarge']]);
  });

  it.each<[string, AzureCollectOptions, string]>([
    ['is truncated without a next page', { alter: truncated }, 'ResultTruncated'],
    ['has fewer rows than it counts', { alter: counting }, 'FewerThanTotalRecords'],
    ['repeats its token', { alter: repeating }, 'RepeatedToken'],
    [
      'leaves out subscriptions',
      { headers: () => ({ 'x-ms-tenant-subscription-limit-hit': 'true' }) },
      'SubscriptionLimitHit',
    ],
  ])('that %s is not whole, and what came is kept', async (_, options, code) => {
    const collected = await collect(storageWorld('acmeone', 'acmetwo'), options);
    expect(new Set(names(collected))).toEqual(new Set(['acmeone', 'acmetwo']));
    expect(causes(collected)).toEqual([[testSubscription, 'cut-short', code]]);
    expect(collected.listings[0]?.cause?.permission).toBe(permission);
  });

  it.each([
    ['no rows', { data: undefined }],
    ['rows that are none', { data: [{ id: 'one' }] }],
    ['a table with columns', { data: { columns: [], rows: [] } }],
  ])('that has %s is not empty', async (_, change) => {
    const alter = (body: object, { table }: { readonly table: string | undefined }) =>
      table === 'resources' ? { ...body, ...change } : body;
    const collected = await collect(storageWorld('acmeone'), { alter });
    expect(names(collected)).toEqual([]);
    expect(causes(collected)).toEqual([[testSubscription, 'schema-mismatch', undefined]]);
  });

  it('that names a resource twice, as it may while it changes, has it once', async () => {
    const { rows, answers } = storageWorld('acmeone');
    const upper = storageRow('acmeone');
    const twice = {
      ...upper,
      row: { ...upper.row, id: storageId('ACMEONE'), type: 'Microsoft.Storage/storageAccounts' },
    };
    const collected = await collect({ rows: [...rows, twice], answers });
    expect(collected.resources).toHaveLength(1);
  });
});

function truncated(body: object, { table }: { readonly table: string | undefined }) {
  return table === 'resources' ? { ...body, resultTruncated: 'true' } : body;
}

function counting(body: object, { table }: { readonly table: string | undefined }) {
  return table === 'resources' ? { ...body, totalRecords: 3 } : body;
}

/** The first page, and each after it, leads to the second. */
function repeating(
  body: object,
  { table, body: asked }: { readonly table: string | undefined; readonly body: unknown },
) {
  if (table !== 'resources') return body;
  const { query } = asked as { readonly query: string };
  const $skipToken = Buffer.from(JSON.stringify({ at: 1, query })).toString('base64url');
  return { ...body, $skipToken };
}
