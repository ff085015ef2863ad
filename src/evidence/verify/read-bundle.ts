import { type EvidenceFile, type EvidenceManifest, evidenceFiles } from '../../model/evidence.ts';
import type { VerificationCheck } from '../../model/verification.ts';
import { isAnswerFile, isRecordFile } from '../bundle/record-file.ts';
import type { Tallies } from './check-counts.ts';
import { checkFile } from './check-files.ts';
import type { Checking } from './checking.ts';
import { type Documents, readDocuments } from './documents.ts';
import type { FolderContent } from './list-folder.ts';
import { createPointerBook } from './pointer-book.ts';
import { readList } from './read-list.ts';
import { readRecords } from './read-records.ts';
import { readResults } from './read-results.ts';
import { type InstalledCatalog, readRules } from './read-rules.ts';
import { type ScannedFile, scanFile } from './scan-file.ts';

export interface ReadRequest {
  readonly folder: string;
  readonly manifest: EvidenceManifest;
  readonly content: FolderContent;
  readonly installed?: InstalledCatalog | undefined;
}

export interface ReadBundle {
  readonly scanned: ReadonlyMap<string, ScannedFile>;
  readonly documents: Documents;
  /** `isCut`: not every file could be read to its end. */
  readonly tallies: Tallies & { readonly isCut: boolean };
}

type Checks = Readonly<Record<VerificationCheck, Checking>>;

/** Reads every listed file once, and holds each against the manifest while it is read. */
export async function readBundle(request: ReadRequest, checks: Checks): Promise<ReadBundle> {
  const { folder, manifest, content } = request;
  const { schema, counts } = checks;
  const book = createPointerBook(counts);
  const results = readResults(schema, counts, book);
  const records = readRecords(schema, counts, { book, runId: manifest.runId });
  const rules = readRules(schema, request.installed);
  const waivers = readList(schema, evidenceFiles.waivers);
  const attestations = readList(schema, evidenceFiles.attestations);
  const readers: Readonly<Record<string, (text: string, line: number) => void>> = {
    [evidenceFiles.results]: results.line,
    [evidenceFiles.inventory]: records.entry,
    [evidenceFiles.rules]: rules.line,
    [evidenceFiles.waivers]: waivers.line,
    [evidenceFiles.attestations]: attestations.line,
    [evidenceFiles.controls]: readList(schema, evidenceFiles.controls).line,
  };
  const scanned = new Map<string, ScannedFile>();
  for (const [path, file] of inReadingOrder(manifest)) {
    if (!content.files.has(path)) continue;
    const isFact = isRecordFile(path) || isAnswerFile(path) || path === evidenceFiles.calls;
    const onLine = isFact ? (text: string, line: number) => records.fact(path, text, line) : readers[path];
    const found = await scanFile({ folder, path, file, ...(onLine && { onLine }) });
    checkFile(checks.files, path, [file, found]);
    scanned.set(path, found);
  }
  book.end();
  const bytes = [...scanned.values()].reduce((sum, { stored }) => sum + stored.bytes, 0);
  checks.files.figures({ files: scanned.size, bytes });
  counts.figures({ pointers: book.count() });
  const lines = [...scanned]
    .filter(([path]) => isRecordFile(path))
    .map(([path, found]) => [path, found.lines ?? 0] as const);
  const documents = readDocuments(textsOf(scanned), schema);
  const isCut =
    [...scanned.values()].some(({ fault }) => fault !== undefined) || scanned.size < Object.keys(manifest.files).length;
  return {
    scanned,
    documents,
    tallies: {
      manifest,
      scanned,
      documents,
      results: results.tally(),
      records: records.end(new Map(lines)),
      rules: rules.tally(),
      waiversSha256: waivers.sha256(),
      isCut,
    },
  };
}

/** Results and inventory first, as they say what has to stand elsewhere. */
function inReadingOrder({ files }: EvidenceManifest): readonly (readonly [string, EvidenceFile])[] {
  const first: readonly string[] = [evidenceFiles.results, evidenceFiles.inventory];
  const entries = Object.entries(files);
  return [
    ...first.flatMap((path) => entries.filter(([own]) => own === path)),
    ...entries.filter(([path]) => !first.includes(path)),
  ];
}

function textsOf(scanned: ReadonlyMap<string, ScannedFile>): ReadonlyMap<string, string> {
  return new Map([...scanned].flatMap(([path, { text }]) => (text === undefined ? [] : [[path, text] as const])));
}
