import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { readDataEvents } from '../../derive/data-events.ts';
import { readManagementEvents } from '../../derive/management-events.ts';
import { eventDataStoreSchema as schema } from './event-data-store-schema.ts';

/** Reads the event data stores of CloudTrail Lake in a region. */
export async function collectEventDataStores(context: Context, client: CloudTrailClient): Promise<void> {
  const cloudtrail = sdk('@aws-sdk/client-cloudtrail');
  const { account, scope } = context;
  await listResources(context, {
    schema,
    call: 'cloudtrail:ListEventDataStores',
    send: (NextToken, options) =>
      client.send(new cloudtrail.ListEventDataStoresCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.EventDataStores,
    next: (page) => page.NextToken,
    identify: ({ EventDataStoreArn = '', Name = '' }) => ({ id: EventDataStoreArn, name: Name }),
    shape: (store) => ({ ...store, AccountId: account.id, Region: scope.region }),
    details: (_store, { id: EventDataStore }) =>
      Promise.all([
        readAttributes(context, {
          schema,
          call: 'cloudtrail:GetEventDataStore',
          subject: EventDataStore,
          send: (options) => client.send(new cloudtrail.GetEventDataStoreCommand({ EventDataStore }), options),
          shape: (store) => ({
            ...store,
            ManagementEvents: readManagementEvents(store),
            DataEvents: readDataEvents(store),
          }),
        }),
        readAttributes(context, {
          schema,
          call: 'cloudtrail:GetInsightSelectors',
          subject: EventDataStore,
          send: (options) => client.send(new cloudtrail.GetInsightSelectorsCommand({ EventDataStore }), options),
          shape: ({ InsightSelectors }) => ({ InsightSelectors }),
        }),
      ]),
  });
}
