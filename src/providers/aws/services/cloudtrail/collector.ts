import type { Trail } from '@aws-sdk/client-cloudtrail';
import { joinShaped, type Shaped, shapeFields } from '../../../shape.ts';
import { isWanted, listCall, listedFields, readAttributes, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { logPath } from '../../derive/log-path.ts';
import { readManagementEvents } from '../../derive/management-events.ts';
import { trailSchema as schema } from './schema.ts';

/** Reads the trails that are this region's to report. */
export async function collectTrails(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { CloudTrailClient, DescribeTrailsCommand } = await import('@aws-sdk/client-cloudtrail');
  const { region } = context.scope;
  const client = new CloudTrailClient(context.settings('CloudTrail', region));
  const call = listCall(schema, 'cloudtrail:DescribeTrails');
  const listed = await context.reader.readPages({
    call,
    // It has no pages. Trails of other regions that cover this one ("shadow trails") are included.
    send: (_token, options) => client.send(new DescribeTrailsCommand({ includeShadowTrails: true }), options),
    items: (page) => page.trailList,
    next: () => undefined,
  });
  await Promise.all(
    listed.items
      .filter((trail) => isHere(trail, context))
      .map(async (trail) => {
        const facts = { ...trail, AccountId: context.account.id, LogPath: logPath(trail.S3KeyPrefix) };
        const home = trail.HomeRegion ?? region;
        reportResource(context, {
          schema,
          id: trail.TrailARN ?? `${home}/${trail.Name}`,
          name: trail.Name ?? '',
          region: home,
          shaped: joinShaped([
            shapeFields(listedFields(context, schema), facts, call),
            ...(await readTrail(context, trail, home)),
          ]),
        });
      }),
  );
  reportListing(context, schema, listed.cause);
}

/** A trail of all regions is seen from each; it is reported at home, or where home is not scanned, from the first region. */
function isHere({ HomeRegion = '' }: Trail, { account, scope }: Context): boolean {
  if (HomeRegion === '' || HomeRegion === scope.region) return true;
  return !account.regions.includes(HomeRegion) && scope.region === account.regions[0];
}

/** Asked in the trail's home region and by its ARN: an organisation's trail belongs to another account. */
async function readTrail(context: Context, trail: Trail, region: string): Promise<readonly Shaped[]> {
  const { CloudTrailClient, GetEventSelectorsCommand, GetTrailStatusCommand } = await import(
    '@aws-sdk/client-cloudtrail'
  );
  const client = new CloudTrailClient(context.settings('CloudTrail', region));
  const Name = trail.TrailARN ?? trail.Name ?? '';
  return Promise.all([
    readAttributes(context, {
      schema,
      call: 'cloudtrail:GetTrailStatus',
      subject: Name,
      region,
      send: (options) => client.send(new GetTrailStatusCommand({ Name }), options),
      shape: (status) => ({ Status: status }),
    }),
    readAttributes(context, {
      schema,
      call: 'cloudtrail:GetEventSelectors',
      subject: Name,
      region,
      send: (options) => client.send(new GetEventSelectorsCommand({ TrailName: Name }), options),
      shape: (selectors) => ({ ManagementEvents: readManagementEvents(selectors) }),
    }),
  ]);
}
