import { outcomes } from '../model/result.ts';
import { once } from './remember.ts';
import { deal } from './sort.ts';
import type { ResultTable } from './table.ts';

/** The resources of some results, and how many results of each outcome every resource has in all. */
export interface ResourceGroups {
  /** The most findings first, then the most unknown results, then as they come. */
  readonly resources: Uint32Array;
  /** As many for every resource of the table as there are `outcomes`, in their order. */
  readonly counts: Uint32Array;
}

export interface Grouping {
  readonly groupRows: (rows: Uint32Array) => ResourceGroups;
  /** Makes beforehand what the first grouping needs. */
  readonly prepare: () => void;
}

const size = outcomes.length;
const [failAt, unknownAt] = [outcomes.indexOf('fail'), outcomes.indexOf('unknown')];

/** Counts, and the order by them, are of all results whatever is shown: made once. */
export function createGrouping(table: ResultTable): Grouping {
  const whole = once(() => {
    const counts = countResults(table);
    return { counts, order: sortResources(counts) };
  });
  const groupRows = (rows: Uint32Array): ResourceGroups => {
    const { counts, order } = whole();
    const isListed = new Uint8Array(order.length);
    for (let at = 0; at < rows.length; at++) isListed[table.resource[rows[at] ?? 0] ?? 0] = 1;
    const resources = new Uint32Array(order.length);
    let listed = 0;
    for (let at = 0; at < order.length; at++) {
      const resource = order[at] ?? 0;
      if (isListed[resource] === 1) resources[listed++] = resource;
    }
    return { resources: resources.subarray(0, listed), counts };
  };
  return { groupRows, prepare: whole };
}

function countResults({ resource, outcome, resources, rows }: ResultTable): Uint32Array {
  const counts = new Uint32Array(resources.name.length * size);
  for (let row = 0; row < rows; row++) {
    const cell = (resource[row] ?? 0) * size + (outcome[row] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

/** The second key first, as equal ones stay as they come. */
function sortResources(counts: Uint32Array): Uint32Array {
  const resources = new Uint32Array(counts.length / size).map((_, resource) => resource);
  const ranksBy = (outcome: number) => ({ ranks: resources.map((resource) => counts[resource * size + outcome] ?? 0) });
  return deal(deal(resources, ranksBy(unknownAt), true), ranksBy(failAt), true);
}

/** How many results of a resource have each outcome, in the order of `outcomes`. */
export function countsOfResource({ counts }: ResourceGroups, resource: number): readonly number[] {
  return [...counts.subarray(resource * size, (resource + 1) * size)];
}
