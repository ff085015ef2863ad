import { outcomes } from '../model/result.ts';
import type { ResultTable } from './table.ts';

/** The resources of some results, and how many of each outcome every resource has. */
export interface ResourceGroups {
  /** The most findings first, then the most unknown results, then as they come. */
  readonly resources: Uint32Array;
  /** As many for every resource of the table as there are `outcomes`, in their order. */
  readonly counts: Uint32Array;
}

const size = outcomes.length;
const [failAt, unknownAt] = [outcomes.indexOf('fail'), outcomes.indexOf('unknown')];

export function groupByResource(table: ResultTable, rows: Uint32Array): ResourceGroups {
  const total = table.resources.name.length;
  const counts = new Uint32Array(total * size);
  const isThere = new Uint8Array(total);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const resource = table.resource[row] ?? 0;
    isThere[resource] = 1;
    const cell = resource * size + (table.outcome[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const resources = Uint32Array.from(isThere.keys().filter((resource) => isThere[resource] === 1));
  const countOf = (resource: number, at: number) => counts[resource * size + at] ?? 0;
  resources.sort(
    (a, b) => countOf(b, failAt) - countOf(a, failAt) || countOf(b, unknownAt) - countOf(a, unknownAt) || a - b,
  );
  return { resources, counts };
}

/** How many results of a resource have each outcome, in the order of `outcomes`. */
export function countsOfResource({ counts }: ResourceGroups, resource: number): readonly number[] {
  return [...counts.subarray(resource * size, (resource + 1) * size)];
}
