import { outcomes } from '../model/result.ts';
import type { ResultTable } from './table.ts';

/** How many results of a resource have each outcome, in the order of `outcomes`. */
export interface ResourceGroup {
  readonly resource: number;
  readonly counts: readonly number[];
}

const [failAt, unknownAt] = [outcomes.indexOf('fail'), outcomes.indexOf('unknown')];

/** The resources of some rows: those with the most findings first, then with the most unknown results, then as they come. */
export function groupByResource(table: ResultTable, rows: Uint32Array): readonly ResourceGroup[] {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const resource = table.resource[row] ?? 0;
    const counts = groups.get(resource) ?? outcomes.map(() => 0);
    groups.set(resource, counts);
    const outcome = table.outcome[row] ?? 0;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  const order = (counts: readonly number[], at: number) => counts[at] ?? 0;
  return [...groups]
    .map(([resource, counts]) => ({ resource, counts }))
    .sort(
      (a, b) =>
        order(b.counts, failAt) - order(a.counts, failAt) ||
        order(b.counts, unknownAt) - order(a.counts, unknownAt) ||
        a.resource - b.resource,
    );
}
