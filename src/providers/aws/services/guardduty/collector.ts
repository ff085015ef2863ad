import type { GuardDutyClient } from '@aws-sdk/client-guardduty';
import { callFor, fieldsFrom, isWanted, readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import { sayNone } from '../../../read/read-batches.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { malwareProtectionPlanSchema, guarddutyRegionSchema as schema } from './schema.ts';

/** Reads what GuardDuty does in a region. */
export async function collectGuardduty(context: Context): Promise<void> {
  const { GuardDutyClient } = sdk('@aws-sdk/client-guardduty');
  const client = new GuardDutyClient(context.settings('GuardDuty', context.scope.region));
  await Promise.all([
    isWanted(context, schema) ? collectRegion(context, client) : undefined,
    collectPlans(context, client),
  ]);
}

async function collectRegion(context: Context, client: GuardDutyClient): Promise<void> {
  reportRegion(context, schema, [await readDetector(context, client)]);
}

/** An account has one detector in a region at most. An empty list is how GuardDuty says that it is off. */
async function readDetector(context: Context, client: GuardDutyClient): Promise<Shaped> {
  const { GetDetectorCommand, ListDetectorsCommand } = sdk('@aws-sdk/client-guardduty');
  const fields = fieldsFrom(context, schema, 'guardduty:ListDetectors');
  const call = callFor(fields, 'guardduty:ListDetectors');
  if (!call) return shapeFields({}, {});
  const listed = await context.reader.readPages({
    call,
    send: (NextToken, options) => client.send(new ListDetectorsCommand({ MaxResults: 50, NextToken }), options),
    items: (page) => page.DetectorIds,
    next: (page) => page.NextToken,
  });
  const [DetectorId] = listed.items;
  if (DetectorId === undefined) {
    return listed.cause ? leaveUnread(Object.keys(fields), listed.cause) : sayNone(Object.keys(fields));
  }
  return readAttributes(context, {
    schema,
    call: 'guardduty:GetDetector',
    subject: DetectorId,
    send: (options) => client.send(new GetDetectorCommand({ DetectorId }), options),
    shape: (detector) => ({ Detector: detector }),
  });
}

async function collectPlans(context: Context, client: GuardDutyClient): Promise<void> {
  const { GetMalwareProtectionPlanCommand, ListMalwareProtectionPlansCommand } = sdk('@aws-sdk/client-guardduty');
  const { partition, id: account } = context.account;
  await listResources(context, {
    schema: malwareProtectionPlanSchema,
    call: 'guardduty:ListMalwareProtectionPlans',
    send: (NextToken, options) => client.send(new ListMalwareProtectionPlansCommand({ NextToken }), options),
    items: (page) => page.MalwareProtectionPlans,
    next: (page) => page.NextToken,
    identify: ({ MalwareProtectionPlanId: id = '' }) => ({
      id: `arn:${partition}:guardduty:${context.scope.region}:${account}:malware-protection-plan/${id}`,
      name: id,
    }),
    details: async ({ MalwareProtectionPlanId = '' }) => [
      await readAttributes(context, {
        schema: malwareProtectionPlanSchema,
        call: 'guardduty:GetMalwareProtectionPlan',
        subject: MalwareProtectionPlanId,
        send: (options) => client.send(new GetMalwareProtectionPlanCommand({ MalwareProtectionPlanId }), options),
        shape: ({ ProtectedResource, Status }) => ({
          Status,
          BucketName: ProtectedResource ? (ProtectedResource.S3Bucket?.BucketName ?? null) : undefined,
        }),
      }),
    ],
  });
}
