import { isAscii } from 'node:buffer';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { type EvidenceFile, evidenceFiles } from '../model/evidence.ts';
import type { Text } from '../model/text.ts';
import { brokenRun } from './broken-run.ts';
import { parseManifest, parseRunHead, readScopeNotes } from './parse-head.ts';
import { type ParseRow, parse, parseCoverage, parseResource, parseRuleMap } from './parse-rows.ts';
import type { Rows, RunSource } from './run-source.ts';
import { createResultScanner, type ScanRow } from './scan-results.ts';

/** A manifest names at most some thousand files, and a run's own page its coverage: far below this. */
const mostHeadBytes = 64 * 2 ** 20;
/** Names and ids of a row are bounded by their providers: far below this. */
const mostLineBytes = 2 ** 20;
const chunkBytes = 2 ** 18;

/** A file of a bundle and what its manifest says of it. */
interface Stored {
  readonly folder: string;
  readonly runId: string;
  readonly path: string;
  readonly file: EvidenceFile | undefined;
}

/**
 * Opens a bundle folder: reads its manifest and `run.json`. Its tables are read when they are asked for, each as a stream of
 * what was checked first: its bytes are the ones the manifest digests. `shown` names the folder in messages.
 * @throws BrokenRunError where a file is missing, is not what the manifest says, or is not of this layout.
 */
export async function openRun(folder: string, shown: string): Promise<RunSource> {
  const place = join(shown, evidenceFiles.manifest);
  const bytes = await readBounded(join(folder, evidenceFiles.manifest), { file: place, runId: '-' }, mostHeadBytes);
  const manifest = parseManifest(bytes.toString('utf8'), place);
  const { runId } = manifest;
  const stored = (path: string): Stored => ({ folder, runId, path: join(shown, path), file: manifest.files[path] });
  const read = (path: string) => readStored(stored(path), join(folder, path));
  const run = await read(evidenceFiles.run);
  const head = parseRunHead(run.toString('utf8'), {
    manifest,
    place: shown,
    file: join(shown, evidenceFiles.run),
    manifestSha256: hash('sha256', bytes, 'hex'),
  });
  const table =
    <Row extends { readonly run_id: string }>(path: string, scanner: () => ScanRow<Row>) =>
    () =>
      readRows(stored(path), join(folder, path), scanner());
  return {
    head,
    ruleMap: table(evidenceFiles.ruleMapTable, eachParsed(parseRuleMap)),
    coverage: table(evidenceFiles.coverageTable, eachParsed(parseCoverage)),
    resources: table(evidenceFiles.resourceTable, eachParsed(parseResource)),
    results: table(evidenceFiles.resultTable, createResultScanner),
    scope: async () => {
      if (manifest.files[evidenceFiles.scope] === undefined) return { excluded: [] };
      return readScopeNotes(parse((await read(evidenceFiles.scope)).toString('utf8')));
    },
  };
}

async function* readRows<Row extends { readonly run_id: string }>(
  stored: Stored,
  place: string,
  scan: ScanRow<Row>,
): Rows<Row> {
  const { runId, path } = stored;
  let line = 0;
  for await (const text of readText(stored, place)) {
    const rows: Row[] = [];
    for (let from = 0; from < text.length; ) {
      const to = text.indexOf('\n', from);
      const row = scan(text, from, to);
      line += 1;
      if (row === undefined) throw brokenRun({ file: path, runId, line }, notRow);
      if (row.run_id !== runId) throw brokenRun({ file: path, runId, line }, foreignRow);
      rows.push(row);
      from = to + 1;
    }
    yield rows;
  }
  const { lines } = stored.file ?? {};
  if (lines !== undefined && lines !== line) throw brokenRun({ file: path, runId }, otherLines);
}

function eachParsed<Row>(parseRow: ParseRow<Row>): () => ScanRow<Row> {
  return () => (text, from, to) => parseRow(text.slice(from, to));
}

/** Whole lines of a table, some at a time, each with its line feed. */
async function* readText(stored: Stored, place: string): AsyncIterable<string> {
  const { runId, path, file } = stored;
  const bytes = await readStored(stored, place);
  const most = file?.content?.bytes ?? Number.POSITIVE_INFINITY;
  const source = file?.encoding === 'gzip' ? unpack(bytes) : [bytes];
  let rest: Buffer = Buffer.alloc(0);
  let read = 0;
  try {
    for await (const chunk of source) {
      read += chunk.length;
      if (read > most) throw brokenRun({ file: path, runId }, otherContent);
      const [first, end] = [chunk.indexOf(10) + 1, chunk.lastIndexOf(10) + 1];
      if (end > 0) yield decode(Buffer.concat([rest, chunk.subarray(0, first)]));
      if (end > first) yield decode(chunk.subarray(first, end));
      rest = end > 0 ? chunk.subarray(end) : Buffer.concat([rest, chunk]);
      if (rest.length > mostLineBytes) throw brokenRun({ file: path, runId }, longLine);
    }
  } catch (error) {
    // What zlib says of bytes that are no gzip.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw brokenRun({ file: path, runId }, notGzip);
    }
    throw error;
  }
  if (rest.length > 0) throw brokenRun({ file: path, runId }, noEnd);
}

/** UTF-8; where it is ASCII alone, by the shortest way. */
function decode(bytes: Buffer): string {
  return bytes.toString(isAscii(bytes) ? 'latin1' : 'utf8');
}

async function* unpack(bytes: Buffer): AsyncIterable<Buffer> {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  gunzip.end(bytes);
  for await (const chunk of gunzip) yield chunk;
  if (!gunzip.closed) await once(gunzip, 'close');
}

/** The bytes of a file, once they are shown to be those that the manifest digests. */
async function readStored({ runId, path, file }: Stored, place: string): Promise<Buffer> {
  if (file === undefined) throw brokenRun({ file: path, runId }, unlisted);
  const bytes = await readBounded(place, { file: path, runId }, file.bytes);
  if (bytes.length !== file.bytes || hash('sha256', bytes, 'hex') !== file.sha256) {
    throw brokenRun({ file: path, runId }, otherBytes);
  }
  return bytes;
}

async function readBounded(
  place: string,
  at: { readonly file: string; readonly runId: string },
  most: number,
): Promise<Buffer> {
  try {
    const { size } = await stat(place);
    if (size > most) throw brokenRun(at, otherBytes);
    return await readFile(place);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw brokenRun(at, { en: `cannot be read (${code})`, ja: `読み取れない（${code}）` });
  }
}

const unlisted: Text = { en: 'the manifest does not list it', ja: 'マニフェストに記載がない' };
const otherBytes: Text = {
  en: 'its bytes are not those the manifest lists (SHA-256)',
  ja: '内容がマニフェストのSHA-256と一致しない',
};
const otherContent: Text = {
  en: 'it unpacks to more than the manifest lists',
  ja: '展開後の大きさがマニフェストの記載を超える',
};
const otherLines: Text = {
  en: 'it has another number of lines than the manifest lists',
  ja: '行数がマニフェストの記載と異なる',
};
const notGzip: Text = { en: 'it is not gzip', ja: 'gzipではない' };
const longLine: Text = { en: 'it has a line of more than 1 MiB', ja: '1 MiBを超える行がある' };
const noEnd: Text = { en: 'its last line is cut off', ja: '最終行が途切れている' };
const notRow: Text = { en: 'the line is not a row of this table', ja: 'この表の行ではない' };
const foreignRow: Text = { en: 'the row is of another run', ja: '別の実行の行が混ざっている' };
