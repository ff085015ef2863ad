import { printableShort } from '../printable.ts';
import { table } from '../table.ts';
import { listVendors } from '../vendors.ts';
import { cell, heading, type Page, paragraph } from './page.ts';

/** The register of vendors, those too that lack nothing. */
export function* vendors(page: Page): Iterable<string> {
  const { assessment, t, ink, width } = page;
  const rows = listVendors(assessment);
  if (rows.length === 0) return;
  const words = t.report.vendors;
  yield* heading(page, words.heading, words.summary({ n: rows.length }));
  yield '';
  const header = [words.vendor, words.baa, t.outcome.fail, t.outcome.unknown, t.outcome.pass];
  const lines = rows.map(({ name, baa, counts }) => [
    cell(printableShort(name)),
    cell(words.standings[baa], baa === 'fail' || baa === 'unknown' ? ink.caution : ink.dim),
    cell(String(counts.fail), counts.fail > 0 ? ink.caution : ink.dim),
    cell(String(counts.unknown), counts.unknown > 0 ? ink.caution : ink.dim),
    cell(String(counts.pass), ink.dim),
  ]);
  yield* table(lines, { width, indent: 2, header: header.map((text) => cell(text, ink.dim)) });
  yield* paragraph(page, words.means, { indent: 2, ink: ink.dim });
  if (rows.some(({ baa }) => baa === 'not-judged'))
    yield* paragraph(page, words.notJudged, { indent: 2, ink: ink.dim });
}
