import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { secretSchema as schema } from './schema.ts';

/** Reads the secrets of a region, replicas among them; those scheduled for deletion are not listed. */
export async function collectSecrets(context: Context): Promise<void> {
  const { ListSecretsCommand, SecretsManagerClient } = sdk('@aws-sdk/client-secrets-manager');
  const { region } = context.scope;
  const client = new SecretsManagerClient(context.settings('Secrets Manager', region));
  await listResources(context, {
    schema,
    call: 'secretsmanager:ListSecrets',
    send: (NextToken, options) => client.send(new ListSecretsCommand({ MaxResults: 100, NextToken }), options),
    items: (page) => page.SecretList,
    next: (page) => page.NextToken,
    identify: ({ ARN, Name = '' }) => ({ id: ARN ?? Name, name: Name }),
    shape: (secret) => ({
      ...secret,
      Region: region,
      IsReplica: secret.PrimaryRegion !== undefined && secret.PrimaryRegion !== region,
    }),
    details: (_, { id }) => readSecret(context, client, id),
  });
}

async function readSecret(
  context: Context,
  client: SecretsManagerClient,
  SecretId: string,
): Promise<readonly Shaped[]> {
  const { DescribeSecretCommand, GetResourcePolicyCommand } = sdk('@aws-sdk/client-secrets-manager');
  return Promise.all([
    readAttributes(context, {
      schema,
      call: 'secretsmanager:DescribeSecret',
      subject: SecretId,
      send: (options) => client.send(new DescribeSecretCommand({ SecretId }), options),
      shape: ({ ReplicationStatus }) => ({ ReplicationStatus }),
    }),
    readAttributes(context, {
      schema,
      call: 'secretsmanager:GetResourcePolicy',
      subject: SecretId,
      send: (options) => client.send(new GetResourcePolicyCommand({ SecretId }), options),
      // An answer about the secret without a policy says that it has none: API_GetResourcePolicy.html
      shape: ({ ARN, ResourcePolicy }) => {
        if (ResourcePolicy !== undefined) return { PolicyAllowsAnyone: allowsAnyone(ResourcePolicy) };
        return ARN === undefined ? {} : { PolicyAllowsAnyone: null };
      },
    }),
  ]);
}
