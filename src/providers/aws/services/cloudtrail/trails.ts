import type { CloudTrailClient, Trail } from '@aws-sdk/client-cloudtrail';
import { isWanted, listCall, readAttributes } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { readDataEvents } from '../../derive/data-events.ts';
import { trailLogPath } from '../../derive/log-path.ts';
import { readManagementEvents } from '../../derive/management-events.ts';
import { otherTrail } from '../../derive/other-trail.ts';
import { trailSchema as schema } from './schema.ts';

/** Reads the trails that are this region's to report. */
export async function collectTrails(context: Context, client: CloudTrailClient): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DescribeTrailsCommand } = sdk('@aws-sdk/client-cloudtrail');
  const call = listCall(schema, 'cloudtrail:DescribeTrails');
  const listed = await context.reader.readPages({
    call,
    // It has no pages. Trails of other regions that cover this one ("shadow trails") are included.
    send: (_token, options) => client.send(new DescribeTrailsCommand({ includeShadowTrails: true }), options),
    items: (page) => page.trailList,
    next: () => undefined,
  });
  await reportListed(context, {
    schema,
    call,
    listed: { ...listed, items: listed.items.filter((trail) => isHere(trail, context)) },
    identify: (trail) => {
      const region = homeOf(trail, context);
      return { id: trail.TrailARN ?? `${region}/${trail.Name}`, name: trail.Name ?? '', region };
    },
    shape: (trail) => ({
      ...trail,
      ...describe(trail, context),
      // Of a list that is not whole, another trail may be missing.
      OtherTrailArn: listed.cause ? undefined : otherTrail(trail, listed.items),
    }),
    details: (trail) => readTrail(context, trail, homeOf(trail, context)),
  });
}

function homeOf({ HomeRegion }: Trail, { scope }: Context): string {
  return HomeRegion ?? scope.region;
}

/** A trail of all regions is seen from each; it is reported at home, or where home is not scanned, from the first region. */
function isHere({ HomeRegion = '' }: Trail, { account, scope }: Context): boolean {
  if (HomeRegion === '' || HomeRegion === scope.region) return true;
  return !account.regions.includes(HomeRegion) && scope.region === account.regions[0];
}

function describe(trail: Trail, { account }: Context) {
  const { S3KeyPrefix, TrailARN, IsOrganizationTrail = false, CloudWatchLogsLogGroupArn } = trail;
  const owner = TrailARN?.split(':')[4];
  return {
    AccountId: account.id,
    OwnerAccountId: owner,
    LogPath: trailLogPath(S3KeyPrefix, owner ?? account.id, IsOrganizationTrail),
    // CloudTrail writes it with `:*`, for the streams in it.
    LogGroupArn: CloudWatchLogsLogGroupArn?.replace(/:\*$/, '') ?? null,
  };
}

/** Asked in the trail's home region and by its ARN: an organisation's trail belongs to another account. */
async function readTrail(context: Context, trail: Trail, region: string): Promise<readonly Shaped[]> {
  const cloudtrail = sdk('@aws-sdk/client-cloudtrail');
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
