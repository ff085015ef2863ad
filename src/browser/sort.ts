import { outcomes } from '../model/result.ts';
import type { SortColumn } from '../model/table-words.ts';
import type { Language } from '../model/text.ts';
import type { ResultTable } from './table.ts';

/** What failed comes first, then what could not be read. */
export const outcomeOrder = ['fail', 'unknown', 'pass', 'not-applicable'] as const;
const outcomeRanks = outcomes.map((outcome) => outcomeOrder.indexOf(outcome));

export type Sort = (
  rows: Uint32Array,
  order: { readonly sort: SortColumn; readonly isDescending: boolean; readonly language: Language },
) => Uint32Array;

/** Ranks: of whatever a row names by its position, the place in the order. */
type Ranks = Readonly<Record<SortColumn, (language: Language) => (row: number) => number>>;

/**
 * Sorts rows by a column, equal ones the gravest first, then as they come. Each row's place in the order is one number, as
 * these sort fastest; ranks are made once.
 */
export function createSort(table: ResultTable): Sort {
  const ranks = ranksOf(table);
  return (rows, { sort, isDescending, language }) => {
    const rankOf = ranks[sort](language);
    const byRule = ranks.rule(language);
    // Beyond 2^53 a number is not exact: only as much stands in one as the order needs.
    const seconds = sort === 'severity' ? table.head.rules.length + 1 : grades;
    const keys = new Float64Array(rows.length);
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0;
      const rank = isDescending ? -1 - rankOf(row) : rankOf(row);
      const second = sort === 'severity' ? byRule(row) : gravityOf(table, row);
      keys[at] = (rank * seconds + second) * table.rows + row;
    }
    keys.sort();
    return Uint32Array.from(keys, (key) => ((key % table.rows) + table.rows) % table.rows);
  };
}

const grades = 32;

function gravityOf({ severity, outcome }: ResultTable, row: number): number {
  return (severity[row] ?? 0) * 4 + (outcomeRanks[outcome[row] ?? 0] ?? 0);
}

function ranksOf(table: ResultTable): Ranks {
  const rules = remember((language) => {
    const collator = new Intl.Collator(language);
    return ranksIn(
      table.head.rules,
      (a, b) => collator.compare(a.title[language], b.title[language]) || (a.id < b.id ? -1 : 1),
    );
  });
  const names = remember(() =>
    ranksIn(
      table.resources.name.map((name) => name.toLowerCase()),
      compare,
    ),
  );
  const places = (part: 1 | 2) =>
    remember(() =>
      ranksIn(
        table.places.map((place) => place[part]),
        compare,
      ),
    );
  const [accounts, regions] = [places(1), places(2)];
  const ofResource = (ranks: Uint32Array) => (row: number) => ranks[table.resource[row] ?? 0] ?? 0;
  const ofPlace = (ranks: Uint32Array) => {
    const byResource = Uint32Array.from(table.resources.place, (place) => ranks[place] ?? 0);
    return ofResource(byResource);
  };
  return {
    severity: () => (row) => gravityOf(table, row),
    outcome: () => (row) => outcomeRanks[table.outcome[row] ?? 0] ?? 0,
    rule: (language) => {
      const ranks = rules(language);
      return (row) => ranks[table.rule[row] ?? 0] ?? 0;
    },
    resource: (language) => ofResource(names(language)),
    account: (language) => ofPlace(accounts(language)),
    region: (language) => ofPlace(regions(language)),
  };
}

/** By code units: a collator takes a second for as many names. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The place of each in the order; equal ones share it. */
function ranksIn<Value>(list: readonly Value[], order: (a: Value, b: Value) => number): Uint32Array {
  const sorted = list.map((_, index) => index).sort((a, b) => order(list[a] as Value, list[b] as Value));
  const ranks = new Uint32Array(list.length);
  let rank = 0;
  for (const [at, index] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before !== undefined && order(list[before] as Value, list[index] as Value) !== 0) rank = at;
    ranks[index] = rank;
  }
  return ranks;
}

function remember<Made>(make: (language: Language) => Made): (language: Language) => Made {
  const made = new Map<Language, Made>();
  return (language) => {
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}
