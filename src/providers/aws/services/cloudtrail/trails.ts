import type { CloudTrailClient, Trail } from '@aws-sdk/client-cloudtrail';
import { joinShaped, type Shaped, shapeFields } from '../../../shape.ts';
import { isWanted, listCall, listedFields, readAttributes, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { readDataEvents } from '../../derive/data-events.ts';
import { logPath } from '../../derive/log-path.ts';
import { readManagementEvents } from '../../derive/management-events.ts';
import { trailSchema as schema } from './schema.ts';

/** Reads the trails that are this region's to report. */
export async function collectTrails(context: Context, client: CloudTrailClient): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DescribeTrailsCommand } = await import('@aws-sdk/client-cloudtrail');
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
        const home = trail.HomeRegion ?? context.scope.region;
        reportResource(context, {
          schema,
          id: trail.TrailARN ?? `${home}/${trail.Name}`,
          name: trail.Name ?? '',
          region: home,
          shaped: joinShaped([
            shapeFields(listedFields(context, schema), { ...trail, ...describe(trail, context) }, call),
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

function describe({ S3KeyPrefix, TrailARN, CloudWatchLogsLogGroupArn }: Trail, { account }: Context) {
  return {
    AccountId: account.id,
    OwnerAccountId: TrailARN?.split(':')[4],
    LogPath: logPath(S3KeyPrefix),
    // CloudTrail writes it with `:*`, for the streams in it.
    LogGroupArn: CloudWatchLogsLogGroupArn?.replace(/:\*$/, '') ?? null,
  };
}

/** Asked in the trail's home region and by its ARN: an organisation's trail belongs to another account. */
async function readTrail(context: Context, trail: Trail, region: string): Promise<readonly Shaped[]> {
  const cloudtrail = await import('@aws-sdk/client-cloudtrail');
  const client = new cloudtrail.CloudTrailClient(context.settings('CloudTrail', region));
  const Name = trail.TrailARN ?? trail.Name ?? '';
  const ask = { schema, subject: Name, region };
  return Promise.all([
    readAttributes(context, {
      ...ask,
      call: 'cloudtrail:GetTrailStatus',
      send: (options) => client.send(new cloudtrail.GetTrailStatusCommand({ Name }), options),
      shape: (status) => ({ Status: status }),
    }),
    readAttributes(context, {
      ...ask,
      call: 'cloudtrail:GetEventSelectors',
      send: (options) => client.send(new cloudtrail.GetEventSelectorsCommand({ TrailName: Name }), options),
      shape: (selectors) => ({
        ManagementEvents: readManagementEvents(selectors),
        DataEvents: readDataEvents(selectors),
      }),
    }),
    readAttributes(context, {
      ...ask,
      call: 'cloudtrail:GetInsightSelectors',
      send: (options) => client.send(new cloudtrail.GetInsightSelectorsCommand({ TrailName: Name }), options),
      shape: ({ InsightSelectors }) => ({ InsightSelectors }),
    }),
  ]);
}
