import type { Bucket, S3Client } from '@aws-sdk/client-s3';
import { joinShaped, shapeFields } from '../../../shape.ts';
import { fieldsFrom, isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { readBucket } from './bucket.ts';
import { bucketSchema as schema } from './schema.ts';

/** Reads all buckets of the account, each through its own region. */
export async function collectBuckets(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { ListBucketsCommand } = await import('@aws-sdk/client-s3');
  const clientOf = await createClients(context);
  const home = clientOf(context.account.homeRegion);
  const call = listCall(schema, 's3:ListBuckets');
  const listed = await context.reader.readPages({
    call,
    // Only an answer to a request with a parameter names each bucket's region: API_Bucket.html
    send: (ContinuationToken, options) =>
      home.send(new ListBucketsCommand({ MaxBuckets: 1000, ContinuationToken }), options),
    items: (page) => page.Buckets,
    next: (page) => page.ContinuationToken,
  });
  await Promise.all(
    listed.items.map(async (bucket) => {
      const name = bucket.Name ?? '';
      const region = await findRegion(context, home, bucket);
      const place = region ?? context.account.homeRegion;
      reportResource(context, {
        schema,
        id: `arn:${context.account.partition}:s3:::${name}`,
        name,
        ...(region === undefined ? {} : { region }),
        shaped: joinShaped([
          shapeFields(listedFields(context, schema), bucket, call),
          ...(await readBucket(context, { name, region: place, client: clientOf(place) })),
        ]),
      });
    }),
  );
  reportListing(context, schema, listed.cause);
}

/** One client a region, made when a bucket there is first read. */
async function createClients(context: Context): Promise<(region: string) => S3Client> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  const clients = new Map<string, S3Client>();
  return (region) => {
    const client =
      clients.get(region) ?? new S3Client({ ...context.settings('S3', region), followRegionRedirects: true });
    clients.set(region, client);
    return client;
  };
}

/** From the list where it says; asked only if something of the bucket will be. */
async function findRegion(context: Context, client: S3Client, bucket: Bucket): Promise<string | undefined> {
  if (bucket.BucketRegion) return bucket.BucketRegion;
  const needed = Object.values(schema.fields).some((field) =>
    field.from?.some(({ call }) => Object.keys(fieldsFrom(context, schema, call)).length > 0),
  );
  if (!needed || bucket.Name === undefined) return undefined;
  const { GetBucketLocationCommand } = await import('@aws-sdk/client-s3');
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
