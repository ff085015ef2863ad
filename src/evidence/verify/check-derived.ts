import { createHash } from 'node:crypto';
import { InputError } from '../../model/errors.ts';
import { type EvidenceManifest, type EvidenceRun, type EvidenceScope, evidenceFiles } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { type TableInput, tablesOf } from '../bundle/tables.ts';
import { digestOf } from '../bundle/write-file.ts';
import type { Derive } from '../bundle/write-outcome.ts';
import type { Reperformed } from './check-reperform.ts';
import { type Checking, noteBroken, pathIn } from './checking.ts';
import type { ScannedFile } from './scan-file.ts';

export interface DerivedRequest {
  readonly folder: string;
  readonly manifest: EvidenceManifest;
  readonly run: EvidenceRun;
  readonly scope: EvidenceScope;
  readonly scanned: ReadonlyMap<string, ScannedFile>;
  readonly reperformed: Reperformed;
  readonly resourceTableSha256: string;
  readonly derive?: Derive | undefined;
}

/** Makes the derived files again and compares them, as they are before they are compressed. */
export async function checkDerived(derived: Checking, request: DerivedRequest): Promise<void> {
  const { manifest, scanned, derive } = request;
  const left = new Set(Object.keys(manifest.files).filter((path) => manifest.files[path]?.derived));
  const compare = (file: string, sha256: string): void => {
    const found = scanned.get(file);
    if (!left.delete(file)) derived.problem('missing', notThere, { file });
    else if ((found?.content ?? found?.stored)?.sha256 !== sha256) derived.problem('differs', differs, { file });
  };
  try {
    compare(evidenceFiles.resultTable, request.reperformed.resultTableSha256);
    compare(evidenceFiles.resourceTable, request.resourceTableSha256);
    for (const [path, sha256] of digestTables(request)) compare(path, sha256);
    if (derive) for (const [path, sha256] of await digestOthers(request, derive)) compare(path, sha256);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    noteBroken(derived, pathIn(request.folder, error), error);
  }
  derived.figures({ files: Object.values(manifest.files).filter((file) => file.derived).length - left.size });
  if (left.size === 0) return;
  if (derive) for (const file of left) derived.problem('extra', extra, { file });
  else derived.skipped(notMade);
}

type Digested = readonly (readonly [path: string, sha256: string])[];

function digestTables({ manifest, run, reperformed }: DerivedRequest): Digested {
  const { judged } = reperformed;
  const input: TableInput = { run, judged, scopeSha256: manifest.files[evidenceFiles.scope]?.sha256 ?? '' };
  const digested: (readonly [string, string])[] = [];
  for (const { path, rows } of tablesOf(input)) {
    const sha256 = createHash('sha256');
    for (const row of rows) sha256.update(`${toCanonicalJson(row)}\n`);
    digested.push([path, sha256.digest('hex')]);
  }
  return digested;
}

async function digestOthers({ manifest, run, scope, reperformed }: DerivedRequest, derive: Derive): Promise<Digested> {
  const isGiven = (path: string) => !path.startsWith('derived/') || path.startsWith('derived/tables/');
  const files = Object.fromEntries(Object.entries(manifest.files).filter(([path]) => isGiven(path)));
  const digested: (readonly [string, string])[] = [];
  for await (const [path, content] of derive({ run, scope, assessment: reperformed.judged.assessment, files })) {
    digested.push([path, digestOf(typeof content === 'string' ? Buffer.from(content) : content).sha256]);
  }
  return digested;
}

const differs: Text = {
  en: 'is not what is made from the rest of the bundle',
  ja: 'バンドルの他のファイルから作成したものと異なる',
};
const notThere: Text = {
  en: 'is made from the rest of the bundle, and not listed',
  ja: 'バンドルの他のファイルから作成されるはずだが、記載がない',
};
const extra: Text = {
  en: 'is said to be derived, and nothing makes it',
  ja: '派生ファイルと記載されているが、作成元がない',
};
const notMade: Text = {
  en: 'sheets and reports were not made again here, only tables',
  ja: '表のみ再作成し、シートとレポートは再作成していない',
};
