import { createHash, verify } from 'node:crypto';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  type CreateKeyCommandInput,
  KMSClient,
  SignCommand,
} from '@aws-sdk/client-kms';
import { describe, expect, it } from 'vitest';
import { openKmsSigner } from '../../../src/evidence/sign/kms-signer.ts';
import { parseSigner } from '../../../src/evidence/sign/signer-source.ts';
import { hasNoEmulator, useAccount } from '../support/account.ts';
import { given, settingsFor } from '../support/seed/settings.ts';

describe.skipIf(hasNoEmulator)('signing with a key of KMS', () => {
  const account = useAccount(async () => undefined);
  const settings = () => settingsFor(account().emulator.url);
  const create = async (input: CreateKeyCommandInput): Promise<string> => {
    const { KeyMetadata } = await new KMSClient(settings()).send(new CreateKeyCommand(input));
    return given(KeyMetadata?.Arn, 'key');
  };
  const createSigning = () => create({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' });
  const open = (key: string) => {
    const source = parseSigner(`awskms:${key}`);
    if (source.kind !== 'awskms') throw new Error('not a key of KMS');
    return openKmsSigner(source, { ...settings(), maxAttempts: 1 });
  };

  it('finds it by alias, id and ARN', async () => {
    const arn = await createSigning();
    const id = given(arn.split('/')[1], 'key id');
    await new KMSClient(settings()).send(
      new CreateAliasCommand({ AliasName: 'alias/comply-signing', TargetKeyId: id }),
    );
    const signers = await Promise.all(['alias/comply-signing', id, arn].map(open));
    const [first] = signers;
    for (const signer of signers) {
      // moto gives the id where KMS gives the ARN.
      expect(signer.intent).toMatchObject({ kind: 'awskms', key: expect.stringContaining(id) });
      expect(signer.publicKeyPem).toBe(first?.publicKeyPem);
    }
  });

  it('takes no signature that is not one over what was sent: moto hashes a digest once more', async () => {
    const arn = await createSigning();
    const signer = await open(arn);
    const message = Buffer.from('message');
    await expect(signer.sign(message)).rejects.toThrow(/is not one of this key over what was sent/);
    // It is the digest that it signs, in DER: once moto does as KMS, the line above fails and this test can go.
    const digest = createHash('sha256').update(message).digest();
    const { Signature } = await new KMSClient(settings()).send(
      new SignCommand({ KeyId: arn, Message: digest, MessageType: 'DIGEST', SigningAlgorithm: 'ECDSA_SHA_256' }),
    );
    expect(verify('sha256', digest, signer.publicKeyPem, given(Signature, 'signature'))).toBe(true);
  });

  it('refuses a key that is not there or of another kind', async () => {
    await expect(open('alias/nobody')).rejects.toThrow(
      '--sign awskms:alias/nobody: there is no such key in ap-northeast-1',
    );
    const unfit: readonly CreateKeyCommandInput[] = [
      { KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT' },
      { KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' },
      { KeySpec: 'ECC_NIST_P384', KeyUsage: 'SIGN_VERIFY' },
      { KeySpec: 'ECC_SECG_P256K1', KeyUsage: 'SIGN_VERIFY' },
    ];
    for (const input of unfit)
      await expect(open(await create(input))).rejects.toThrow(/not a key of spec ECC_NIST_P256/);
  });
});
