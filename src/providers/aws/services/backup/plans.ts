import type { BackupClient } from '@aws-sdk/client-backup';
import { fieldsFrom, readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { describeSelection, normaliseBackupRules } from '../../derive/backup-plan.ts';
import { planSchema as schema, selectionCalls } from './plan-schema.ts';

/** Reads the backup plans of a region, with their rules and what they select. */
export async function collectPlans(context: Context, client: BackupClient): Promise<void> {
  const { GetBackupPlanCommand, ListBackupPlansCommand } = sdk('@aws-sdk/client-backup');
  const { account, scope } = context;
  await listResources(context, {
    schema,
    call: 'backup:ListBackupPlans',
    send: (NextToken, options) => client.send(new ListBackupPlansCommand({ MaxResults: 1000, NextToken }), options),
    items: (page) => page.BackupPlansList,
    next: (page) => page.NextToken,
    identify: ({ BackupPlanArn, BackupPlanId = '', BackupPlanName }) => ({
      id: BackupPlanArn ?? BackupPlanId,
      name: BackupPlanName ?? BackupPlanId,
    }),
    shape: (plan) => ({ ...plan, AccountId: account.id, Region: scope.region }),
    details: ({ BackupPlanId = '' }) =>
      Promise.all([
        readAttributes(context, {
          schema,
          call: 'backup:GetBackupPlan',
          subject: BackupPlanId,
          send: (options) => client.send(new GetBackupPlanCommand({ BackupPlanId }), options),
          shape: ({ BackupPlan }) => ({ Rules: normaliseBackupRules(BackupPlan?.Rules) }),
        }),
        readSelections(context, client, BackupPlanId),
      ]),
  });
}

/** A list of selections, and one call for each of them: what any of them did not answer leaves the whole unread. */
async function readSelections(context: Context, client: BackupClient, BackupPlanId: string): Promise<Shaped> {
  const fields = fieldsFrom(context, schema, selectionCalls.list.call);
  if (Object.keys(fields).length === 0) return shapeFields({}, {});
  const { GetBackupSelectionCommand, ListBackupSelectionsCommand } = sdk('@aws-sdk/client-backup');
  const listed = await context.reader.readPages({
    call: selectionCalls.list,
    subject: BackupPlanId,
    send: (NextToken, options) =>
      client.send(new ListBackupSelectionsCommand({ BackupPlanId, MaxResults: 1000, NextToken }), options),
    items: (page) => page.BackupSelectionsList,
    next: (page) => page.NextToken,
  });
  if (listed.cause) return leaveUnread(Object.keys(fields), listed.cause);
  const answers = await Promise.all(
    listed.items.map(({ SelectionId = '' }) =>
      context.reader.read({
        call: selectionCalls.get,
        subject: SelectionId,
        send: (options) => client.send(new GetBackupSelectionCommand({ BackupPlanId, SelectionId }), options),
      }),
    ),
  );
  const unread = answers.find((answer) => answer.state === 'unread');
  if (unread) return leaveUnread(Object.keys(fields), unread.cause);
  const selections = answers.flatMap((answer) => (answer.state === 'value' ? [answer.value.BackupSelection] : []));
  return shapeFields(
    fields,
    { Selections: selections.map((one) => one && describeSelection(one)) },
    selectionCalls.get,
  );
}
