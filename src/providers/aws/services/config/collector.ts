import { joinShaped, shapeFields } from '../../../shape.ts';
import { isWanted, listedFields, readAttributes, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { normaliseRecorderStatus } from '../../derive/recorder-status.ts';
import { configRegionSchema as schema } from './schema.ts';

/** Reads what AWS Config does in a region. The region is a resource whether or not anything is set up there. */
export async function collectConfig(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const {
    ConfigServiceClient,
    DescribeConfigurationRecordersCommand,
    DescribeConfigurationRecorderStatusCommand,
    DescribeDeliveryChannelsCommand,
  } = await import('@aws-sdk/client-config-service');
  const { region, account } = context.scope;
  const client = new ConfigServiceClient(context.settings('Config Service', region));
  const parts = await Promise.all([
    readAttributes(context, {
      schema,
      call: 'config:DescribeConfigurationRecorders',
      send: (options) => client.send(new DescribeConfigurationRecordersCommand({}), options),
      shape: ({ ConfigurationRecorders }) => ({ ConfigurationRecorders }),
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
      shape: ({ DeliveryChannels }) => ({ DeliveryChannels }),
    }),
  ]);
  reportResource(context, {
    schema,
    id: `aws/config/region/${account}/${region}`,
    name: region,
    shaped: joinShaped([shapeFields(listedFields(context, schema), { Region: region }), ...parts]),
  });
  reportListing(context, schema, undefined);
}
