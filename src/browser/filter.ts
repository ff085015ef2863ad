import type { TableHead } from '../model/finding-table.ts';
import type { FacetName } from '../model/table-words.ts';
import type { Facet } from './facets.ts';
import { findRows } from './finding-key.ts';
import type { TableState } from './state.ts';
import type { ResultTable } from './table.ts';
import { markEach, resourceId } from './texts.ts';

/** The rows that a state leaves, and for each value of a facet how many there would be with it. */
export interface Filtered {
  readonly rows: Uint32Array;
  readonly counts: Readonly<Record<FacetName, readonly number[]>>;
}

/** What is chosen of a facet. */
interface Choice {
  readonly facet: Facet;
  /** 1 for each code that it lets through; undefined: all. */
  readonly accepts: Uint8Array | undefined;
}

/** In place of the one choice that refuses a row: none does, or more than one, or it was not found. */
const [none, several] = [255, 254];

/**
 * Rows that fit. `found`: what the search marked. A value's count leaves aside what else is chosen of its own facet. Column by
 * column, as such loops are the fastest that a browser has.
 */
export function filterRows(
  table: ResultTable,
  facets: readonly Facet[],
  state: Pick<TableState, 'chosen' | 'narrowed'>,
  found: Uint8Array | undefined,
): Filtered {
  const choices = facets.map((facet) => openChoice(facet, state.chosen[facet.name]));
  const refusing = new Uint8Array(table.rows).fill(none);
  if (found) refuseUnmarked(refusing, found);
  const isNarrow = narrowTo(table, state.narrowed);
  if (isNarrow) for (let row = 0; row < table.rows; row++) if (!isNarrow(row)) refusing[row] = several;
  for (const [index, { accepts, facet }] of choices.entries())
    if (accepts) refuse(refusing, facet.codes, accepts, index);
  const counts = choices.map(({ facet }, index) => countCodes(refusing, facet, index));
  return { rows: rowsLeft(refusing), counts: countsOf(facets, counts) };
}

function openChoice(facet: Facet, chosen: readonly string[]): Choice {
  if (chosen.length === 0) return { facet, accepts: undefined };
  const { members, values } = facet;
  const wanted = new Set(chosen);
  const accepts = members.map((positions) =>
    positions.some((position) => wanted.has(values[position] ?? '')) ? 1 : 0,
  );
  return { facet, accepts: Uint8Array.from(accepts) };
}

function refuseUnmarked(refusing: Uint8Array, found: Uint8Array): void {
  for (let row = 0; row < refusing.length; row++) if (found[row] === 0) refusing[row] = several;
}

function refuse(refusing: Uint8Array, codes: Uint16Array, accepts: Uint8Array, index: number): void {
  for (let row = 0; row < refusing.length; row++) {
    if (accepts[codes[row] ?? 0] === 0) refusing[row] = refusing[row] === none ? index : several;
  }
}

/** How many rows each code has among those that no other facet refuses. */
function countCodes(refusing: Uint8Array, { codes, members }: Facet, index: number): Uint32Array {
  const counts = new Uint32Array(members.length);
  for (let row = 0; row < refusing.length; row++) {
    const by = refusing[row];
    if (by !== none && by !== index) continue;
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

function rowsLeft(refusing: Uint8Array): Uint32Array {
  const rows = new Uint32Array(refusing.length);
  let left = 0;
  for (let row = 0; row < refusing.length; row++) if (refusing[row] === none) rows[left++] = row;
  return rows.subarray(0, left);
}

function countsOf(facets: readonly Facet[], counts: readonly Uint32Array[]): Filtered['counts'] {
  const ofFacets = facets.map(({ name, values, members }, index) => {
    const byValue = values.map(() => 0);
    for (const [code, positions] of members.entries()) {
      for (const position of positions) byValue[position] = (byValue[position] ?? 0) + (counts[index]?.[code] ?? 0);
    }
    return [name, byValue];
  });
  return Object.fromEntries(ofFacets) as unknown as Filtered['counts'];
}

/** Whether a row is of the rule, the control, the resource or the finding that a link names. Undefined: it names none. */
function narrowTo(table: ResultTable, narrowed: TableState['narrowed']): ((row: number) => boolean) | undefined {
  const { finding, rule, control, resource } = narrowed;
  if (finding !== undefined) {
    const named = new Set(findRows(table, finding));
    return (row) => named.has(row);
  }
  if (rule === undefined && control === undefined && resource === undefined) return undefined;
  const rules = rulesWith(table.head, rule, control);
  const resources = resource === undefined ? undefined : resourcesCalled(table, resource);
  return (row) =>
    rules[table.rule[row] ?? 0] === 1 && (resources === undefined || resources[table.resource[row] ?? 0] === 1);
}

/** 1 for each rule of that id that leads to that control; none is named: all. */
export function rulesWith(head: TableHead, rule: string | undefined, control: string | undefined): Uint8Array {
  const at = control === undefined ? undefined : head.controls.findIndex(({ id }) => id === control);
  return markEach(
    head.rules,
    ({ id, controls }) => (rule === undefined || id === rule) && (at === undefined || controls.includes(at)),
  );
}

/** Resources of an id; where there is none, of a name. */
function resourcesCalled(table: ResultTable, text: string): Uint8Array {
  const byId = markEach(table.resources.name, (_, resource) => resourceId(table, resource) === text);
  if (byId.includes(1)) return byId;
  return markEach(table.resources.name, (name) => name === text);
}
