import type { Language } from '../model/text.ts';
import { type Facet, listFacets } from './facets.ts';
import { type Filtered, filterRows } from './filter.ts';
import { createGrouping, type ResourceGroups } from './groups.ts';
import { createSearch } from './search.ts';
import { createSort } from './sort.ts';
import { firstView, type TableState, wholeTable } from './state.ts';
import type { ResultTable } from './table.ts';

/** What of the table a state shows. */
export interface Shown extends Filtered {
  /** Sorted. */
  readonly rows: Uint32Array;
  /** Where the view is of resources. */
  readonly groups?: ResourceGroups;
}

/** The table with what finds its rows. */
export interface ResultModel {
  readonly table: ResultTable;
  readonly facets: readonly Facet[];
  /** How many rows of the whole table every value of a facet has. */
  readonly totals: Filtered['counts'];
  /** The same of the rows that are shown at first. */
  readonly firstTotals: Filtered['counts'];
  readonly show: (state: TableState, language: Language) => Shown;
  /** Makes beforehand what the first search, the first sort and the first view by resource need. */
  readonly warm: (language: Language) => void;
}

export function createModel(table: ResultTable): ResultModel {
  const facets = listFacets(table);
  const [search, sort, grouping] = [createSearch(table), createSort(table), createGrouping(table)];
  // Whoever sorts or turns a page filters nothing anew.
  const filter = keepLast((state: TableState, language: Language) =>
    filterRows(table, facets, state, search.find(state.query, language)),
  );
  const arrange = keepLast((state: TableState, language: Language): Shown => {
    const filtered = filter(filterKey(state, language), state, language);
    return state.view === 'findings'
      ? { ...filtered, rows: sort(filtered.rows, { ...state, language }) }
      : { ...filtered, groups: grouping.groupRows(filtered.rows) };
  });
  const show = (state: TableState, language: Language): Shown =>
    arrange(JSON.stringify([{ ...state, page: 0 }, language]), state, language);
  const warm = (language: Language): void => {
    search.prepare(language);
    sort(new Uint32Array(0), { sort: 'resource', isDescending: false, language });
    grouping.prepare();
  };
  const countsIn = (state: TableState) => filterRows(table, facets, state, undefined).counts;
  return { table, facets, totals: countsIn(wholeTable), firstTotals: countsIn(firstView), show, warm };
}

function filterKey({ query, chosen, narrowed }: TableState, language: Language): string {
  return JSON.stringify([query, chosen, narrowed, language]);
}

/** Makes a value once for a key, as long as no other is asked for. */
function keepLast<Arguments extends readonly unknown[], Value>(make: (...given: Arguments) => Value) {
  let last: { readonly key: string; readonly value: Value } | undefined;
  return (key: string, ...given: Arguments): Value => {
    if (last?.key !== key) last = { key, value: make(...given) };
    return last.value;
  };
}
