import { isUtf8 } from 'node:buffer';
import type { LogFault, LogSummary, PhiClass } from '../model/log-check.ts';
import { namesMore } from './count-keys.ts';
import { shapeOf } from './detect/mask.ts';
import { scanText } from './detect/scan.ts';
import { eventTime } from './event-time.ts';
import { createFieldKeys } from './field-keys.ts';
import { createOrder } from './order.ts';
import { createPieceScanner, type PieceScanner } from './scan-pieces.ts';
import type { LogSchema } from './schema.ts';
import { createSplitter } from './split-lines.ts';
import { createTally } from './tally.ts';
import { createValidator, isObject, type JsonObject } from './validate.ts';
import { createWalker, type WalkHit } from './walk.ts';

export interface CheckLogOptions {
  /** `auditEventSchema` of schema.ts, or what `parseLogSchema` of parse-schema.ts made of a file. */
  readonly schema: LogSchema;
  /** Longest time without an event, in milliseconds; default: the schema's. */
  readonly maxGap?: number;
  /** Classes that may be there. */
  readonly allow?: readonly PhiClass[];
  /** Most hits, and most faults, in the lists; the counts are whole. Default 20. */
  readonly maxFindings?: number;
}

/**
 * Checks a log of JSON lines, of bytes that are cut anywhere: what was found until then can be had although the rest could not be
 * read. Memory stays flat.
 */
export interface LogChecker {
  push(chunk: Uint8Array): void;
  /** What comes now is another part of the log, with lines of its own. */
  begin(source: string): void;
  end(): LogSummary;
}

export function createLogChecker({
  schema,
  maxGap = schema.maxGap,
  allow = [],
  maxFindings = 20,
}: CheckLogOptions): LogChecker {
  const validate = createValidator(schema);
  const walker = createWalker(schema);
  const shownName = createFieldKeys();
  const order = createOrder({ maxGap, tolerance: schema.tolerance });
  const found = createTally(new Set(allow), maxFindings);
  const { timeField, idField } = schema;
  let line = 0;
  let bytes = 0;
  let pieces: PieceScanner | undefined;

  const complain = (fault: LogFault, field: string): void =>
    found.fault({ fault, line, path: schema.fields.has(field) ? field : shownName(field, undefined).shown });

  /** A line whose fields nothing tells apart. What is `known` of it is told already. */
  const scanRaw = (text: Buffer, known: readonly WalkHit[] = []): void => {
    const told = new Map<PhiClass, number>();
    for (const { class: of } of known) told.set(of, (told.get(of) ?? 0) + 1);
    const scanner = createPieceScanner((hit, value) => {
      const before = told.get(hit) ?? 0;
      if (before > 0) told.set(hit, before - 1);
      else found.hit(hit, line, '', value.length, shapeOf(value));
    });
    scanner.push(text, true);
  };
  const take = (text: Buffer): void => {
    const json = text.toString('utf8');
    const event = parse(json);
    if (event === undefined) {
      // JSON has no such sign, and text has none: UTF-16 or UTF-32 that does not say so, or no text at all.
      if (text.includes(0) && isUtf8(text)) found.fault({ fault: 'not-utf8', line });
      found.fault({ fault: 'not-json', line });
      scanRaw(text);
      return;
    }
    const before = found.faults();
    if (isObject(event)) validate(event, complain);
    else found.fault({ fault: 'not-object', line });
    const hits = walker.walk(event, found.faults() === before);
    if (hits === undefined) {
      found.fault({ fault: 'too-deep', line });
      scanRaw(text);
    } else {
      for (const hit of hits) found.hit(hit.class, line, hit.path, hit.length, hit.shape);
      if (namesMore(json, walker.fields())) {
        found.fault({ fault: 'duplicate-key', line });
        scanRaw(text, hits);
      }
    }
    if (isObject(event)) place(event);
  };
  const place = (event: JsonObject): void => {
    if (timeField !== undefined && Object.hasOwn(event, timeField)) {
      const time = eventTime(event[timeField]);
      if (!Number.isNaN(time)) found.time();
      const fault = Number.isNaN(time) ? undefined : order.time(time, line, timeField);
      if (fault) found.fault(fault);
    }
    if (idField === undefined || !Object.hasOwn(event, idField)) return;
    const id = event[idField];
    if (typeof id === 'string' && id.length <= 200 && order.isKnown(id)) {
      found.fault({ fault: 'duplicate', line, path: idField });
    }
  };
  const splitter = createSplitter({
    line: (given) => {
      line += 1;
      let text = given.at(-1) === 0x0d ? given.subarray(0, -1) : given;
      if (line === 1 && text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf) text = text.subarray(3);
      if (isBlank(text)) return;
      found.line();
      if (!isUtf8(text)) found.fault({ fault: 'not-utf8', line });
      take(text);
    },
    piece: (given, isLast) => {
      if (pieces === undefined) {
        line += 1;
        found.line();
        found.fault({ fault: 'line-too-long', line });
        pieces = createPieceScanner((hit, value) => found.hit(hit, line, '', value.length, shapeOf(value)));
      }
      pieces.push(given, isLast);
      if (!isLast) return;
      if (pieces.isBroken) found.fault({ fault: 'not-utf8', line });
      pieces = undefined;
    },
  });
  return {
    begin: (source) => {
      splitter.end();
      line = 0;
      // The key of an object may be a value too.
      found.source(holdsPhi(source) ? '*' : source);
    },
    push: (chunk) => {
      bytes += chunk.length;
      splitter.push(chunk);
    },
    end: () => {
      splitter.end();
      const { earliest, latest } = order;
      const times = Number.isFinite(earliest)
        ? { from: new Date(earliest).toISOString(), to: new Date(latest).toISOString() }
        : {};
      return { bytes, ...times, ...found.summary() };
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function holdsPhi(text: string): boolean {
  let holds = false;
  scanText(text, undefined, () => {
    holds = true;
  });
  return holds;
}

function isBlank(text: Buffer): boolean {
  for (const byte of text) if (byte !== 0x20 && byte !== 0x09) return false;
  return true;
}
