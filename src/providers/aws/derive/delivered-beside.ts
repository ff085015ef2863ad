import { readBucketArn } from './bucket-arn.ts';

/** A delivery of CloudWatch Logs: of one source to one destination. */
export interface Delivery {
  readonly deliverySourceName?: string | undefined;
  readonly deliveryDestinationArn?: string | undefined;
  readonly deliveryDestinationType?: string | undefined;
}
export interface DeliveryDestination {
  readonly arn?: string | undefined;
  readonly deliveryDestinationConfiguration?: { readonly destinationResourceArn?: string | undefined } | undefined;
}

/** A bucket, and the folder in it that all the logs lie under; `null` is "none", `undefined` could not be told. */
export interface DeliveredBeside {
  readonly OtherDeliveryBucketName: string | null | undefined;
  readonly OtherDeliveryPath: string | null | undefined;
}

const none: DeliveredBeside = { OtherDeliveryBucketName: null, OtherDeliveryPath: null };
const open: DeliveredBeside = { OtherDeliveryBucketName: undefined, OtherDeliveryPath: undefined };

/**
 * The one bucket that takes all that is delivered to a log group as well. `null` where nothing is delivered to the group,
 * or a part of it goes nowhere else; left open where it goes to several places, through Firehose or to another account.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html
 */
export function deliveredBeside(
  groupArn: string,
  deliveries: readonly Delivery[],
  destinations: readonly DeliveryDestination[],
): DeliveredBeside {
  const targets = new Map(
    destinations.map(({ arn, deliveryDestinationConfiguration }) => [
      arn,
      deliveryDestinationConfiguration?.destinationResourceArn?.replace(/:\*$/, ''),
    ]),
  );
  const targetOf = ({ deliveryDestinationArn }: Delivery): string | undefined => targets.get(deliveryDestinationArn);
  const here = deliveries.filter((delivery) => targetOf(delivery) === groupArn);
  const sources = [...new Set(here.map(({ deliverySourceName }) => deliverySourceName))];
  const buckets = sources.map((source) => {
    const others = deliveries.filter(
      (delivery) => delivery.deliverySourceName === source && targetOf(delivery) !== groupArn,
    );
    const [first, ...more] = new Set(others.map(targetOf));
    if (others.length === 0) return null;
    return more.length === 0 && others.every(({ deliveryDestinationType }) => deliveryDestinationType === 'S3')
      ? first
      : undefined;
  });
  const [bucket = null, ...more] = new Set(buckets);
  if (buckets.length === 0 || buckets.includes(null)) return none;
  return more.length > 0 || bucket === null ? open : readBucket(bucket);
}

/** What the service appends to the folder is not looked at. */
function readBucket(arn: string): DeliveredBeside {
  const { bucket, folder } = readBucketArn(arn);
  return { OtherDeliveryBucketName: bucket, OtherDeliveryPath: folder };
}
