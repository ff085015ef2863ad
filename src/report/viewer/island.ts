import { gzipSync } from 'node:zlib';
import type { Assessment } from '../../model/assessment.ts';
import { languages } from '../../model/text.ts';
import { createColumns } from './island-columns.ts';
import { hasCounts, headOf, isRow } from './island-head.ts';
import { tableWords } from './table-words.ts';

/** Rows that are written at once: what is held in memory, here and in a browser. */
const blockRows = 20_000;

/**
 * All results as data for the page's script: a line is JSON, gzip, base64. The first is the head, each other a block of rows.
 * They stand in elements that no browser executes. Each result's words are read once and in order, as they may lie in a file.
 */
export function* writeIsland(assessment: Assessment): Generator<string> {
  const words = Object.fromEntries(languages.map((language) => [language, tableWords(language)]));
  yield `<script type="application/json" id="words">${inertJson(words)}</script>\n`;
  yield '<script type="application/octet-stream" id="results">\n';
  for (const line of islandLines(assessment)) yield `${pack(line)}\n`;
  yield '</script>\n';
}

/** The values of the lines: the head, then blocks. */
export function* islandLines(assessment: Assessment, most?: number): Generator<unknown> {
  const counted = hasCounts(assessment, most);
  const { head, positions } = headOf(assessment, counted);
  yield head;
  const columns = createColumns(positions);
  for (const result of assessment.results) {
    if (counted && !isRow(result)) continue;
    columns.add(result);
    if (columns.rows() === blockRows) yield columns.take();
  }
  if (columns.rows() > 0) yield columns.take();
}

/** Of gzip's header: made on no system in particular, so that every system writes the same (RFC 1952, 2.3.1). */
const systemByte = { at: 9, unknown: 255 };

function pack(value: unknown): string {
  const bytes = gzipSync(JSON.stringify(value), { level: 6 });
  bytes[systemByte.at] = systemByte.unknown;
  return bytes.toString('base64');
}

/** JSON that ends no element and no line of a script, whatever its texts hold. */
function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
