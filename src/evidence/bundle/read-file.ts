import * as fs from 'node:fs';
import { join } from 'node:path';
import { createGunzip, gunzipSync } from 'node:zlib';
import { fileError, parseJson, tryFile } from '../../collect/file-error.ts';
import { plainFile } from '../../collect/open-snapshot.ts';
import { splitLines, type TextLine } from '../../collect/split-lines.ts';
import { InputError } from '../../model/errors.ts';
import type { EvidenceFile } from '../../model/evidence.ts';

/** Of a file that is read whole. A compressed one may hold no more than the manifest says. */
const maxWholeBytes = 64 * 1024 * 1024;

/** The lines of an NDJSON file of a bundle. Throws InputError on what is no such file. */
export async function* readLines(folder: string, path: string): AsyncGenerator<TextLine> {
  const place = join(folder, path);
  sizeOf(place);
  const stream = fs.createReadStream(place, { highWaterMark: 256 * 1024 });
  const bytes = path.endsWith('.gz') ? gunzipped(stream) : stream;
  try {
    yield* splitLines(bytes as AsyncIterable<Uint8Array>, place);
  } catch (error) {
    throw readError(place, error);
  }
}

function gunzipped(stream: fs.ReadStream) {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  stream.on('error', (error) => gunzip.destroy(error));
  return stream.pipe(gunzip);
}

/** A whole JSON file of a bundle. `file` bounds what a compressed one may hold. */
export function readJsonFile(folder: string, path: string, file?: EvidenceFile): unknown {
  const place = join(folder, path);
  return parseJson(readWhole(folder, path, file).toString(), { file: place });
}

/** The bytes of a file of a bundle, as they were before they were compressed. */
export function readWhole(folder: string, path: string, file?: EvidenceFile): Buffer {
  const place = join(folder, path);
  const bytes = tryFile(place, 'read', () => {
    if (sizeOf(place) > maxWholeBytes) throw tooLong(place);
    return fs.readFileSync(place);
  });
  if (!path.endsWith('.gz')) return bytes;
  try {
    return gunzipSync(bytes, {
      maxOutputLength: Math.min(maxWholeBytes, Math.max(1, file?.content?.bytes ?? maxWholeBytes)),
    });
  } catch (error) {
    throw readError(place, error);
  }
}

function sizeOf(file: string): number {
  return tryFile(file, 'read', () => {
    if (fs.existsSync(file)) return plainFile(file).size;
    throw new InputError({ file }, { en: 'is not there', ja: '存在しない' });
  });
}

function tooLong(file: string): InputError {
  return new InputError(
    { file },
    { en: `larger than ${maxWholeBytes} bytes`, ja: `${maxWholeBytes} バイトを超えている` },
  );
}

/** What zlib says of a broken file (its codes are `Z_DATA_ERROR`, `Z_BUF_ERROR` …) is the reader's to know. */
function readError(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE') {
    return new InputError({ file }, { en: `is not whole gzip (${code})`, ja: `gzipとして展開できない（${code}）` });
  }
  return fileError(file, 'read', error);
}
