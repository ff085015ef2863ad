import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { effectiveParameters } from '../../src/catalog/effective-parameters.ts';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { selectRules } from '../../src/catalog/select.ts';
import { openSnapshot } from '../../src/collect/open-snapshot.ts';
import { openSpool } from '../../src/collect/spool.ts';
import { createResultSpool } from '../../src/collect/spooled-result.ts';
import { checkConfig } from '../../src/config/check.ts';
import { loadConfig } from '../../src/config/load.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import { buildManifest } from '../../src/evidence/bundle/manifest.ts';
import { type DraftBundle, writeBundle } from '../../src/evidence/bundle/write-bundle.ts';
import { digestOf } from '../../src/evidence/bundle/write-file.ts';
import type { Derive } from '../../src/evidence/bundle/write-outcome.ts';
import { createTreeHasher, hashLeaf } from '../../src/evidence/merkle.ts';
import { attest } from '../../src/evidence/sign/attest.ts';
import { generateKey, type KeyPair } from '../../src/evidence/sign/keygen.ts';
import { openLocalSigner } from '../../src/evidence/sign/local-signer.ts';
import type { Signer } from '../../src/evidence/sign/signer.ts';
import { createStatement } from '../../src/evidence/sign/statement.ts';
import { parseEvidenceManifest } from '../../src/evidence/verify/parse-manifest.ts';
import { parseRun } from '../../src/evidence/verify/parse-run.ts';
import { type VerifyOptions, verifyBundle } from '../../src/evidence/verify/verify-bundle.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { EvidenceFile, EvidenceManifest, EvidenceRun } from '../../src/model/evidence.ts';
import { evidenceFiles } from '../../src/model/evidence.ts';
import type { SnapshotLine } from '../../src/model/snapshot.ts';
import type { Verification, VerificationCheck } from '../../src/model/verification.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { toCanonicalJson } from '../../src/text/canonical-json.ts';
import { dayIn } from '../../src/text/day.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
export const demoSnapshotFolder = join(root, 'fixtures/demo/snapshot');
const demoConfigFile = join(root, 'fixtures/demo/comply.yaml');

export const ownVersion = '0.1.0';

const temporary: string[] = [];
process.once('exit', () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the process does. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'comply-evidence-'));
  temporary.push(folder);
  return folder;
}

export const installedCatalog = () => loadShippedCatalog(resourceSchemas);

/** A key pair and what signs with it. */
export interface TestKey extends KeyPair {
  readonly signer: Signer;
}

export function createTestKey(): TestKey {
  return openTestKey(generateKey());
}

export function openTestKey(pair: KeyPair): TestKey {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'key.pem'), pair.privateKeyPem);
  return { ...pair, signer: openLocalSigner({ file: 'key.pem', cwd }) };
}

export interface BuildRequest {
  readonly directory: string;
  readonly snapshot?: string;
  readonly ruleGlob?: readonly string[];
  readonly key?: TestKey;
  readonly chain?: Pick<EvidenceManifest, 'seq' | 'prev'>;
  readonly derive?: Derive;
  /** The demo's own configuration, or none. */
  readonly config?: 'demo' | 'none';
  /** Only these lines of the snapshot, and one framework: a bundle that is verified in some milliseconds. */
  readonly small?: (line: SnapshotLine) => boolean;
  /** Judges by another catalog than the installed one, as an insider would who changes it. */
  readonly change?: (catalog: Catalog) => Catalog;
  readonly organization?: string;
  /** In place of the shipped one, which is read anew in every process. */
  readonly catalog?: Catalog;
}

/** The keys of the demo, and what was asked about them. */
export function isOfKeys(line: SnapshotLine): boolean {
  if (line.kind === 'unit') return line.unit.endsWith('/kms');
  if (line.kind === 'call' || line.kind === 'answer') return line.service === 'kms';
  return line.type.startsWith('aws/kms/');
}

/** Writes a bundle of a snapshot, the demo's by default; signed where there is a key. */
export async function buildBundle(request: BuildRequest): Promise<DraftBundle> {
  const { directory, snapshot = demoSnapshotFolder, ruleGlob, key, derive, chain = { seq: 1, prev: null } } = request;
  const { small } = request;
  const whole = request.catalog ?? (await installedCatalog());
  const { change = (catalog: Catalog) => catalog } = request;
  const catalog = change(small ? { ...whole, frameworks: whole.frameworks.filter(({ id }) => id === 'hipaa') } : whole);
  const read = request.config === 'none' ? defaultConfig : loadConfig(demoConfigFile, root);
  const named = request.organization === undefined ? read : { ...read, organization: request.organization };
  const config = checkConfig(named, catalog);
  const reader = await openSnapshot(snapshot);
  const { asOf } = reader.manifest.run;
  const { rules } = selectRules(catalog, ruleGlob ? { ruleGlob } : {});
  const { values, overrides } = effectiveParameters(rules, config, dayIn(asOf, config.timeZone));
  const spool = openSpool();
  const draft = await writeBundle({
    directory,
    snapshot: {
      manifest: reader.manifest,
      parts: reader.manifest.parts.map((part) => ({ ...part, lines: () => filterLines(reader.lines(part), small) })),
    },
    inputs: () => ({ catalog, rules, parameters: values, overrides, config, gate: { allowUnknown: false } }),
    asOf,
    scope: { exclusions: [] },
    about: {
      tool: { name: 'comply-scan', version: ownVersion },
      node: '26.10.0',
      platform: 'linux-x64',
      actor: { callers: [] },
      trigger: 'manual',
      permissions: [],
      signature: key?.signer.intent ?? { kind: 'none' },
    },
    chain,
    redaction: () => ({ policySha256: '00'.repeat(32), replaced: {}, pseudonymised: [] }),
    keep: createResultSpool(spool),
    derive: derive ?? async function* () {},
  });
  draft.seal(key && (await attest(createStatement(draft), key.signer)));
  spool.close();
  return draft;
}

async function* filterLines(lines: AsyncIterable<SnapshotLine>, isKept?: (line: SnapshotLine) => boolean) {
  for await (const line of lines) if (isKept?.(line) !== false) yield line;
}

/** What `verify` is asked, with the key of a bundle; judged again unless told otherwise. */
export async function verify(
  folder: string,
  key: TestKey | undefined,
  options: Partial<VerifyOptions> & { readonly reperform?: boolean; readonly derive?: Derive } = {},
): Promise<Verification> {
  const { reperform = true, derive, ...rest } = options;
  const spool = openSpool();
  try {
    return await verifyBundle({
      folder,
      trust: key ? { publicKeyPem: key.publicKeyPem } : { unsigned: true },
      ...(reperform && {
        reperforming: {
          keep: createResultSpool(spool),
          ownVersion,
          installed: await installedCatalog(),
          ...(derive && { derive }),
        },
      }),
      ...rest,
    });
  } finally {
    spool.close();
  }
}

/** The checks that failed. */
export function failedChecks({ checks }: Verification): readonly VerificationCheck[] {
  return checks.filter(({ status }) => status === 'failed').map(({ check }) => check);
}

/** A copy that may be tampered with. */
export function copyBundle(folder: string): string {
  const copy = join(temporaryFolder(), 'bundle');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** The content of a file of a bundle, unpacked. */
export function readContent(folder: string, path: string): string {
  const bytes = readFileSync(join(folder, path));
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
}

export function writeContent(folder: string, path: string, text: string): void {
  writeFileSync(join(folder, path), path.endsWith('.gz') ? gzipSync(text) : text);
}

/** Changes one line; `undefined` drops it. */
export function editLine(
  folder: string,
  path: string,
  edit: (line: string, index: number) => string | undefined,
): void {
  const lines = readContent(folder, path).trimEnd().split('\n');
  const edited = lines.flatMap((line, index) => edit(line, index) ?? []);
  writeContent(folder, path, edited.map((line) => `${line}\n`).join(''));
}

export function readManifest(folder: string): EvidenceManifest {
  return parseEvidenceManifest(readContent(folder, evidenceFiles.manifest), { file: evidenceFiles.manifest });
}

export function readRun(folder: string): EvidenceRun {
  return parseRun(JSON.parse(readContent(folder, evidenceFiles.run)), { file: evidenceFiles.run });
}

/** The entry that a file would have had, had the writer written it as it is now. */
function describeFile(folder: string, path: string, kind: Pick<EvidenceFile, 'derived'>): EvidenceFile {
  const bytes = readFileSync(join(folder, path));
  const content = Buffer.from(readContent(folder, path));
  const lines = content.toString().split('\n').slice(0, -1);
  const tree = createTreeHasher();
  for (const line of lines) tree.add(hashLeaf(line));
  return {
    ...digestOf(bytes),
    ...(path.endsWith('.gz') && { content: digestOf(content), encoding: 'gzip' as const }),
    ...(path.includes('.ndjson') && { lines: lines.length }),
    ...(path.includes('.ndjson') && !kind.derived && { merkle: tree.root().toString('hex') }),
    ...kind,
  };
}

/** Writes the manifest anew over what lies there, as an attacker would who knows the format. */
export function recomputeManifest(
  folder: string,
  extra: Readonly<Record<string, Pick<EvidenceFile, 'derived'>>> = {},
): void {
  const { runId, seq, prev, files } = readManifest(folder);
  const kinds: Readonly<Record<string, Pick<EvidenceFile, 'derived'>>> = { ...files, ...extra };
  const anew = Object.fromEntries(
    Object.entries(kinds).map(([path, { derived }]) => [path, describeFile(folder, path, derived ? { derived } : {})]),
  );
  writeFileSync(join(folder, evidenceFiles.manifest), buildManifest({ runId, seq, prev, files: anew }).text);
}

/** Signs what lies there, as an insider would who holds the key. */
export async function resign(folder: string, key: TestKey): Promise<void> {
  const manifestSha256 = createHash('sha256').update(readContent(folder, evidenceFiles.manifest)).digest('hex');
  const statement = createStatement({ manifest: readManifest(folder), run: readRun(folder), manifestSha256 });
  writeFileSync(join(folder, evidenceFiles.attestation), await attest(statement, key.signer));
}

/** Changes a JSON document of a bundle. */
export function editDocument(folder: string, path: string, edit: (value: never) => unknown): void {
  writeContent(folder, path, toCanonicalJson(edit(JSON.parse(readContent(folder, path)) as never)));
}
