import { decodeUtf8 } from '../../config/decode-utf8.ts';
import { type Fault, type HashedFile, isFault, maxFileBytes, streamInside } from '../../config/read-inside.ts';
import { problems } from '../../config/read-register.ts';
import { createLogChecker } from '../../logs/check-log.ts';
import { parseLogSchema } from '../../logs/parse-schema.ts';
import { readLogText } from '../../logs/read-text.ts';
import { auditEventSchema, type LogSchema } from '../../logs/schema.ts';
import { InputError } from '../../model/errors.ts';
import type { LogSummary } from '../../model/log-check.ts';
import type { LogRecord } from '../../model/records.ts';
import type { Text } from '../../model/text.ts';
import { registerFiles } from './registers.ts';

/** What of a sample the verdicts follow from. */
export interface LogReading {
  /** By the name of the sample. */
  readonly summaries: Readonly<Record<string, Summary | Unchecked>>;
}

export interface Summary extends Pick<LogSummary, 'lines' | 'invalid' | 'gaps' | 'outOfOrder' | 'phiHits' | 'hits'> {
  /** Lines that are no text of UTF-8: what they hold is not known. */
  readonly notUtf8: number;
  /** Lines without a time that can be read. Absent in what an earlier comply recorded. */
  readonly untimed?: number;
}

/** Why a sample that could be read was not checked to its end. */
export const uncheckedReasons = ['inflated-too-large', 'broken-gzip'] as const;
export interface Unchecked {
  readonly unchecked: (typeof uncheckedReasons)[number];
}

/** Bytes of a sample when inflated, as many as of one that is not packed: 64 MB of gzip could be 64 GB. */
const maxInflatedBytes = maxFileBytes;

/** The schemas that samples are checked against, by the path of their file. */
export type LogSchemas = ReadonlyMap<string, LogSchema>;

/** Reads the schemas that samples name. Throws InputError. */
export async function readLogSchemas(
  records: readonly LogRecord[],
  folder: string,
  shown: (file: string) => string,
): Promise<LogSchemas> {
  const schemas = new Map<string, LogSchema>();
  for (const { schema, schemaAt } of records) {
    if (schema === undefined || schemas.has(schema)) continue;
    const parts: Uint8Array[] = [];
    const file = await streamInside(folder, schema, async (chunks) => {
      for await (const chunk of chunks) parts.push(chunk);
    });
    const path = shown(schema);
    if (isFault(file)) {
      const why = { ...problems, 'no-file': noSchema }[file.fault];
      throw new InputError(
        { file: shown(registerFiles.logs), ...schemaAt },
        { en: `the schema ${path}: ${why.en}`, ja: `スキーマ ${path}: ${why.ja}` },
      );
    }
    schemas.set(schema, parseLogSchema(path, decodeUtf8(Buffer.concat(parts), { file: path })));
  }
  return schemas;
}

const noSchema: Text = {
  en: 'it does not exist; put it there, or correct the path',
  ja: '存在しない。ファイルを置くか、パスを修正すること',
};

/** Checks one sample. The hash is that of the file as it is, packed or not. */
export async function readLog(
  { file, schema }: LogRecord,
  folder: string,
  schemas: LogSchemas,
): Promise<{ readonly document: HashedFile | Fault; readonly summary?: Summary | Unchecked }> {
  let summary: Summary | Unchecked | undefined;
  const document = await streamInside(folder, file, async (chunks) => {
    const source = chunks[Symbol.asyncIterator]();
    // Whoever stops early must not end it: all of the file is hashed.
    const kept = { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
    summary = await check(kept, (schema && schemas.get(schema)) || auditEventSchema);
    for (let next = await source.next(); !next.done; next = await source.next());
  });
  return { document, ...(summary && !isFault(document) && { summary }) };
}

async function check(chunks: AsyncIterable<Uint8Array>, schema: LogSchema): Promise<Summary | Unchecked> {
  const checker = createLogChecker({ schema });
  let bytes = 0;
  try {
    for await (const chunk of readLogText(chunks)) {
      bytes += chunk.length;
      if (bytes > maxInflatedBytes) return { unchecked: 'inflated-too-large' };
      checker.push(chunk);
    }
  } catch (error) {
    // Of zlib: https://nodejs.org/api/zlib.html#zlib-constants
    if (error instanceof Error && 'code' in error && /^Z_/.test(String(error.code)))
      return { unchecked: 'broken-gzip' };
    throw error;
  }
  const { lines, untimed, invalid, gaps, outOfOrder, phiHits, hits, faults } = checker.end();
  return { lines, untimed, invalid, gaps, outOfOrder, phiHits, hits, notUtf8: faults['not-utf8'] ?? 0 };
}
