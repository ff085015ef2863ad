import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SetUserPoolMfaConfigCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {
  AttachManagedPolicyToPermissionSetCommand,
  CreatePermissionSetCommand,
  ListInstancesCommand,
  PutInlinePolicyToPermissionSetCommand,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { given, type Settings } from './settings.ts';

/** Pool `patients` demands a second factor, `guests` does not. Returns the ARN of the first. */
export async function seedPools(settings: Settings): Promise<string> {
  const cognito = new CognitoIdentityProviderClient(settings);
  const create = async (PoolName: string) => {
    const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName }));
    await cognito.send(new CreateUserPoolClientCommand({ UserPoolId: UserPool?.Id, ClientName: 'app' }));
    return UserPool;
  };
  await create('guests');
  const patients = await create('patients');
  await cognito.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: patients?.Id,
      SoftwareTokenMfaConfiguration: { Enabled: true },
      MfaConfiguration: 'ON',
    }),
  );
  return given(patients?.Arn, 'user pool');
}

/** A permission set of administrators, in the instance of Identity Center that is there. */
export async function seedPermissionSet(settings: Settings): Promise<void> {
  const sso = new SSOAdminClient(settings);
  const { Instances } = await sso.send(new ListInstancesCommand({}));
  const InstanceArn = given(Instances?.[0]?.InstanceArn, 'instance of Identity Center');
  const { PermissionSet } = await sso.send(
    new CreatePermissionSetCommand({ InstanceArn, Name: 'admins', SessionDuration: 'PT12H' }),
  );
  const of = { InstanceArn, PermissionSetArn: PermissionSet?.PermissionSetArn };
  await sso.send(
    new AttachManagedPolicyToPermissionSetCommand({
      ...of,
      ManagedPolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    }),
  );
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  await sso.send(new PutInlinePolicyToPermissionSetCommand({ ...of, InlinePolicy: JSON.stringify(everything) }));
}
