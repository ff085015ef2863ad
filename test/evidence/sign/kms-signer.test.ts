import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { attest } from '../../../src/evidence/sign/attest.ts';
import { type KmsSettings, openKmsSigner } from '../../../src/evidence/sign/kms-signer.ts';
import { parseSigner } from '../../../src/evidence/sign/signer-source.ts';
import { createStatement } from '../../../src/evidence/sign/statement.ts';
import { verifyAttestation } from '../../../src/evidence/sign/verify-attestation.ts';
import { UsageError } from '../../../src/model/errors.ts';
import { manifest, manifestSha256, run } from '../../support/attested-run.ts';
import { type KmsOptions, type KmsServer, startKms } from '../../support/kms-server.ts';
import { whyNoOpenssl } from '../../support/openssl-ca.ts';

const reason = whyNoOpenssl();
if (reason !== undefined) console.info(`signing with KMS is not tested: ${reason}`);

const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};
const statement = createStatement({ manifest, run, manifestSha256 });

/** Opens a key of a server, and closes the server. */
async function withKms<T>(
  options: KmsOptions,
  use: (server: KmsServer, open: (key?: string, more?: KmsSettings) => ReturnType<typeof openKmsSigner>) => Promise<T>,
): Promise<T> {
  const server = await startKms(options);
  const open = (key = 'alias/comply', more: KmsSettings = {}) => {
    const source = parseSigner(`awskms:${key}`);
    if (source.kind !== 'awskms') throw new Error('not a key of KMS');
    const settings = { region: 'ap-northeast-1', credentials, endpoint: server.url, maxAttempts: 1 };
    return openKmsSigner(source, { ...settings, ...more });
  };
  try {
    return await use(server, open);
  } finally {
    await server.close();
  }
}

describe.skipIf(reason !== undefined)('a key of KMS', () => {
  it('signs a digest, and who has its public key verifies it', async () => {
    await withKms({}, async (server, open) => {
      const signer = await open();
      expect(signer.intent).toEqual({
        kind: 'awskms',
        key: server.arn,
        publicKeySha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      const text = await attest(statement, signer);
      const { publicKeyPem } = server;
      expect(verifyAttestation(text, { publicKeyPem })).toMatchObject({
        ok: true,
        statement,
        publicKeySha256: signer.intent.publicKeySha256,
      });
      const message = Buffer.from('message');
      await signer.sign(message);
      expect(server.requests.map(({ operation, body: { KeyId, DryRun } }) => [operation, KeyId, DryRun])).toEqual([
        ['GetPublicKey', 'alias/comply', undefined],
        ['Sign', server.arn, true],
        ['Sign', server.arn, undefined],
        ['Sign', server.arn, undefined],
      ]);
      expect(server.requests.at(-1)?.body).toEqual({
        KeyId: server.arn,
        Message: createHash('sha256').update(message).digest('base64'),
        MessageType: 'DIGEST',
        SigningAlgorithm: 'ECDSA_SHA_256',
      });
    });
  });

  it('is asked for in the region of its ARN', async () => {
    await withKms({}, async (server, open) => {
      await open('arn:aws:kms:eu-west-1:111122223333:alias/comply');
      expect(server.requests.map(({ region }) => region)).toEqual(['eu-west-1', 'eu-west-1']);
    });
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey;
  const spki = (key: typeof rsa): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
  const refusals: readonly (readonly [string, KmsOptions, RegExp])[] = [
    ['is not there', { refuse: { GetPublicKey: 'NotFoundException' } }, /no such key in ap-northeast-1/],
    ['may not be read', { refuse: { GetPublicKey: 'AccessDeniedException' } }, /allow kms:GetPublicKey on this key/],
    ['may not sign', { refuse: { DryRun: 'AccessDeniedException' } }, /allow kms:Sign on this key/],
    ['is disabled', { refuse: { DryRun: 'DisabledException' } }, /cannot be used now \(DisabledException\)/],
    ['waits for deletion', { refuse: { GetPublicKey: 'KMSInvalidStateException' } }, /\(KMSInvalidStateException\)/],
    [
      'is symmetric',
      { refuse: { GetPublicKey: 'UnsupportedOperationException' } },
      /ECC_NIST_P256 and usage SIGN_VERIFY/,
    ],
    ['agrees on keys', { publicKey: { KeyUsage: 'KEY_AGREEMENT', SigningAlgorithms: undefined } }, /ECC_NIST_P256/],
    ['is of RSA', { publicKey: { SigningAlgorithms: ['RSASSA_PSS_SHA_256'], PublicKey: spki(rsa) } }, /ECC_NIST_P256/],
    ['is on another curve', { publicKey: { PublicKey: spki(k1) } }, /ECC_NIST_P256/],
    ['is no key', { publicKey: { PublicKey: 'AAAA' } }, /ECC_NIST_P256/],
    [
      'is asked with old keys',
      { refuse: { GetPublicKey: 'ExpiredTokenException' } },
      /kms:GetPublicKey failed \(ExpiredTokenException\)/,
    ],
    [
      'is asked with unknown keys',
      { refuse: { GetPublicKey: 'UnrecognizedClientException' } },
      /\(UnrecognizedClientException\)/,
    ],
  ];
  it.each(refusals)('that %s is refused in one line before anything is signed', async (_, options, why) => {
    const failure = await withKms(options, (__, open) => open()).catch((error: unknown) => error);
    if (!(failure instanceof UsageError)) throw failure;
    expect(failure.message).toMatch(/^--sign awskms:\S+: .*$/);
    expect(failure.message).toMatch(why);
    expect(failure.text.ja).toMatch(/^--sign awskms:\S+: .*$/);
  });

  it('that is withdrawn while the scan runs is refused in one line, too', async () => {
    await withKms({ refuse: { Sign: 'AccessDeniedException' } }, async (_, open) => {
      const signer = await open();
      await expect(signer.sign(Buffer.from('x'))).rejects.toThrow(
        /^--sign awskms:arn:.*: access denied; allow kms:Sign/,
      );
    });
  });

  it('whose signature does not hold is refused', async () => {
    await withKms({ hashesAgain: true }, async (_, open) => {
      const signer = await open();
      await expect(signer.sign(Buffer.from('x'))).rejects.toThrow(/is not one of this key over what was sent/);
    });
  });

  it('is refused without a region, without credentials, and where nothing listens', async () => {
    const nobody = async () => {
      throw Object.assign(new Error('Could not load credentials from any providers'), {
        name: 'CredentialsProviderError',
      });
    };
    const noRegion = async () => {
      throw new Error('Region is missing');
    };
    await withKms({}, async (_, open) => {
      await expect(open(undefined, { region: noRegion })).rejects.toThrow(
        /the region of the key is not known; set AWS_REGION/,
      );
      await expect(open(undefined, { credentials: nobody })).rejects.toThrow(/no AWS credentials found/);
      await expect(open(undefined, { endpoint: 'http://127.0.0.1:1' })).rejects.toThrow(
        /kms:GetPublicKey failed \(ECONNREFUSED\)/,
      );
    });
  });

  it('does not hide a bug of ours', async () => {
    const bug = async () => {
      throw new RangeError('a bug');
    };
    await withKms({}, async (_, open) => {
      await expect(open(undefined, { credentials: bug })).rejects.toThrow(RangeError);
    });
  });
});
