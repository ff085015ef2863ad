import { type FacetName, facetNames, type SortColumn, sortColumns } from '../model/table-words.ts';

/** What the results are narrowed to by a link, one value each. */
export const narrowings = ['rule', 'control', 'resource', 'finding'] as const;
export type Narrowing = (typeof narrowings)[number];

export const views = ['findings', 'resources'] as const;
export type View = (typeof views)[number];

/** Which part of the table is shown, and how. All of it stands in the address after `#`. */
export interface TableState {
  readonly view: View;
  readonly query: string;
  /** Values that were chosen of each facet; none: all. */
  readonly chosen: Readonly<Record<FacetName, readonly string[]>>;
  readonly narrowed: Readonly<Partial<Record<Narrowing, string>>>;
  readonly sort: SortColumn;
  readonly isDescending: boolean;
  /** From 1. */
  readonly page: number;
}

/** Nothing left out, the gravest first. */
export const wholeTable: TableState = {
  view: 'findings',
  query: '',
  chosen: Object.fromEntries(facetNames.map((name) => [name, []])) as unknown as TableState['chosen'],
  narrowed: {},
  sort: 'severity',
  isDescending: false,
  page: 1,
};

/** What a reader sees at first: what failed and what could not be read. */
export const firstView: TableState = {
  ...wholeTable,
  chosen: { ...wholeTable.chosen, outcome: ['fail', 'unknown'] },
};

const keys: readonly string[] = [...facetNames, ...narrowings, 'view', 'q', 'sort', 'page'];

/** What an address after `#` says of the table; undefined where it speaks of something else. */
export function readState(hash: string): TableState | undefined {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  if (!keys.some((key) => parameters.has(key))) return undefined;
  const sort = parameters.get('sort') ?? '';
  const column = sortColumns.find((one) => one === sort.replace(/^-/, ''));
  return {
    view: views.find((one) => one === parameters.get('view')) ?? 'findings',
    query: parameters.get('q') ?? '',
    chosen: Object.fromEntries(
      facetNames.map((name) => [name, parameters.getAll(name)]),
    ) as unknown as TableState['chosen'],
    narrowed: Object.fromEntries(
      narrowings.flatMap((name) => {
        const value = parameters.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
    sort: column ?? 'severity',
    isDescending: column !== undefined && sort.startsWith('-'),
    page: Math.max(1, Math.trunc(Number(parameters.get('page'))) || 1),
  };
}

/** The address after `#` of a state: it reads as the same again. */
export function writeState({ view, query, chosen, narrowed, sort, isDescending, page }: TableState): string {
  const parameters = new URLSearchParams();
  if (view !== 'findings') parameters.set('view', view);
  for (const name of narrowings) {
    const value = narrowed[name];
    if (value !== undefined) parameters.set(name, value);
  }
  for (const name of facetNames) for (const value of chosen[name]) parameters.append(name, value);
  if (query !== '') parameters.set('q', query);
  if (sort !== 'severity' || isDescending) parameters.set('sort', `${isDescending ? '-' : ''}${sort}`);
  if (page > 1) parameters.set('page', String(page));
  if (parameters.size === 0) parameters.set('view', view);
  return `#${parameters}`;
}
