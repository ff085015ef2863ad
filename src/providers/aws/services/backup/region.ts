import type { BackupClient } from '@aws-sdk/client-backup';
import { membersOf } from '../../../derive/members.ts';
import { fieldsFrom, isWanted, readAttributes } from '../../../read/attributes.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { restoreTests } from '../../derive/restore-tests.ts';
import { reportRegion } from '../../read/region-resource.ts';
import type { ProtectedResources } from './protected-resources.ts';
import { restoreJobs, backupRegionSchema as schema } from './schema.ts';

/** Reads what AWS Backup has as a setting of the region, and what was restored there. */
export async function collectRegion(
  context: Context,
  client: BackupClient,
  resources: ProtectedResources,
): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { DescribeRegionSettingsCommand } = sdk('@aws-sdk/client-backup');
  const parts = await Promise.all([
    readAttributes(context, {
      schema,
      call: 'backup:DescribeRegionSettings',
      send: (options) => client.send(new DescribeRegionSettingsCommand({}), options),
      shape: ({ ResourceTypeOptInPreference: preference }) => ({
        OptedOutTypes:
          preference &&
          membersOf(preference)
            .flatMap(([type, isOn]) => (isOn === false ? [type] : []))
            .sort(),
      }),
    }),
    readRestoreTests(context, client, resources),
  ]);
  reportRegion(context, schema, parts);
}

/** Of two lists: what is protected, and what was restored to the end. */
async function readRestoreTests(
  context: Context,
  client: BackupClient,
  resources: ProtectedResources,
): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, restoreJobs.call);
  if (Object.keys(fields).length === 0) return shapeFields({}, {});
  const { ListRestoreJobsCommand } = sdk('@aws-sdk/client-backup');
  const [protectedOnes, jobs] = await Promise.all([
    resources(),
    context.reader.readPages({
      call: restoreJobs,
      send: (NextToken, options) =>
        client.send(new ListRestoreJobsCommand({ ByStatus: 'COMPLETED', MaxResults: 1000, NextToken }), options),
      items: (page) => page.RestoreJobs,
      next: (page) => page.NextToken,
    }),
  ]);
  const cause = protectedOnes.cause ?? jobs.cause;
  if (cause) return leaveUnread(Object.keys(fields), cause);
  const types = protectedOnes.items.map(({ ResourceType = '' }) => ResourceType);
  return shapeFields(fields, { RestoreTests: restoreTests(types, jobs.items) }, restoreJobs);
}
