import { fieldsFrom } from '../../read/attributes.ts';
import type { ResourceSchema } from '../../schema.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../shape.ts';
import type { Context } from '../collector.ts';
import { deliveredLogTypes } from '../derive/delivered-log-types.ts';

/** A resource whose logs go through CloudWatch Logs (to a log group, S3 or Firehose) has a delivery source there. */
export const deliverySourcesCall = {
  call: 'logs:DescribeDeliverySources',
  permission: 'logs:DescribeDeliverySources',
};
/** A source delivers nothing until a delivery ties it to a destination. */
export const deliveriesCall = { call: 'logs:DescribeDeliveries', permission: 'logs:DescribeDeliveries' };

export interface LogDeliveriesAsk {
  readonly schema: ResourceSchema;
  /** The one attribute that the two calls give. */
  readonly attribute: string;
  /** Where the deliveries are kept, when not in the context's region. */
  readonly region?: string;
}

/**
 * Asks once for the log deliveries of a region, if they are wanted, and gives a function from a resource's ARN to its
 * types of log. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html
 */
export async function readLogDeliveries(
  context: Context,
  { schema, attribute, region }: LogDeliveriesAsk,
): Promise<(arn: string) => Shaped> {
  const field = fieldsFrom(context, schema, deliverySourcesCall.call)[attribute];
  if (!field) return () => shapeFields({}, {});
  const { CloudWatchLogsClient, DescribeDeliveriesCommand, DescribeDeliverySourcesCommand } = await import(
    '@aws-sdk/client-cloudwatch-logs'
  );
  const client = new CloudWatchLogsClient(context.settings('CloudWatch Logs', region ?? context.scope.region));
  const place = region === undefined ? {} : { region };
  const [sources, deliveries] = await Promise.all([
    context.reader.readPages({
      call: deliverySourcesCall,
      ...place,
      send: (nextToken, options) => client.send(new DescribeDeliverySourcesCommand({ limit: 50, nextToken }), options),
      items: (page) => page.deliverySources,
      next: (page) => page.nextToken,
    }),
    context.reader.readPages({
      call: deliveriesCall,
      ...place,
      send: (nextToken, options) => client.send(new DescribeDeliveriesCommand({ limit: 50, nextToken }), options),
      items: (page) => page.deliveries,
      next: (page) => page.nextToken,
    }),
  ]);
  const cause = sources.cause ?? deliveries.cause;
  return (arn) => {
    const types = deliveredLogTypes(arn, sources.items, deliveries.items);
    if (cause && types.length === 0) return leaveUnread([attribute], cause);
    const shaped = shapeFields({ [attribute]: field }, { [attribute]: types }, deliverySourcesCall);
    return cause ? { ...shaped, partial: { ...shaped.partial, [attribute]: cause } } : shaped;
  };
}
