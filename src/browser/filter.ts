import type { FacetName } from '../model/table-words.ts';
import type { Facet } from './facets.ts';
import { findRow } from './finding-key.ts';
import type { TableState } from './state.ts';
import type { ResultTable } from './table.ts';
import { resourceId, resourceName } from './texts.ts';

/** The rows that a state leaves, and for each value of a facet how many there would be with it. */
export interface Filtered {
  readonly rows: Uint32Array;
  readonly counts: Readonly<Record<FacetName, readonly number[]>>;
}

/** What is chosen of a facet, and how many rows every code of it would leave. */
interface Choice {
  readonly facet: Facet;
  readonly codes: Facet['codes'];
  readonly accepts: Uint8Array;
  readonly counts: Uint32Array;
}

/** Rows that fit. `found`: what the search marked. A value's count leaves aside what else is chosen of its own facet. */
export function filterRows(
  table: ResultTable,
  facets: readonly Facet[],
  state: Pick<TableState, 'chosen' | 'narrowed'>,
  found: Uint8Array | undefined,
): Filtered {
  const choices = facets.map((facet) => openChoice(facet, state.chosen[facet.name]));
  const isNarrow = narrowTo(table, state.narrowed);
  const rows = new Uint32Array(table.rows);
  let left = 0;
  for (let row = 0; row < table.rows; row++) {
    if (found && found[row] === 0) continue;
    if (isNarrow && !isNarrow(row)) continue;
    const refusing = refusalOf(choices, row);
    if (refusing === several) continue;
    if (refusing === undefined) rows[left++] = row;
    for (const choice of refusing === undefined ? choices : [refusing]) {
      const code = choice.codes[row] ?? 0;
      choice.counts[code] = (choice.counts[code] ?? 0) + 1;
    }
  }
  return { rows: rows.subarray(0, left), counts: countsOf(choices) };
}

const several = Symbol('more than one');

/** Which one choice refuses a row. */
function refusalOf(choices: readonly Choice[], row: number): Choice | undefined | typeof several {
  let refusing: Choice | undefined;
  for (let index = 0; index < choices.length; index++) {
    const choice = choices[index];
    if (!choice || choice.accepts[choice.codes[row] ?? 0] === 1) continue;
    if (refusing) return several;
    refusing = choice;
  }
  return refusing;
}

function openChoice(facet: Facet, chosen: readonly string[]): Choice {
  const { members, values, codes } = facet;
  const wanted = new Set(chosen);
  const accepts = Uint8Array.from(members, (positions) =>
    chosen.length === 0 || positions.some((position) => wanted.has(values[position] ?? '')) ? 1 : 0,
  );
  return { facet, codes, accepts, counts: new Uint32Array(members.length) };
}

function countsOf(choices: readonly Choice[]): Filtered['counts'] {
  const counts = choices.map(({ facet, counts: byCode }) => {
    const byValue = facet.values.map(() => 0);
    for (const [code, members] of facet.members.entries()) {
      for (const position of members) byValue[position] = (byValue[position] ?? 0) + (byCode[code] ?? 0);
    }
    return [facet.name, byValue];
  });
  return Object.fromEntries(counts) as unknown as Filtered['counts'];
}

/** Whether a row is of the rule, the control, the resource or the finding that a link names. Undefined: it names none. */
function narrowTo(table: ResultTable, narrowed: TableState['narrowed']): ((row: number) => boolean) | undefined {
  const { finding, rule, control, resource } = narrowed;
  if (finding !== undefined) {
    const only = findRow(table, finding);
    return (row) => row === only;
  }
  if (rule === undefined && control === undefined && resource === undefined) return undefined;
  const rules = rulesWith(table, rule, control);
  const resources = resource === undefined ? undefined : resourcesCalled(table, resource);
  return (row) =>
    rules[table.rule[row] ?? 0] === 1 && (resources === undefined || resources[table.resource[row] ?? 0] === 1);
}

function rulesWith({ head }: ResultTable, rule: string | undefined, control: string | undefined): Uint8Array {
  const at = control === undefined ? undefined : head.controls.findIndex(({ id }) => id === control);
  return Uint8Array.from(head.rules, ({ id, controls }) =>
    (rule === undefined || id === rule) && (at === undefined || controls.includes(at)) ? 1 : 0,
  );
}

/** Resources of an id; where there is none, of a name. */
function resourcesCalled(table: ResultTable, text: string): Uint8Array {
  const byId = Uint8Array.from(table.resources.name, (_, resource) => (resourceId(table, resource) === text ? 1 : 0));
  if (byId.includes(1)) return byId;
  return Uint8Array.from(table.resources.name, (_, resource) => (resourceName(table, resource) === text ? 1 : 0));
}
