import type { ConfigServiceClient } from '@aws-sdk/client-config-service';
import { isWanted, readAttributes } from '../../../read/attributes.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { normaliseRecorderStatus } from '../../derive/recorder-status.ts';
import { describeRecorders } from '../../derive/recording-group.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { configRegionSchema as schema } from './schema.ts';
import { collectVerdicts } from './verdicts.ts';

/** Reads what AWS Config does in a region, and the verdicts of its rules and conformance packs. */
export async function collectConfig(context: Context): Promise<void> {
  const { ConfigServiceClient } = sdk('@aws-sdk/client-config-service');
  const client = new ConfigServiceClient(context.settings('Config Service', context.scope.region));
  await Promise.all([
    isWanted(context, schema) ? collectRegion(context, client) : undefined,
    collectVerdicts(context, client),
  ]);
}

/** The region is a resource whether or not anything is set up there. */
async function collectRegion(context: Context, client: ConfigServiceClient): Promise<void> {
  const {
    DescribeConfigurationRecordersCommand,
    DescribeConfigurationRecorderStatusCommand,
    DescribeDeliveryChannelsCommand,
  } = sdk('@aws-sdk/client-config-service');
  const parts = await Promise.all([
    readAttributes(context, {
      schema,
      call: 'config:DescribeConfigurationRecorders',
      send: (options) => client.send(new DescribeConfigurationRecordersCommand({}), options),
      shape: (answer) => ({ ConfigurationRecorders: describeRecorders(answer.ConfigurationRecorders) }),
    }),
    readAttributes(context, {
      schema,
      call: 'config:DescribeConfigurationRecorderStatus',
      send: (options) => client.send(new DescribeConfigurationRecorderStatusCommand({}), options),
      shape: (answer) => ({
        ConfigurationRecordersStatus: normaliseRecorderStatus(answer.ConfigurationRecordersStatus),
      }),
    }),
    readAttributes(context, {
      schema,
      call: 'config:DescribeDeliveryChannels',
      send: (options) => client.send(new DescribeDeliveryChannelsCommand({}), options),
      shape: ({ DeliveryChannels }) => ({
        DeliveryChannels,
        DeliveryBuckets: DeliveryChannels?.flatMap(({ s3BucketName }) => s3BucketName ?? []),
      }),
    }),
  ]);
  reportRegion(context, schema, parts);
}
