import type { CognitoIdentityProviderClient, UserPoolDescriptionType } from '@aws-sdk/client-cognito-identity-provider';
import type { Cause } from '../../../../model/cause.ts';
import { joinShaped, shapeFields } from '../../../shape.ts';
import { listCall, listedFields, readAttributes, reportListing, reportResource } from '../../attributes.ts';
import type { Context } from '../../collector.ts';
import { tokenMinutes } from '../../derive/token-validity.ts';
import type { Listed } from '../../read.ts';
import { userPoolClientSchema as schema } from './schema.ts';

/** Reads the app clients of all user pools, pool by pool. */
export async function collectClients(
  context: Context,
  client: CognitoIdentityProviderClient,
  pools: Listed<UserPoolDescriptionType>,
): Promise<void> {
  let { cause } = pools;
  for (const { Id = '' } of pools.items) cause = (await collectClientsOf(context, client, Id)) ?? cause;
  reportListing(context, schema, cause);
}

async function collectClientsOf(
  context: Context,
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<Cause | undefined> {
  const cognito = await import('@aws-sdk/client-cognito-identity-provider');
  const { account, scope } = context;
  const fields = listedFields(context, schema);
  const listed = await context.reader.readPages({
    call: listCall(schema, 'cognito-idp:ListUserPoolClients'),
    subject: UserPoolId,
    send: (NextToken, options) =>
      client.send(new cognito.ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60, NextToken }), options),
    items: (page) => page.UserPoolClients,
    next: (page) => page.NextToken,
  });
  for (const item of listed.items) {
    const { ClientId = '', ClientName = ClientId } = item;
    const own = shapeFields(fields, item, listCall(schema, 'cognito-idp:ListUserPoolClients'));
    const described = await readAttributes(context, {
      schema,
      call: 'cognito-idp:DescribeUserPoolClient',
      subject: ClientId,
      send: (options) => client.send(new cognito.DescribeUserPoolClientCommand({ UserPoolId, ClientId }), options),
      shape: ({ UserPoolClient }) => (UserPoolClient ? tokenMinutes(UserPoolClient) : {}),
    });
    reportResource(context, {
      schema,
      id: `arn:${account.partition}:cognito-idp:${scope.region}:${account.id}:userpool/${UserPoolId}#${ClientId}`,
      name: ClientName,
      shaped: joinShaped([own, described]),
    });
  }
  return listed.cause;
}
