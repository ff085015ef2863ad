import * as fs from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Digest, EvidenceFile } from '../../model/evidence.ts';
import type { Text } from '../../model/text.ts';
import { createDigester, type Digester } from '../bundle/digester.ts';
import { type ContentSink, FaultError, keepDocument, type ScanFault, splitLinesOf } from './content-sink.ts';

/** What is there beyond what the manifest says is still read, so that what differs can be named; but not without end. */
const leewayBytes = 1024 * 1024;
const chunkBytes = 256 * 1024;

export interface ScanRequest {
  readonly folder: string;
  readonly path: string;
  /** What the manifest says of it. Not much more than that is unpacked. */
  readonly file: EvidenceFile;
  /** Takes each line of a file of lines, without its line feed. */
  readonly onLine?: (text: string, line: number) => void;
}

/** What one reading of a file came to. */
export interface ScannedFile {
  readonly stored: Digest;
  /** As unpacked; of a file that is not compressed the same. Absent where it could not be read to its end. */
  readonly content?: Digest;
  /** Of a file of lines. */
  readonly lines?: number;
  readonly merkle?: string;
  /** Of a document: the whole of it. */
  readonly text?: string;
  /** Why it could not be read to its end. */
  readonly fault?: ScanFault;
}

/** Reads a plain file once: digests of what is stored and what it holds, lines, and the root over them. Memory stays flat. */
export async function scanFile(request: ScanRequest): Promise<ScannedFile> {
  const { folder, path, file } = request;
  const sink = sinkOf(request);
  const stored = createDigester();
  const content = createDigester();
  try {
    const limit = 2 * (file.content?.bytes ?? file.bytes) + leewayBytes;
    for await (const chunk of openContent(join(folder, path), path.endsWith('.gz'), stored)) {
      content.update(chunk);
      if (content.size() > limit) throw new FaultError({ text: longer });
      sink?.take(chunk);
    }
    return { stored: stored.digest(), content: content.digest(), ...sink?.end() };
  } catch (error) {
    const fault = faultOf(error);
    return { stored: await digestStored(join(folder, path)), fault };
  }
}

function sinkOf({ path, file, onLine }: ScanRequest): ContentSink | undefined {
  if (/\.ndjson(?:\.gz)?$/.test(path)) return splitLinesOf(file, onLine);
  return /\.json(?:\.gz)?$/.test(path) ? keepDocument(file) : undefined;
}

async function* openContent(place: string, isGzip: boolean, stored: Digester): AsyncGenerator<Buffer> {
  const stream = fs.createReadStream(place, { highWaterMark: chunkBytes });
  try {
    if (!isGzip) {
      for await (const chunk of stream) {
        stored.update(chunk);
        yield chunk;
      }
      return;
    }
    const gunzip = createGunzip({ chunkSize: chunkBytes });
    stream.on('error', (error) => gunzip.destroy(error));
    stream.on('data', (chunk) => stored.update(chunk as Buffer));
    yield* stream.pipe(gunzip) as AsyncIterable<Buffer>;
  } finally {
    stream.destroy();
  }
}

/** Of a file whose content cannot be read: what is stored can still be compared. */
async function digestStored(place: string): Promise<Digest> {
  const stored = createDigester();
  try {
    for await (const chunk of fs.createReadStream(place, { highWaterMark: chunkBytes })) stored.update(chunk);
  } catch {
    // Said already: it cannot be read.
  }
  return stored.digest();
}

/** What zlib (`Z_DATA_ERROR` …) and the system (`EACCES` …) say. */
function faultOf(error: unknown): ScanFault {
  if (error instanceof FaultError) return error.fault;
  if (!(error instanceof Error) || !('code' in error)) throw error;
  const code = String(error.code);
  if (code.startsWith('Z_')) {
    return { text: { en: `is not whole gzip (${code})`, ja: `gzipとして展開できない（${code}）` } };
  }
  return { text: { en: `cannot be read (${code})`, ja: `読み取れない（${code}）` } };
}

const longer: Text = {
  en: 'holds far more than the manifest says',
  ja: 'マニフェストの記載よりはるかに多くのデータを含む',
};
