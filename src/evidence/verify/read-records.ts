import { createHash, hash } from 'node:crypto';
import { isGap } from '../../collect/is-gap.ts';
import { parseLine } from '../../collect/parse-line.ts';
import type { Place } from '../../model/errors.ts';
import { evidenceFiles, type InventoryEntry, type RecordPlace } from '../../model/evidence.ts';
import type { SnapshotLine } from '../../model/snapshot.ts';
import { toCanonicalJson } from '../../text/canonical-json.ts';
import { orderBy } from '../../text/order.ts';
import { answerFile, recordFile } from '../bundle/record-file.ts';
import { toResourceRow } from '../bundle/shape-tables.ts';
import { tallyFacts } from '../bundle/tally-facts.ts';
import { readCanonical } from './canonical.ts';
import { type Checking, noteBroken } from './checking.ts';
import { createDigestList, type DigestList } from './digest-list.ts';
import { parseInventoryEntry } from './parse-result.ts';
import type { PointerBook } from './pointer-book.ts';

export interface RecordReader {
  /** Of the inventory, which is read first. */
  entry(text: string, line: number): void;
  /** Of a file of records, or of the ledger. */
  fact(file: string, text: string, line: number): void;
  /** All were read. `files`: each file of records and how many lines it has. */
  end(files: ReadonlyMap<string, number>): RecordTally;
}

/** What the facts of a bundle come to, by the same sums as when they were written. */
export type RecordTally = ReturnType<ReturnType<typeof tallyFacts>['read']> & {
  readonly entries: number;
  /** Of the table that the inventory makes. */
  readonly resourceTableSha256: string;
  /** Something in scope was not read. */
  readonly hasGap: boolean;
};

export interface RecordContext {
  readonly book: PointerBook;
  readonly runId: string;
}

/** Reads inventory and facts line by line: that each record is where the inventory says, once, and the other way round. */
export function readRecords(schema: Checking, counts: Checking, { book, runId }: RecordContext): RecordReader {
  const listed = new Map<string, DigestList>();
  const tally = tallyFacts();
  const table = createHash('sha256');
  let entries = 0;
  let hasGap = false;
  let last: InventoryEntry | undefined;
  const guarded = (file: string, work: () => void): void => {
    try {
      work();
    } catch (error) {
      noteBroken(schema, file, error);
    }
  };
  const takeEntry = (text: string, place: Place & { readonly line: number }): void => {
    const entry = parseInventoryEntry(readCanonical(text, place), place);
    entries += 1;
    const { file, line } = entry.record;
    const own = listed.get(file) ?? createDigestList();
    listed.set(file, own);
    if (line !== own.length() + 1) {
      counts.problem(
        'inventory',
        { en: `names ${file}:${line} out of turn`, ja: `${file}:${line} の順序が正しくない` },
        place,
      );
    }
    own.add(hash('sha256', text, 'buffer'));
    table.update(`${toCanonicalJson(toResourceRow(entry, runId))}\n`);
    if (last && compareEntries(last, entry) > 0)
      counts.problem('order', { en: 'stands out of order', ja: '並び順が正しくない' }, place);
    last = entry;
  };
  const takeFact = (text: string, place: RecordPlace): void => {
    const at = { file: place.file, line: place.line };
    const value = readCanonical(text, at);
    const line = parseLine(value, at);
    tally.add(line);
    hasGap ||= isGap(line);
    if (book.wants(place.file, place.line)) book.meet(place.file, place.line, { sha256: place.sha256, value });
    if (fileOf(line) !== place.file) {
      counts.problem(
        'record',
        { en: `is a ${line.kind} that does not stand in this file`, ja: `このファイルに属さない行（${line.kind}）` },
        at,
      );
    }
    if (line.kind !== 'resource') return;
    const { type, id, name, target, account, region, observedAt } = line;
    const entry: InventoryEntry = { type, id, name, target, account, region, observedAt, record: place };
    const digest = hash('sha256', toCanonicalJson(entry), 'buffer');
    if (listed.get(place.file)?.has(place.line - 1, digest) === true) return;
    counts.problem(
      'inventory',
      { en: 'is not what the inventory says stands here', ja: 'インベントリの記載と一致しない' },
      at,
    );
  };
  return {
    entry: (text, line) =>
      guarded(evidenceFiles.inventory, () => takeEntry(text, { file: evidenceFiles.inventory, line })),
    fact: (file, text, line) => guarded(file, () => takeFact(text, { file, line, sha256: hash('sha256', text) })),
    end(files) {
      for (const [file, own] of listed) {
        const lines = files.get(file) ?? 0;
        if (lines >= own.length()) continue;
        counts.problem(
          'inventory',
          {
            en: `has ${lines} records where the inventory lists ${own.length()}`,
            ja: `記録${lines}件に対し、インベントリには${own.length()}件ある`,
          },
          { file },
        );
      }
      return { ...tally.read(), entries, resourceTableSha256: table.digest('hex'), hasGap };
    },
  };
}

const compareEntries = orderBy(({ target, account, region, type, id }: InventoryEntry) => [
  target,
  account,
  region,
  type,
  id,
]);

/** Where a line stands. */
function fileOf(line: SnapshotLine): string | undefined {
  if (line.kind === 'resource') return recordFile(line.type);
  return line.kind === 'answer' ? answerFile(line) : evidenceFiles.calls;
}

/** As a collection decides whether it is complete. */
