import type { Bucket, S3Client } from '@aws-sdk/client-s3';
import {
  fieldsFrom,
  isWanted,
  listCall,
  listedFields,
  reportListing,
  reportResource,
} from '../../../read/attributes.ts';
import { forEachAtMost } from '../../../read/list-resources.ts';
import { joinShaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { collectAccount } from './account.ts';
import { readBucket } from './bucket.ts';
import { bucketSchema as schema } from './schema.ts';

/** Reads S3 as far as it is wanted. */
export async function collectS3(context: Context): Promise<void> {
  await Promise.all([collectAccount(context), collectBuckets(context)]);
}

/** How many buckets are read at a time. */
const atATime = 64;

/** Reads all buckets of the account, each through its own region. */
async function collectBuckets(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { ListBucketsCommand } = sdk('@aws-sdk/client-s3');
  const clientOf = await createClients(context);
  const { homeRegion, id: AccountId, partition } = context.account;
  const home = clientOf(homeRegion);
  const call = listCall(schema, 's3:ListBuckets');
  const listed = await context.reader.readPages({
    call,
    // Only an answer to a request with a parameter names each bucket's region: API_Bucket.html
    send: (ContinuationToken, options) =>
      home.send(new ListBucketsCommand({ MaxBuckets: 1000, ContinuationToken }), options),
    items: (page) => page.Buckets,
    next: (page) => page.ContinuationToken,
  });
  const regions = new Map<string, string | undefined>();
  await forEachAtMost(atATime, listed.items, async (bucket) => {
    regions.set(bucket.Name ?? '', await findRegion(context, home, bucket));
  });
  const own = { regions, complete: listed.cause === undefined };
  await forEachAtMost(atATime, listed.items, async (bucket) => {
    const name = bucket.Name ?? '';
    const region = regions.get(name);
    const place = region ?? homeRegion;
    const BucketArn = `arn:${partition}:s3:::${name}`;
    reportResource(context, {
      schema,
      id: BucketArn,
      name,
      ...(region === undefined ? {} : { region }),
      shaped: joinShaped([
        shapeFields(listedFields(context, schema), { ...bucket, BucketArn, AccountId, Region: region }, call),
        ...(await readBucket(context, { name, region: place, client: clientOf(place), own })),
      ]),
    });
  });
  reportListing(context, schema, listed.cause);
}

/** One client a region, made when a bucket there is first read. */
async function createClients(context: Context): Promise<(region: string) => S3Client> {
  const { S3Client } = sdk('@aws-sdk/client-s3');
  const clients = new Map<string, S3Client>();
  return (region) => {
    const client =
      clients.get(region) ?? new S3Client({ ...context.settings('S3', region), followRegionRedirects: true });
    clients.set(region, client);
    return client;
  };
}

/** From the list where it says; asked only if the region, or something of the bucket, is wanted. */
async function findRegion(context: Context, client: S3Client, bucket: Bucket): Promise<string | undefined> {
  if (bucket.BucketRegion) return bucket.BucketRegion;
  const asked = Object.values(schema.fields).some((field) =>
    field.from?.some(({ call }) => Object.keys(fieldsFrom(context, schema, call)).length > 0),
  );
  const needed = asked || Object.hasOwn(listedFields(context, schema), 'Region');
  if (!needed || bucket.Name === undefined) return undefined;
  const { GetBucketLocationCommand } = sdk('@aws-sdk/client-s3');
  const { Name } = bucket;
  const answer = await context.reader.read({
    call: listCall(schema, 's3:GetBucketLocation'),
    subject: Name,
    send: (options) => client.send(new GetBucketLocationCommand({ Bucket: Name }), options),
  });
  return answer.state === 'value' ? toRegion(answer.value.LocationConstraint) : undefined;
}

/** "Buckets in Region us-east-1 have a LocationConstraint of null", and EU is an old name: API_GetBucketLocation.html */
function toRegion(constraint: string | undefined): string {
  if (!constraint) return 'us-east-1';
  return constraint === 'EU' ? 'eu-west-1' : constraint;
}
