import type { BackupClient } from '@aws-sdk/client-backup';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { longestGapHours } from '../../derive/schedule-gap.ts';
import { restoreTestingPlanSchema as schema } from './schema.ts';

/** Reads the restore testing plans of a region. */
export async function collectRestoreTestingPlans(context: Context, client: BackupClient): Promise<void> {
  const { ListRestoreTestingPlansCommand } = sdk('@aws-sdk/client-backup');
  const { account, scope } = context;
  await listResources(context, {
    schema,
    call: 'backup:ListRestoreTestingPlans',
    send: (NextToken, options) =>
      client.send(new ListRestoreTestingPlansCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.RestoreTestingPlans,
    next: (page) => page.NextToken,
    identify: ({ RestoreTestingPlanArn = '', RestoreTestingPlanName = '' }) => ({
      id: RestoreTestingPlanArn,
      name: RestoreTestingPlanName,
    }),
    shape: (plan) => ({
      ...plan,
      AccountId: account.id,
      Region: scope.region,
      LongestGapHours: longestGapHours(plan.ScheduleExpression),
    }),
  });
}
