import type { KeyListEntry, KMSClient } from '@aws-sdk/client-kms';
import { joinShaped, type Shaped, shapeFields } from '../../../shape.ts';
import { isWanted, listCall, listedFields, readAttributes, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { keySchema as schema } from './schema.ts';

/** Reads the KMS keys of a region. A key policy may refuse even an administrator, so each key fails by itself. */
export async function collectKeys(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { KMSClient, ListKeysCommand } = await import('@aws-sdk/client-kms');
  const client = new KMSClient(context.settings('KMS', context.scope.region));
  const call = listCall(schema, 'kms:ListKeys');
  const listed = await context.reader.readPages({
    call,
    send: (Marker, options) => client.send(new ListKeysCommand({ Limit: 1000, Marker }), options),
    items: (page) => page.Keys,
    next: (page) => (page.Truncated ? page.NextMarker : undefined),
  });
  await Promise.all(
    listed.items.map(async (key) => {
      const shaped = shapeFields(listedFields(context, schema), { KeyId: key.KeyId, Arn: key.KeyArn }, call);
      const id = key.KeyArn ?? key.KeyId ?? '';
      const details = await readKey(context, client, key);
      reportResource(context, { schema, id, name: key.KeyId ?? id, shaped: joinShaped([shaped, ...details]) });
    }),
  );
  reportListing(context, schema, listed.cause);
}

async function readKey(context: Context, client: KMSClient, { KeyId }: KeyListEntry): Promise<readonly Shaped[]> {
  const { DescribeKeyCommand, GetKeyPolicyCommand, GetKeyRotationStatusCommand } = await import('@aws-sdk/client-kms');
  const ask = { schema, ...(KeyId === undefined ? {} : { subject: KeyId }) };
  const described = await readAttributes(context, {
    ...ask,
    call: 'kms:DescribeKey',
    send: (options) => client.send(new DescribeKeyCommand({ KeyId }), options),
    shape: ({ KeyMetadata }) => ({ ...KeyMetadata }),
  });
  // AWS rotates its own keys and writes their policies. Where the manager could not be read, we ask all the same.
  if (described.attributes.KeyManager === 'AWS') return [described];
  const rest = await Promise.all([
    readAttributes(context, {
      ...ask,
      call: 'kms:GetKeyRotationStatus',
      send: (options) => client.send(new GetKeyRotationStatusCommand({ KeyId }), options),
      shape: (status) => ({ KeyRotation: status }),
    }),
    readAttributes(context, {
      ...ask,
      call: 'kms:GetKeyPolicy',
      // "The only valid policy name is default": API_GetKeyPolicy.html
      send: (options) => client.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }), options),
      shape: ({ Policy }) => ({ PolicyAllowsAnyone: allowsAnyone(Policy) }),
    }),
  ]);
  return [described, ...rest];
}
