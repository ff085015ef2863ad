import { isWanted, readAttributes } from '../../../read/attributes.ts';
import type { Context } from '../../collector.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { macieRegionSchema as schema } from './schema.ts';

/** Reads what Macie does in a region. */
export async function collectMacie(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { GetAutomatedDiscoveryConfigurationCommand, GetMacieSessionCommand, Macie2Client } = await import(
    '@aws-sdk/client-macie2'
  );
  const client = new Macie2Client(context.settings('Macie2', context.scope.region));
  const parts = await Promise.all([
    readAttributes(context, {
      schema,
      call: 'macie2:GetMacieSession',
      send: (options) => client.send(new GetMacieSessionCommand({}), options),
      shape: ({ status }) => ({ Status: status }),
    }),
    readAttributes(context, {
      schema,
      call: 'macie2:GetAutomatedDiscoveryConfiguration',
      send: (options) => client.send(new GetAutomatedDiscoveryConfigurationCommand({}), options),
      shape: ({ status }) => ({ AutomatedDiscovery: status }),
    }),
  ]);
  reportRegion(context, schema, parts);
}
