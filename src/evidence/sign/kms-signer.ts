import { createHash, verify } from 'node:crypto';
import type { GetPublicKeyResponse, KMSClient, KMSClientConfig } from '@aws-sdk/client-kms';
import { UsageError } from '../../model/errors.ts';
import { explainKms, type KmsCall, unfitKey, wrongSignature } from './kms-faults.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';
import type { Signer } from './signer.ts';
import type { KmsSource } from './signer-source.ts';

/** What the client is made with, as the SDK takes it: region, credentials, endpoint, request handler. */
export type KmsSettings = KMSClientConfig;

interface OpenKms {
  readonly client: KMSClient;
  readonly region: string;
}

/**
 * Opens `--sign awskms:KEY`: asks KMS for the public key, and whether it would sign, so that a scan does not end without a
 * signature. The ARN that KMS answers with then signs, whatever the alias points to by that time.
 * @throws UsageError, one line, for a key that cannot be used.
 */
export async function openKmsSigner(source: KmsSource, settings: KmsSettings): Promise<Signer> {
  const { KMSClient } = await import('@aws-sdk/client-kms');
  const client = new KMSClient({ ...settings, ...(source.region !== undefined && { region: source.region }) });
  const region = await ask({ key: source.key, permission: 'kms:GetPublicKey' }, () => client.config.region());
  const kms = { client, region };
  const { arn, publicKey } = await readKey(source.key, kms);
  await ask({ key: source.key, permission: 'kms:Sign', region }, () => trySign(arn, client));
  return {
    intent: { kind: 'awskms', key: arn, publicKeySha256: publicKey.sha256 },
    publicKeyPem: publicKey.pem,
    sign: async (message) => {
      const digest = createHash('sha256').update(message).digest();
      const signature = await ask({ key: arn, permission: 'kms:Sign', region }, () => sign(arn, digest, client));
      if (verify('sha256', message, publicKey.key, signature)) return signature;
      throw new UsageError(wrongSignature(arn));
    },
  };
}

/** Does what asks KMS; what it refuses becomes one line. */
async function ask<T>(call: KmsCall, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const text = explainKms(error, call);
    throw text === undefined ? error : new UsageError(text);
  }
}

async function readKey(
  key: string,
  { client, region }: OpenKms,
): Promise<{ readonly arn: string; readonly publicKey: PublicKey }> {
  const { GetPublicKeyCommand } = await import('@aws-sdk/client-kms');
  const answer = await ask({ key, permission: 'kms:GetPublicKey', region }, () =>
    client.send(new GetPublicKeyCommand({ KeyId: key })),
  );
  const publicKey = describeAnswer(answer);
  if (publicKey === undefined || answer.KeyId === undefined) throw new UsageError(unfitKey(key));
  return { arn: answer.KeyId, publicKey };
}

/** The public key, where it is one of ECC_NIST_P256 that signs. */
function describeAnswer({ KeyUsage, SigningAlgorithms, PublicKey: der }: GetPublicKeyResponse): PublicKey | undefined {
  if (KeyUsage !== 'SIGN_VERIFY' || !SigningAlgorithms?.includes('ECDSA_SHA_256') || der === undefined)
    return undefined;
  const base64 = Buffer.from(der).toString('base64');
  const key = readPublicKey(`-----BEGIN PUBLIC KEY-----\n${base64}\n-----END PUBLIC KEY-----\n`);
  return key?.hash === 'sha256' ? key : undefined;
}

/** A dry run is refused with DryRunOperationException where it would have gone well. An emulator may just sign. */
async function trySign(arn: string, client: KMSClient): Promise<void> {
  const { SignCommand } = await import('@aws-sdk/client-kms');
  const command = new SignCommand({ ...signing(arn, Buffer.alloc(32)), DryRun: true });
  await client.send(command).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'DryRunOperationException') throw error;
  });
}

async function sign(arn: string, digest: Uint8Array, client: KMSClient): Promise<Uint8Array> {
  const { SignCommand } = await import('@aws-sdk/client-kms');
  const { Signature } = await client.send(new SignCommand(signing(arn, digest)));
  return Signature ?? new Uint8Array();
}

function signing(KeyId: string, Message: Uint8Array) {
  return { KeyId, Message, MessageType: 'DIGEST', SigningAlgorithm: 'ECDSA_SHA_256' } as const;
}
