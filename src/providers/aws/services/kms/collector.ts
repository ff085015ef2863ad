import type { KeyListEntry, KMSClient } from '@aws-sdk/client-kms';
import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { administratorsWhoDecrypt, attestation, foreignAccounts } from '../../derive/key-policy-access.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { aliasesOf } from './aliases.ts';
import { keySchema as schema } from './schema.ts';

/** Reads the KMS keys of a region. A key policy may refuse even an administrator, so each key fails by itself. */
export async function collectKeys(context: Context): Promise<void> {
  const { KMSClient, ListKeysCommand } = sdk('@aws-sdk/client-kms');
  const client = new KMSClient(context.settings('KMS', context.scope.region));
  const aliases = aliasesOf(context, client);
  await listResources(context, {
    schema,
    call: 'kms:ListKeys',
    send: (Marker, options) => client.send(new ListKeysCommand({ Limit: 1000, Marker }), options),
    items: (page) => page.Keys,
    next: (page) => (page.Truncated ? page.NextMarker : undefined),
    identify: ({ KeyArn, KeyId = '' }) => ({ id: KeyArn ?? KeyId, name: KeyId }),
    shape: ({ KeyId, KeyArn }) => ({ KeyId, Arn: KeyArn, Region: context.scope.region }),
    details: async (key) => [await aliases(key.KeyId), ...(await readKey(context, client, key))],
  });
}

async function readKey(context: Context, client: KMSClient, { KeyId }: KeyListEntry): Promise<readonly Shaped[]> {
  const { DescribeKeyCommand, GetKeyPolicyCommand, GetKeyRotationStatusCommand } = sdk('@aws-sdk/client-kms');
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
      shape: ({ Policy }) => ({
        PolicyAllowsAnyone: allowsAnyone(Policy),
        ForeignAccounts: foreignAccounts(Policy, context.account.id),
        AdministratorsWhoDecrypt: administratorsWhoDecrypt(Policy),
        Attestation: attestation(Policy),
      }),
    }),
  ]);
  return [described, ...rest];
}
