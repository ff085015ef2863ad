import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { fieldsFrom } from '../../../read/attributes.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { deliveredBeside } from '../../derive/delivered-beside.ts';
import { deliveriesCall } from '../../read/log-deliveries.ts';
import { destinationsCall, logGroupSchema as schema } from './schema.ts';

/** Where what is delivered to each log group, by its ARN, goes as well. Asks for nothing where that is not wanted. */
export async function readDeliveries(context: Context, client: CloudWatchLogsClient): Promise<(arn: string) => Shaped> {
  const fields = fieldsFrom(context, schema, destinationsCall.call);
  if (Object.keys(fields).length === 0) return () => shapeFields({}, {});
  const { DescribeDeliveriesCommand, DescribeDeliveryDestinationsCommand } = await import(
    '@aws-sdk/client-cloudwatch-logs'
  );
  const [deliveries, destinations] = await Promise.all([
    context.reader.readPages({
      call: deliveriesCall,
      send: (nextToken, options) => client.send(new DescribeDeliveriesCommand({ limit: 50, nextToken }), options),
      items: (page) => page.deliveries,
      next: (page) => page.nextToken,
    }),
    context.reader.readPages({
      call: destinationsCall,
      send: (nextToken, options) =>
        client.send(new DescribeDeliveryDestinationsCommand({ limit: 50, nextToken }), options),
      items: (page) => page.deliveryDestinations,
      next: (page) => page.nextToken,
    }),
  ]);
  const cause = deliveries.cause ?? destinations.cause;
  if (cause) return () => leaveUnread(Object.keys(fields), cause);
  return (arn) => shapeFields(fields, deliveredBeside(arn, deliveries.items, destinations.items), destinationsCall);
}
