import { isWanted, readListAttribute } from '../../../read/attributes.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { detectiveRegionSchema as schema } from './schema.ts';

/** Reads the behavior graphs of Detective that an account administers or gives its data to; none where it is off. */
export async function collectDetective(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DetectiveClient, ListGraphsCommand, ListInvitationsCommand } = sdk('@aws-sdk/client-detective');
  const client = new DetectiveClient(context.settings('Detective', context.scope.region));
  const parts = await Promise.all([
    readListAttribute(context, {
      schema,
      call: 'detective:ListGraphs',
      attribute: 'Graphs',
      send: (NextToken, options) => client.send(new ListGraphsCommand({ NextToken, MaxResults: 200 }), options),
      items: (page) => page.GraphList,
      next: (page) => page.NextToken,
    }),
    readListAttribute(context, {
      schema,
      call: 'detective:ListInvitations',
      attribute: 'Memberships',
      send: (NextToken, options) => client.send(new ListInvitationsCommand({ NextToken, MaxResults: 200 }), options),
      items: (page) => page.Invitations,
      next: (page) => page.NextToken,
    }),
  ]);
  reportRegion(context, schema, parts);
}
