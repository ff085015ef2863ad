import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f0';
const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0');

/** An audit event of an AI API with a message beside it; in every fiftieth stands a telephone number. */
function event(n: number): string {
  return JSON.stringify({
    eventId: `8f1c2ab3-77de-4e0a-9b6c-${hex(n, 12)}`,
    time: new Date(1_790_000_000_000 + n * 37).toISOString(),
    userHash: digest + hex(n % 5_000, 4),
    sessionHash: digest + hex(n % 60_000, 4),
    endpoint: '/v1/messages',
    action: 'summarise',
    recordHash: digest + hex(n % 40_000, 4),
    modelVersion: 'clinical-2.4.1',
    status: 200,
    latencyMs: n % 900,
    classification: 'clinical',
    baaId: 'BAA-2026-014',
    message:
      n % 50 === 0
        ? `called back 090-1234-${1_000 + (n % 9_000)}`
        : `completed in ${n % 900} ms with ${n % 4_000} tokens, request ${hex(n, 16)}`,
  });
}

/** Writes a log of so many bytes at least, as it is made; returns the number of its lines. */
export async function writeLog(file: string, bytes: number): Promise<number> {
  let lines = 0;
  const pieces = function* (): Generator<string> {
    for (let written = 0; written < bytes; ) {
      let piece = '';
      for (let at = 0; at < 1_000; at += 1) piece += `${event(lines + at)}\n`;
      lines += 1_000;
      written += piece.length;
      yield piece;
    }
  };
  await pipeline(Readable.from(pieces()), createWriteStream(file));
  return lines;
}
