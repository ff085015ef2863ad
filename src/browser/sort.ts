import type { TableRule } from '../model/finding-table.ts';
import { outcomes } from '../model/result.ts';
import type { SortColumn } from '../model/table-words.ts';
import type { Language } from '../model/text.ts';
import { once, remember } from './remember.ts';
import type { ResultTable } from './table.ts';

/** What failed comes first, then what could not be read. */
export const outcomeOrder = ['fail', 'unknown', 'pass', 'not-applicable'] as const;
const outcomeRanks = outcomes.map((outcome) => outcomeOrder.indexOf(outcome));

export type Sort = (
  rows: Uint32Array,
  order: { readonly sort: SortColumn; readonly isDescending: boolean; readonly language: Language },
) => Uint32Array;

/** The place in the order of each row, or of each of what rows name by its position in `of`. */
export interface Ranks {
  readonly of?: Uint32Array;
  readonly ranks: Uint32Array;
}

type AllRanks = Readonly<Record<SortColumn, (language: Language) => Ranks>>;

/**
 * Sorts rows by a column, equal ones the gravest first, then as they come. Places in the order are small whole numbers, so rows
 * are dealt out by them, which takes a tenth of comparing; they are made once.
 */
export function createSort(table: ResultTable): Sort {
  const ranks = ranksOf(table);
  return (rows, { sort, isDescending, language }) => {
    const second = sort === 'severity' ? ranks.rule(language) : ranks.severity(language);
    return deal(deal(rows, second, false), ranks[sort](language), isDescending);
  };
}

/** Sorts rows by rank, equal ones as they come. */
export function deal(rows: Uint32Array, { of, ranks }: Ranks, isDescending: boolean): Uint32Array {
  let last = 0;
  for (let at = 0; at < ranks.length; at++) last = Math.max(last, ranks[at] ?? 0);
  const places = new Uint32Array(rows.length);
  const starts = new Uint32Array(last + 2);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const rank = ranks[of ? (of[row] ?? 0) : row] ?? 0;
    const place = isDescending ? last - rank : rank;
    places[at] = place;
    starts[place + 1] = (starts[place + 1] ?? 0) + 1;
  }
  for (let place = 1; place < starts.length; place++) starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const place = places[at] ?? 0;
    const start = starts[place] ?? 0;
    starts[place] = start + 1;
    sorted[start] = rows[at] ?? 0;
  }
  return sorted;
}

function ranksOf(table: ResultTable): AllRanks {
  const { rule, resource, outcome, severity } = table;
  const gravity = new Uint32Array(table.rows);
  const byOutcome = new Uint32Array(table.rows);
  for (let row = 0; row < table.rows; row++) {
    const rank = outcomeRanks[outcome[row] ?? 0] ?? 0;
    byOutcome[row] = rank;
    gravity[row] = (severity[row] ?? 0) * outcomeRanks.length + rank;
  }
  const ofPlaces = (part: 1 | 2) => {
    const ranks = ranksIn(
      table.places.map((place) => place[part]),
      compare,
    );
    return { of: resource, ranks: Uint32Array.from(table.resources.place, (place) => ranks[place] ?? 0) };
  };
  const names = once(() => {
    const called = table.resources.name.map((name) => name.toLowerCase());
    return { of: resource, ranks: ranksIn(called, compare) };
  });
  return {
    severity: () => ({ ranks: gravity }),
    outcome: () => ({ ranks: byOutcome }),
    rule: remember((language) => {
      const collator = new Intl.Collator(language);
      const order = ({ title, id }: TableRule, other: TableRule) =>
        collator.compare(title[language], other.title[language]) || compare(id, other.id);
      return { of: rule, ranks: ranksIn(table.head.rules, order) };
    }),
    resource: names,
    account: once(() => ofPlaces(1)),
    region: once(() => ofPlaces(2)),
  };
}

/** By code units: a collator takes a second for as many names. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The place of each in the order; equal ones share it. */
function ranksIn<Value>(list: readonly Value[], order: (a: Value, b: Value) => number): Uint32Array {
  const sorted = list.map((value, index) => ({ value, index })).sort((a, b) => order(a.value, b.value));
  const ranks = new Uint32Array(list.length);
  let rank = 0;
  for (let at = 0; at < sorted.length; at++) {
    const [one, before] = [sorted[at], sorted[at - 1]];
    if (one && before && order(before.value, one.value) !== 0) rank++;
    if (one) ranks[one.index] = rank;
  }
  return ranks;
}
