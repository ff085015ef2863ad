import type { CognitoIdentityProviderClient, UserPoolType } from '@aws-sdk/client-cognito-identity-provider';
import { membersOf } from '../../../derive/members.ts';
import { readAttributes } from '../../../read/attributes.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { userPoolSchema as schema } from './schema.ts';

/** Asks for the wanted attributes of one user pool. */
export async function readPool(
  context: Context,
  client: CognitoIdentityProviderClient,
  UserPoolId: string,
): Promise<readonly Shaped[]> {
  const cognito = sdk('@aws-sdk/client-cognito-identity-provider');
  return Promise.all([
    readAttributes(context, {
      schema,
      call: 'cognito-idp:DescribeUserPool',
      subject: UserPoolId,
      send: (options) => client.send(new cognito.DescribeUserPoolCommand({ UserPoolId }), options),
      shape: ({ UserPool }) => (UserPool ? describePool(UserPool) : {}),
    }),
    readAttributes(context, {
      schema,
      call: 'cognito-idp:GetUserPoolMfaConfig',
      subject: UserPoolId,
      send: (options) => client.send(new cognito.GetUserPoolMfaConfigCommand({ UserPoolId }), options),
      shape: ({ MfaConfiguration }) => ({ MfaConfiguration }),
    }),
  ]);
}

function describePool(pool: UserPoolType) {
  return {
    PasswordPolicy: pool.Policies?.PasswordPolicy,
    UserPoolAddOns: pool.UserPoolAddOns,
    DeletionProtection: pool.DeletionProtection,
    // "If not specified, Amazon Web Services managed keys are used":
    // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_KeyConfigurationType.html
    KmsKeyArn: pool.KeyConfiguration?.KmsKeyArn ?? null,
    Tags: pool.UserPoolTags && membersOf(pool.UserPoolTags).map(([Key, Value]) => ({ Key, Value })),
  };
}
