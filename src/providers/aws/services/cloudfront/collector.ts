import type { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { isWanted, readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { readDistribution } from '../../derive/distribution.ts';
import { readLogDeliveries } from '../../read/log-deliveries.ts';
import { distributionSchema, originAccessControlSchema, vpcOriginSchema } from './schema.ts';

/** Reads the distributions of the account with what their origins name: the list of distributions says all but their logging. */
export async function collectCloudFront(context: Context): Promise<void> {
  const { CloudFrontClient } = sdk('@aws-sdk/client-cloudfront');
  const client = new CloudFrontClient(context.settings('CloudFront', context.account.homeRegion));
  await Promise.all([
    collectDistributions(context, client),
    collectOriginAccessControls(context, client),
    collectVpcOrigins(context, client),
  ]);
}

/** A list that is empty comes without its items. API_DistributionList.html */
interface List<Item> {
  readonly Quantity?: number | undefined;
  readonly Items?: readonly Item[] | undefined;
}

function itemsOf<Item>(list: List<Item> | undefined): readonly Item[] | undefined {
  return list?.Quantity === 0 ? [] : list?.Items;
}

async function collectDistributions(context: Context, client: CloudFrontClient): Promise<void> {
  const schema = distributionSchema;
  if (!isWanted(context, schema)) return;
  const { GetDistributionConfigCommand, ListDistributionsCommand } = sdk('@aws-sdk/client-cloudfront');
  // The deliveries of a distribution are kept there: AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
  const region = context.account.partition === 'aws' ? 'us-east-1' : context.account.homeRegion;
  const deliveries = await readLogDeliveries(context, { schema, attribute: 'LogDeliveries', region });
  await listResources(context, {
    schema,
    call: 'cloudfront:ListDistributions',
    send: (Marker, options) => client.send(new ListDistributionsCommand({ Marker, MaxItems: 100 }), options),
    items: (page) => itemsOf(page.DistributionList),
    next: ({ DistributionList }) => (DistributionList?.IsTruncated ? DistributionList.NextMarker : undefined),
    identify: ({ ARN = '', Id = '' }) => ({ id: ARN, name: Id }),
    shape: (item) => ({ ...item, ...readDistribution(item) }),
    details: async ({ ARN = '', Id = '' }) => [
      deliveries(ARN),
      await readAttributes(context, {
        schema,
        call: 'cloudfront:GetDistributionConfig',
        subject: Id,
        send: (options) => client.send(new GetDistributionConfigCommand({ Id }), options),
        shape: ({ DistributionConfig }) => ({ Logging: DistributionConfig?.Logging }),
      }),
    ],
  });
}

async function collectOriginAccessControls(context: Context, client: CloudFrontClient): Promise<void> {
  const { ListOriginAccessControlsCommand } = sdk('@aws-sdk/client-cloudfront');
  const { id: account, partition } = context.account;
  await listResources(context, {
    schema: originAccessControlSchema,
    call: 'cloudfront:ListOriginAccessControls',
    send: (Marker, options) => client.send(new ListOriginAccessControlsCommand({ Marker, MaxItems: 100 }), options),
    items: (page) => itemsOf(page.OriginAccessControlList),
    next: ({ OriginAccessControlList: list }) => (list?.IsTruncated ? list.NextMarker : undefined),
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html
    identify: ({ Id = '', Name }) => ({
      id: `arn:${partition}:cloudfront::${account}:origin-access-control/${Id}`,
      name: Name ?? Id,
    }),
  });
}

async function collectVpcOrigins(context: Context, client: CloudFrontClient): Promise<void> {
  const schema = vpcOriginSchema;
  const { GetVpcOriginCommand, ListVpcOriginsCommand } = sdk('@aws-sdk/client-cloudfront');
  await listResources(context, {
    schema,
    call: 'cloudfront:ListVpcOrigins',
    send: (Marker, options) => client.send(new ListVpcOriginsCommand({ Marker, MaxItems: 100 }), options),
    items: (page) => itemsOf(page.VpcOriginList),
    next: ({ VpcOriginList }) => (VpcOriginList?.IsTruncated ? VpcOriginList.NextMarker : undefined),
    identify: ({ Arn = '', Name, Id = '' }) => ({ id: Arn, name: Name ?? Id }),
    details: async ({ Id = '' }) => [
      await readAttributes(context, {
        schema,
        call: 'cloudfront:GetVpcOrigin',
        subject: Id,
        send: (options) => client.send(new GetVpcOriginCommand({ Id }), options),
        shape: ({ VpcOrigin }) => ({ VpcOriginEndpointConfig: shapeEndpoint(VpcOrigin?.VpcOriginEndpointConfig) }),
      }),
    ],
  });
}

interface Endpoint {
  readonly OriginProtocolPolicy?: string | undefined;
  readonly OriginSslProtocols?: List<string> | undefined;
}

function shapeEndpoint(endpoint: Endpoint | undefined) {
  return endpoint && { ...endpoint, OriginSslProtocols: itemsOf(endpoint.OriginSslProtocols) };
}
