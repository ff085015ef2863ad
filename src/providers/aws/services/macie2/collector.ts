import type { Macie2Client } from '@aws-sdk/client-macie2';
import { isWanted, readAttributes } from '../../../read/attributes.ts';
import type { Context } from '../../collector.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { collectFindings } from './findings.ts';
import { macieRegionSchema as schema } from './schema.ts';

/** Reads what Macie does in a region and what it found there. */
export async function collectMacie(context: Context): Promise<void> {
  const { Macie2Client } = await import('@aws-sdk/client-macie2');
  const client = new Macie2Client(context.settings('Macie2', context.scope.region));
  await Promise.all([collectRegion(context, client), collectFindings(context, client)]);
}

async function collectRegion(context: Context, client: Macie2Client): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { GetAutomatedDiscoveryConfigurationCommand, GetMacieSessionCommand } = await import('@aws-sdk/client-macie2');
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
