import type { CognitoIdentityProviderClient, UserPoolDescriptionType } from '@aws-sdk/client-cognito-identity-provider';
import { joinShaped, shapeFields } from '../../../shape.ts';
import { isWanted, listCall, listedFields, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { forEachAtMost } from '../../list-resources.ts';
import type { Listed } from '../../read.ts';
import { collectClients } from './clients.ts';
import { readPool } from './pool.ts';
import { userPoolClientSchema, userPoolSchema } from './schema.ts';

/** Cognito answers a few requests a second for each operation. */
const atATime = 4;

/** Reads the user pools of a region and their app clients. */
export async function collectCognito(context: Context): Promise<void> {
  const schemas = [userPoolSchema, userPoolClientSchema].filter((schema) => isWanted(context, schema));
  if (schemas.length === 0) return;
  const { CognitoIdentityProviderClient, ListUserPoolsCommand } = await import(
    '@aws-sdk/client-cognito-identity-provider'
  );
  const client = new CognitoIdentityProviderClient(context.settings('Cognito Identity Provider', context.scope.region));
  const listed = await context.reader.readPages({
    call: listCall(userPoolSchema, 'cognito-idp:ListUserPools'),
    send: (NextToken, options) => client.send(new ListUserPoolsCommand({ MaxResults: 60, NextToken }), options),
    items: (page) => page.UserPools,
    next: (page) => page.NextToken,
  });
  if (schemas.includes(userPoolSchema)) await collectPools(context, client, listed);
  if (schemas.includes(userPoolClientSchema)) await collectClients(context, client, listed);
}

async function collectPools(
  context: Context,
  client: CognitoIdentityProviderClient,
  { items, cause }: Listed<UserPoolDescriptionType>,
): Promise<void> {
  const { account, scope } = context;
  const fields = listedFields(context, userPoolSchema);
  await forEachAtMost(atATime, items, async (pool) => {
    const { Id = '', Name = Id } = pool;
    const own = shapeFields(
      fields,
      { ...pool, Region: scope.region },
      listCall(userPoolSchema, 'cognito-idp:ListUserPools'),
    );
    reportResource(context, {
      schema: userPoolSchema,
      id: `arn:${account.partition}:cognito-idp:${scope.region}:${account.id}:userpool/${Id}`,
      name: Name,
      shaped: joinShaped([own, ...(await readPool(context, client, Id))]),
    });
  });
  reportListing(context, userPoolSchema, cause);
}
