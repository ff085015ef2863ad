import { isWanted, listCall } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { collectClients } from './clients.ts';
import { readPool } from './pool.ts';
import { userPoolClientSchema, userPoolSchema } from './schema.ts';

/** Reads the user pools of a region and their app clients. */
export async function collectCognito(context: Context): Promise<void> {
  const schemas = [userPoolSchema, userPoolClientSchema].filter((schema) => isWanted(context, schema));
  if (schemas.length === 0) return;
  const { CognitoIdentityProviderClient, ListUserPoolsCommand } = await import(
    '@aws-sdk/client-cognito-identity-provider'
  );
  const { account, scope } = context;
  const client = new CognitoIdentityProviderClient(context.settings('Cognito Identity Provider', scope.region));
  const call = listCall(userPoolSchema, 'cognito-idp:ListUserPools');
  const listed = await context.reader.readPages({
    call,
    send: (NextToken, options) => client.send(new ListUserPoolsCommand({ MaxResults: 60, NextToken }), options),
    items: (page) => page.UserPools,
    next: (page) => page.NextToken,
  });
  await reportListed(context, {
    schema: userPoolSchema,
    call,
    listed,
    identify: ({ Id = '', Name = Id }) => ({
      id: `arn:${account.partition}:cognito-idp:${scope.region}:${account.id}:userpool/${Id}`,
      name: Name,
    }),
    shape: (pool) => ({ ...pool, Region: scope.region }),
    details: ({ Id = '' }) => readPool(context, client, Id),
  });
  if (schemas.includes(userPoolClientSchema)) await collectClients(context, client, listed);
}
