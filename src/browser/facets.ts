import { outcomes } from '../model/result.ts';
import { severities } from '../model/rule.ts';
import { type FacetName, facetNames } from '../model/table-words.ts';
import { outcomeOrder } from './sort.ts';
import { nothing, type ResultTable } from './table.ts';
import { serviceOf } from './texts.ts';

/** Something of a row that has one of few values, or several of them. */
export interface Facet {
  readonly name: FacetName;
  /** Its values, in the order a reader sees them in. */
  readonly values: readonly string[];
  /** A row's code. */
  readonly codes: Uint16Array;
  /** A code's values, as positions. */
  readonly members: readonly (readonly number[])[];
}

/** All of them, in the order a reader sees them in. */
export function listFacets(table: ResultTable): readonly Facet[] {
  const { types, places } = table;
  const { type, place } = table.resources;
  const made = {
    outcome: () => plain('outcome', outcomes, Uint16Array.from(table.outcome)),
    severity: () => plain('severity', severities, Uint16Array.from(table.severity)),
    waived: () =>
      plain(
        'waived',
        ['yes', 'no'],
        everyRow(table, (row) => (table.waiver[row] === nothing ? 1 : 0)),
      ),
    new: () =>
      plain(
        'new',
        ['yes', 'no'],
        everyRow(table, (row) => (isNew(table, row) ? 0 : 1)),
      ),
    framework: () => frameworkFacet(table),
    service: () => resourceFacet(table, 'service', (resource) => serviceOf(types[type[resource] ?? 0] ?? '')),
    account: () => resourceFacet(table, 'account', (resource) => places[place[resource] ?? 0]?.[1] ?? ''),
    region: () => resourceFacet(table, 'region', (resource) => places[place[resource] ?? 0]?.[2] ?? ''),
  } satisfies Record<FacetName, () => Facet>;
  return facetNames.map((name) => made[name]());
}

/** A finding that nobody accepted and the baseline does not have. */
function isNew({ head, outcome, waiver, baseline }: ResultTable, row: number): boolean {
  return (
    head.hasBaseline && outcome[row] === outcomes.indexOf('fail') && waiver[row] === nothing && baseline[row] === 0
  );
}

function plain(name: FacetName, values: readonly string[], codes: Facet['codes']): Facet {
  return { name, values, codes, members: values.map((_, code) => [code]) };
}

function everyRow({ rows }: ResultTable, codeOf: (row: number) => number): Uint16Array {
  const codes = new Uint16Array(rows);
  for (let row = 0; row < rows; row++) codes[row] = codeOf(row);
  return codes;
}

/** A rule leads to several frameworks: each set of them is a code. */
function frameworkFacet(table: ResultTable): Facet {
  const { rules, frameworks, controls } = table.head;
  const sets = new Map<string, { readonly code: number; readonly members: readonly number[] }>();
  const codeOfRule = rules.map((rule) => {
    const members = [...new Set(rule.controls.map((control) => controls[control]?.framework ?? 0))].sort(
      (a, b) => a - b,
    );
    const key = members.join();
    const set = sets.get(key) ?? { code: sets.size, members };
    sets.set(key, set);
    return set.code;
  });
  return {
    name: 'framework',
    values: frameworks.map(({ id }) => id),
    codes: everyRow(table, (row) => codeOfRule[table.rule[row] ?? 0] ?? 0),
    members: [...sets.values()].map(({ members }) => members),
  };
}

/** Values of resources, sorted. */
function resourceFacet(table: ResultTable, name: FacetName, valueAt: (resource: number) => string): Facet {
  const ofResource = table.resources.name.map((_, resource) => valueAt(resource));
  const values = [...new Set(ofResource)].sort();
  const positions = new Map(values.map((value, index) => [value, index]));
  const codes = Uint16Array.from(ofResource, (value) => positions.get(value) ?? 0);
  return plain(
    name,
    values,
    everyRow(table, (row) => codes[table.resource[row] ?? 0] ?? 0),
  );
}

/**
 * The values that rows have, as positions: outcomes in their own order, places by how many of the rows that are shown at first
 * they have, then by all.
 */
export function orderValues({ name, values }: Facet, totals: readonly number[], first: readonly number[]): number[] {
  const positions = values.flatMap((_, position) => ((totals[position] ?? 0) > 0 ? [position] : []));
  if (name === 'outcome') return positions.sort((a, b) => outcomeRank(a) - outcomeRank(b));
  if (name !== 'service' && name !== 'account' && name !== 'region') return positions;
  const byCount = (counts: readonly number[], a: number, b: number) => (counts[b] ?? 0) - (counts[a] ?? 0);
  return positions.sort((a, b) => byCount(first, a, b) || byCount(totals, a, b) || a - b);
}

function outcomeRank(position: number): number {
  return outcomeOrder.indexOf(outcomes[position] ?? 'unknown');
}
