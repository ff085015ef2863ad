import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { loadShippedCatalog } from '../../catalog/load.ts';
import { openSpool, type Spool } from '../../collect/spool.ts';
import { createResultSpool } from '../../collect/spooled-result.ts';
import { maxExtractBytes } from '../../evidence/extract/parse-extract.ts';
import { verifyExtract } from '../../evidence/extract/verify-extract.ts';
import { readPublicKeyFile } from '../../evidence/sign/public-key.ts';
import { readPem } from '../../evidence/sign/read-pem.ts';
import type { Reperforming } from '../../evidence/verify/check-reperform.ts';
import type { GivenTrust } from '../../evidence/verify/check-signature.ts';
import { verifyBundle } from '../../evidence/verify/verify-bundle.ts';
import { InputError, UsageError } from '../../model/errors.ts';
import type { Verification, VerificationExit } from '../../model/verification.ts';
import { loadSchemas } from '../../providers/index.ts';
import { reportVerification } from '../../report/evidence/verification.ts';
import { reportVerificationJson } from '../../report/evidence/verification-json.ts';
import { deriveSheets } from '../deriving.ts';
import { replayRecorded } from '../evidence/replay-units.ts';
import type { Io } from '../io.ts';
import { languageOf, reportOptions } from '../settings.ts';
import { readTool } from '../version.ts';

export interface EvidenceVerifyOptions {
  /** Public key, a PEM file. */
  readonly key?: string;
  readonly unsigned?: boolean;
  readonly reperform?: boolean;
  /** Certificates of the time stamp authority, a PEM file. */
  readonly tsaCa?: string;
  /** The bundle before it. */
  readonly prev?: string;
  readonly format: 'text' | 'json';
  readonly color: boolean;
}

/** Checks a bundle, or a file extracted from one, and says by its exit code what is wrong with it. */
export async function verifyEvidence(
  bundle: string,
  options: EvidenceVerifyOptions,
  io: Io,
): Promise<VerificationExit> {
  const place = resolve(io.cwd, bundle);
  const trust = readTrust(place, options, io);
  const verification = isFile(place, bundle)
    ? verifyFile(place, options, trust)
    : await verifyFolder(place, { options, trust, io });
  await print(verification, options, io);
  return verification.exitCode;
}

function isFile(place: string, named: string): boolean {
  try {
    return statSync(place).isFile();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new InputError(
      { file: named },
      {
        en: `cannot be read (${code}); name the folder of an evidence bundle, or a file that comply evidence extract wrote`,
        ja: `読み取れない（${code}）。証跡バンドルのフォルダーか、comply evidence extract が書き出したファイルを指定すること`,
      },
    );
  }
}

/** The trust root is what the user has from elsewhere. A key that lies in the bundle could be anybody's. */
function readTrust(place: string, { key, unsigned, tsaCa }: EvidenceVerifyOptions, { cwd }: Io): GivenTrust {
  if (key !== undefined && unsigned === true) {
    throw new UsageError({
      en: '--key checks the signature and --unsigned leaves it out; give one of them',
      ja: '--key は署名を検証し、--unsigned は検証を省く。どちらか一方を指定すること',
    });
  }
  for (const file of [key, tsaCa]) if (file !== undefined) refuseInside(place, file, cwd);
  return {
    ...(key !== undefined && { publicKeyPem: readPublicKeyFile({ file: key, cwd }) }),
    ...(unsigned === true && { unsigned }),
    ...(tsaCa !== undefined && { tsaCaPem: readPem({ file: tsaCa, cwd }) }),
  };
}

function refuseInside(place: string, file: string, cwd: string): void {
  if (!lstatSync(place, { throwIfNoEntry: false })?.isDirectory()) return;
  const found = lstatSync(resolve(cwd, file), { throwIfNoEntry: false });
  if (!found) return;
  const below = relative(realpathSync(place), realpathSync(resolve(cwd, file)));
  if (below.startsWith('..')) return;
  throw new InputError(
    { file },
    {
      en: 'lies in the bundle itself: whoever made the bundle can have put it there; take it from elsewhere',
      ja: 'バンドル自体の中にある。バンドルの作成者が置いた可能性があるため、別の経路で入手すること',
    },
  );
}

function verifyFile(place: string, { reperform, prev }: EvidenceVerifyOptions, trust: GivenTrust): Verification {
  if (reperform === true || prev !== undefined) {
    throw new UsageError({
      en: '--reperform and --prev take a whole bundle, and this is one file extracted from it',
      ja: '--reperform と --prev にはバンドル全体が必要であり、これは抽出されたファイルである',
    });
  }
  if (statSync(place).size > maxExtractBytes) {
    throw new InputError(
      { file: place },
      { en: `larger than ${maxExtractBytes} bytes`, ja: `${maxExtractBytes} バイトを超えている` },
    );
  }
  return verifyExtract(readFileSync(place, 'utf8'), trust);
}

interface FolderRequest {
  readonly options: EvidenceVerifyOptions;
  readonly trust: GivenTrust;
  readonly io: Io;
}

async function verifyFolder(folder: string, { options, trust, io }: FolderRequest): Promise<Verification> {
  const prev = options.prev === undefined ? {} : { prev: resolve(io.cwd, options.prev) };
  if (options.reperform !== true) return verifyBundle({ folder, trust, ...prev });
  const spool = openSpool();
  try {
    return await verifyBundle({ folder, trust, ...prev, reperforming: await prepare(spool) });
  } finally {
    spool.close();
  }
}

async function prepare(spool: Spool): Promise<Reperforming> {
  return {
    keep: createResultSpool(spool),
    ownVersion: readTool().version,
    installed: await loadShippedCatalog(loadSchemas),
    replay: replayRecorded,
    derive: deriveSheets,
  };
}

async function print(verification: Verification, options: EvidenceVerifyOptions, io: Io): Promise<void> {
  const lines =
    options.format === 'json'
      ? reportVerificationJson(verification)
      : reportVerification(verification, reportOptions(io, options, languageOf(io)));
  await io.stdout.write([...lines].join(''));
}
