import { isWanted, listedFields, readAttributes, reportListing, reportResource } from '../../../read/attributes.ts';
import { joinShaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { s3AccountSchema as schema } from './schema.ts';

/** Reads what S3 has as a setting of the account. */
export async function collectAccount(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { GetPublicAccessBlockCommand, S3ControlClient } = sdk('@aws-sdk/client-s3-control');
  const { id: AccountId, homeRegion } = context.account;
  const client = new S3ControlClient(context.settings('S3 Control', homeRegion));
  const block = await readAttributes(context, {
    schema,
    call: 's3control:GetPublicAccessBlock',
    send: (options) => client.send(new GetPublicAccessBlockCommand({ AccountId }), options),
    shape: ({ PublicAccessBlockConfiguration }) => ({ PublicAccessBlock: PublicAccessBlockConfiguration }),
  });
  reportResource(context, {
    schema,
    id: `aws/s3/account/${AccountId}`,
    name: AccountId,
    shaped: joinShaped([shapeFields(listedFields(context, schema), { AccountId }), block]),
  });
  reportListing(context, schema, undefined);
}
