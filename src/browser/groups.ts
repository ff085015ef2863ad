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
  const results = new Uint32Array(total);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const resource = table.resource[row] ?? 0;
    results[resource] = (results[resource] ?? 0) + 1;
    const cell = resource * size + (table.outcome[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return { resources: sortResources(counts, results), counts };
}

/** By one number each, as a browser sorts those without being told how: counts are less than all rows, so it stays exact. */
function sortResources(counts: Uint32Array, results: Uint32Array): Uint32Array {
  const total = results.length;
  const most = mostOf(results) + 1;
  const keys = new Float64Array(total);
  let found = 0;
  for (let resource = 0; resource < total; resource++) {
    if (results[resource] === 0) continue;
    const fails = counts[resource * size + failAt] ?? 0;
    const unknowns = counts[resource * size + unknownAt] ?? 0;
    keys[found++] = ((most - fails) * most + (most - unknowns)) * total + resource;
  }
  const sorted = keys.subarray(0, found).sort();
  return Uint32Array.from(sorted, (key) => key % total);
}

function mostOf(numbers: Uint32Array): number {
  let most = 0;
  for (let at = 0; at < numbers.length; at++) most = Math.max(most, numbers[at] ?? 0);
  return most;
}

/** How many results of a resource have each outcome, in the order of `outcomes`. */
export function countsOfResource({ counts }: ResourceGroups, resource: number): readonly number[] {
  return [...counts.subarray(resource * size, (resource + 1) * size)];
}
