import type { DraftBundle } from '../../evidence/bundle/write-bundle.ts';
import { attest } from '../../evidence/sign/attest.ts';
import type { Signer } from '../../evidence/sign/signer.ts';
import { type KmsSource, parseSigner } from '../../evidence/sign/signer-source.ts';
import { createStatement } from '../../evidence/sign/statement.ts';
import { parseTsa, requestTimestamp } from '../../evidence/sign/timestamp.ts';
import { UsageError } from '../../model/errors.ts';
import type { SignatureIntent } from '../../model/evidence.ts';
import { openAwsServices } from '../../providers/index.ts';
import type { ScanOptions } from '../command-options.ts';
import type { Io } from '../io.ts';

/** How a bundle will be signed: known, and tried, before anything is collected. */
export interface Signing {
  readonly intent: SignatureIntent;
  /** The file that signs a bundle; absent where it is to be unsigned. */
  readonly sign?: (draft: Pick<DraftBundle, 'manifest' | 'manifestSha256' | 'run'>) => Promise<string>;
}

/** Longest wait for a time stamp, in milliseconds. */
const stampTimeout = 30_000;

/** Reads `--sign` and `--tsa`, and opens the key. Throws UsageError and InputError for a key that would not sign. */
export async function openSigning(options: ScanOptions, io: Io, timeout: number): Promise<Signing> {
  const tsa = options.tsa === undefined ? undefined : parseTsa(options.tsa);
  if (options.sign === undefined) {
    if (!tsa) return { intent: { kind: 'none' } };
    throw new UsageError({
      en: '--tsa stamps a signature; give --sign too',
      ja: '--tsa は署名に付与する。--sign も指定すること',
    });
  }
  const source = parseSigner(options.sign);
  const signer = source.kind === 'key' ? await openLocal(source.file, io) : await openKms(source, options, io, timeout);
  const stamp = tsa && ((signature: Uint8Array) => requestTimestamp(signature, { url: tsa, timeoutMs: stampTimeout }));
  return {
    intent: { ...signer.intent, ...(tsa && { tsa: tsa.href }) },
    sign: (draft) => attest(createStatement(draft), signer, stamp),
  };
}

async function openLocal(file: string, io: Io): Promise<Signer> {
  const { openLocalSigner, passphraseVariable } = await import('../../evidence/sign/local-signer.ts');
  return openLocalSigner({ file, cwd: io.cwd }, io.env[passphraseVariable]);
}

async function openKms(source: KmsSource, options: ScanOptions, io: Io, timeout: number): Promise<Signer> {
  const { openKmsSigner } = await import('../../evidence/sign/kms-signer.ts');
  const { awsProfile: profile } = options;
  const services = await openAwsServices({
    ...(profile !== undefined && { profile }),
    env: io.env,
    now: io.now,
    timeout,
  });
  return openKmsSigner(source, services('KMS', source.region));
}
