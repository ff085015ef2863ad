import { appendBlock, openTable, type ResultTable } from '../../src/browser/table.ts';
import { unpackLine } from '../../src/browser/unpack.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import type { TableBlock, TableHead } from '../../src/model/finding-table.ts';
import type { TableWords } from '../../src/model/table-words.ts';
import type { Language } from '../../src/model/text.ts';
import { islandLines, writeIsland } from '../../src/report/viewer/island.ts';

/** The table as a browser makes it of what the report holds. */
export async function openResults(assessment: Assessment): Promise<ResultTable> {
  const island = [...writeIsland(assessment)].join('');
  const [, lines = ''] = /<script type="application\/octet-stream" id="results">\n([^<]*)<\/script>/.exec(island) ?? [];
  const [head = '', ...blocks] = lines.trim().split('\n');
  const table = openTable((await unpackLine(head)) as TableHead);
  for (const block of blocks) appendBlock(table, (await unpackLine(block)) as TableBlock);
  return table;
}

/** The same without packing, and with passes as counts above `most` results. */
export function openLines(assessment: Assessment, most?: number): ResultTable {
  const [head, ...blocks] = [...islandLines(assessment, most)];
  const table = openTable(head as TableHead);
  for (const block of blocks) appendBlock(table, JSON.parse(JSON.stringify(block)) as TableBlock);
  return table;
}

/** What the script of the page says. */
export function wordsIn(assessment: Assessment): Readonly<Record<Language, TableWords>> {
  const island = [...writeIsland(assessment)].join('');
  const [, words = ''] = /<script type="application\/json" id="words">([^<]*)<\/script>/.exec(island) ?? [];
  return JSON.parse(words) as Readonly<Record<Language, TableWords>>;
}
