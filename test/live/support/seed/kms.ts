import { CreateAliasCommand, CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from '@aws-sdk/client-kms';
import { given, type Settings } from './settings.ts';

/** Keys 1 and 2 rotate, 3 to 5 do not. Returns their ARNs. */
export async function seedKeys(settings: Settings): Promise<readonly string[]> {
  const kms = new KMSClient(settings);
  const arns: string[] = [];
  for (let number = 1; number <= 5; number++) {
    const { KeyMetadata } = await kms.send(
      new CreateKeyCommand({ Description: `key ${number}`, KeyUsage: 'ENCRYPT_DECRYPT' }),
    );
    if (number <= 2)
      await kms.send(new EnableKeyRotationCommand({ KeyId: KeyMetadata?.KeyId, RotationPeriodInDays: 365 }));
    arns.push(given(KeyMetadata?.Arn, 'key'));
  }
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/acme', TargetKeyId: arns[0] }));
  return arns;
}
