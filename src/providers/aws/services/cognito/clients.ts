import type {
  CognitoIdentityProviderClient,
  UserPoolClientType,
  UserPoolDescriptionType,
} from '@aws-sdk/client-cognito-identity-provider';
import { listCall, readAttributes } from '../../../read/attributes.ts';
import { listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { signsUsersIn, tokenMinutes } from '../../derive/token-validity.ts';
import { userPoolClientSchema as schema } from './schema.ts';

/** Cognito answers a few requests a second for each operation. */
const atATime = 4;

/** Reads the app clients of all user pools. */
export async function collectClients(
  context: Context,
  client: CognitoIdentityProviderClient,
  pools: Listed<UserPoolDescriptionType>,
): Promise<void> {
  const cognito = sdk('@aws-sdk/client-cognito-identity-provider');
  const { account, scope } = context;
  const call = listCall(schema, 'cognito-idp:ListUserPoolClients');
  const listed = await listChildren(atATime, pools, ({ Id: UserPoolId = '' }) =>
    context.reader.readPages({
      call,
      subject: UserPoolId,
      send: (NextToken, options) =>
        client.send(new cognito.ListUserPoolClientsCommand({ UserPoolId, MaxResults: 60, NextToken }), options),
      items: (page) => page.UserPoolClients,
      next: (page) => page.NextToken,
    }),
  );
  await reportListed(context, {
    schema,
    call,
    listed,
    identify: ({ parent, item: { ClientId = '', ClientName = ClientId } }) => ({
      id: `arn:${account.partition}:cognito-idp:${scope.region}:${account.id}:userpool/${parent.Id}#${ClientId}`,
      name: ClientName,
    }),
    shape: ({ item }) => ({ ...item, Region: scope.region }),
    details: async ({ parent: { Id: UserPoolId }, item: { ClientId = '' } }) => [
      await readAttributes(context, {
        schema,
        call: 'cognito-idp:DescribeUserPoolClient',
        subject: ClientId,
        send: (options) => client.send(new cognito.DescribeUserPoolClientCommand({ UserPoolId, ClientId }), options),
        shape: ({ UserPoolClient }) => (UserPoolClient ? describeClient(UserPoolClient) : {}),
      }),
    ],
  });
}

function describeClient(client: UserPoolClientType) {
  return { ...tokenMinutes(client), SignsUsersIn: signsUsersIn(client) };
}
