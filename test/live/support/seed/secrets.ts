import { CreateSecretCommand, PutResourcePolicyCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { CreateDocumentCommand, ModifyDocumentPermissionCommand, SSMClient } from '@aws-sdk/client-ssm';
import { account, type Settings } from './settings.ts';

/** A secret whose policy lets the account itself read it. */
export async function seedSecret(settings: Settings): Promise<void> {
  const secrets = new SecretsManagerClient(settings);
  await secrets.send(new CreateSecretCommand({ Name: 'orders/database', SecretString: 'not one' }));
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'secretsmanager:GetSecretValue',
    Resource: '*',
  };
  await secrets.send(
    new PutResourcePolicyCommand({
      SecretId: 'orders/database',
      ResourcePolicy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    }),
  );
}

/** A document that everyone may read, and the preferences of sessions, which are kept in a bucket. */
export async function seedDocuments(settings: Settings): Promise<void> {
  const ssm = new SSMClient(settings);
  const step = { action: 'aws:runShellScript', name: 'run', inputs: { runCommand: ['true'] } };
  await ssm.send(
    new CreateDocumentCommand({
      Name: 'restart',
      DocumentType: 'Command',
      DocumentFormat: 'JSON',
      Content: JSON.stringify({ schemaVersion: '2.2', description: 'restart', mainSteps: [step] }),
    }),
  );
  await ssm.send(
    new ModifyDocumentPermissionCommand({ Name: 'restart', PermissionType: 'Share', AccountIdsToAdd: ['All'] }),
  );
  await ssm.send(
    new CreateDocumentCommand({
      Name: 'SSM-SessionManagerRunShell',
      DocumentType: 'Session',
      DocumentFormat: 'JSON',
      Content: JSON.stringify({
        schemaVersion: '1.0',
        description: 'sessions',
        sessionType: 'Standard_Stream',
        inputs: { s3BucketName: 'acme-audit', s3EncryptionEnabled: true },
      }),
    }),
  );
}
