interface DeliverySource {
  readonly name?: string | undefined;
  readonly resourceArns?: readonly string[] | undefined;
  readonly logType?: string | undefined;
  readonly status?: string | undefined;
}
interface Delivery {
  readonly deliverySourceName?: string | undefined;
}

/**
 * The types of log of one resource that have a source and a delivery, each once, in order. A source that says it is not
 * active does not count. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeliverySource.html
 */
export function deliveredLogTypes(
  arn: string,
  sources: readonly DeliverySource[],
  deliveries: readonly Delivery[],
): readonly string[] {
  const delivered = new Set(deliveries.map(({ deliverySourceName }) => deliverySourceName));
  const types = sources.flatMap(({ name, resourceArns, logType, status }) => {
    const counts = name !== undefined && delivered.has(name) && status !== 'INACTIVE';
    return counts && logType !== undefined && resourceArns?.includes(arn) ? [logType] : [];
  });
  return [...new Set(types)].sort();
}
