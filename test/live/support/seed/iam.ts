import {
  AttachRolePolicyCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  UpdateAccountPasswordPolicyCommand,
  UploadServerCertificateCommand,
} from '@aws-sdk/client-iam';
import type { Identity } from '../../../support/certificate.ts';
import { given, type Settings } from './settings.ts';

/** Five users: `aiko` has console access with MFA, `ben` without; the others have no password. Returns the ARN of a role. */
export async function seedIdentities(settings: Settings, certificate: Identity): Promise<string> {
  const iam = new IAMClient(settings);
  for (const UserName of ['aiko', 'ben', 'chika', 'daisuke', 'emi'])
    await iam.send(new CreateUserCommand({ UserName }));
  for (const UserName of ['aiko', 'ben']) {
    await iam.send(new CreateLoginProfileCommand({ UserName, Password: 'correct-Horse-7-battery' }));
  }
  const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'aiko' }));
  await iam.send(
    new EnableMFADeviceCommand({
      UserName: 'aiko',
      SerialNumber: device.VirtualMFADevice?.SerialNumber,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '654321',
    }),
  );
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 14, PasswordReusePrevention: 24 }));
  await iam.send(
    new UploadServerCertificateCommand({
      ServerCertificateName: 'legacy',
      CertificateBody: certificate.pem,
      PrivateKey: certificate.keyPem,
    }),
  );
  await iam.send(
    new CreateSAMLProviderCommand({
      Name: 'acme',
      SAMLMetadataDocument: `<EntityDescriptor>${' '.repeat(1000)}</EntityDescriptor>`,
    }),
  );
  return seedRole(iam);
}

/** A role that services take, with a policy that grants everything. */
async function seedRole(iam: IAMClient): Promise<string> {
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: ['ecs-tasks.amazonaws.com', 'eks.amazonaws.com', 'lambda.amazonaws.com'] },
        Action: 'sts:AssumeRole',
      },
    ],
  };
  const { Role } = await iam.send(
    new CreateRoleCommand({ RoleName: 'service', AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  const { Policy } = await iam.send(
    new CreatePolicyCommand({ PolicyName: 'everything', PolicyDocument: JSON.stringify(everything) }),
  );
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'service', PolicyArn: Policy?.Arn }));
  return given(Role?.Arn, 'role');
}
