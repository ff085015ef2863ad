import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { datastoreSchema as schema } from './schema.ts';

/** Reads the FHIR data stores of a region, those already deleted among them. */
export async function collectDatastores(context: Context): Promise<void> {
  const { DescribeFHIRDatastoreCommand, HealthLakeClient, ListFHIRDatastoresCommand } = await import(
    '@aws-sdk/client-healthlake'
  );
  const { region } = context.scope;
  const client = new HealthLakeClient(context.settings('HealthLake', region));
  await listResources(context, {
    schema,
    call: 'healthlake:ListFHIRDatastores',
    send: (NextToken, options) => client.send(new ListFHIRDatastoresCommand({ MaxResults: 100, NextToken }), options),
    items: (page) => page.DatastorePropertiesList,
    next: (page) => page.NextToken,
    identify: ({ DatastoreArn, DatastoreId = '', DatastoreName }) => ({
      id: DatastoreArn ?? DatastoreId,
      name: DatastoreName ?? DatastoreId,
    }),
    shape: (datastore) => ({ ...datastore, Region: region }),
    details: async ({ DatastoreId = '' }) => [
      await readAttributes(context, {
        schema,
        call: 'healthlake:DescribeFHIRDatastore',
        subject: DatastoreId,
        send: (options) => client.send(new DescribeFHIRDatastoreCommand({ DatastoreId }), options),
        shape: ({ DatastoreProperties }) => ({ ...DatastoreProperties }),
      }),
    ],
  });
}
