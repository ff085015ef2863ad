import type { EvidenceFile } from '../../model/evidence.ts';
import { compareText } from '../../text/order.ts';
import { paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { code, html } from '../html/markup.ts';
import { mostRows, type Sheet } from './sheet.ts';

/** A file of record: what was read, what it was judged by, and what came of it. */
export type FileOfRecord = readonly [path: string, file: EvidenceFile];

/** Those that are not made from others, by path. The manifest, the signature and what is derived are not known here. */
export function recordFiles(files: Sheet['files']): readonly FileOfRecord[] {
  return Object.entries(files)
    .filter(([, { derived }]) => derived !== true)
    .sort(([a], [b]) => compareText(a, b));
}

/** Every file of record with its lines and its digest. */
export function filesSection({ t, files }: Sheet): Section {
  const words = t.files;
  return {
    id: 'files',
    title: words.heading,
    body: html`${table({
      caption: words.caption,
      columns: [
        { head: words.path, cell: ([path]: FileOfRecord) => code(path), kind: 'place' },
        { head: words.lines, cell: ([, { lines }]) => lines ?? '-', kind: 'number' },
        { head: words.bytes, cell: ([, { bytes }]) => bytes, kind: 'number' },
        { head: t.who.digest, cell: ([, { sha256 }]) => code(sha256) },
      ],
      rows: recordFiles(files),
      most: mostRows,
      cut: t.cut,
    })}${paragraphs(words.derived)}`,
  };
}
