import type { AssessedResult, Assessment } from '../../model/assessment.ts';
import type { Outcome, ResourceRef } from '../../model/result.ts';
import { resourceCells } from '../xlsx/resource-cells.ts';
import type { SheetTable } from '../xlsx/sheet.ts';
import { columnsOf, type WorkbookPage } from './page.ts';

/** A resource that rules judged, and how that came out. */
export interface JudgedResource {
  readonly resource: ResourceRef;
  readonly counts: Readonly<Record<Outcome, number>>;
}

/** Every resource that has a result, once, by type, target, account, region and id. */
export function judgedResources({ results }: Pick<Assessment, 'results'>): readonly JudgedResource[] {
  const own = results.filter(({ resource }) => !isList(resource));
  const keyed = Map.groupBy(own, ({ resource }) => keyOf(resource));
  return [...keyed]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, ...rest]]) => (first ? [{ resource: first.resource, counts: count([first, ...rest]) }] : []));
}

/** How many these are: by their ids, as nearly always only one resource has an id and no key need be made of it. */
export function countJudgedResources({ results }: Pick<Assessment, 'results'>): number {
  const byId = new Map<string, ResourceRef>();
  const others = new Set<string>();
  for (const { resource } of results) {
    const known = byId.get(resource.id);
    if (known === resource || isList(resource)) continue;
    if (!known) byId.set(resource.id, resource);
    else if (!isSame(known, resource)) others.add(keyOf(resource));
  }
  return byId.size + others.size;
}

/** Of two with one id. */
function isSame(one: ResourceRef, { type, target, account, region }: ResourceRef): boolean {
  return one.type === type && one.target === target && one.account === account && one.region === region;
}

/** A result on no resource stands for the list of an account and region. */
function isList({ type, id, name }: ResourceRef): boolean {
  return id === `${type}@${name}`;
}

function keyOf({ type, target, account, region, id }: ResourceRef): string {
  return JSON.stringify([type, target, account, region, id]);
}

function count(results: readonly AssessedResult[]): JudgedResource['counts'] {
  const counts = { pass: 0, fail: 0, unknown: 0, 'not-applicable': 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

export function populationSheet({ assessment, words, columns: c }: WorkbookPage): SheetTable {
  const w = words.columns;
  return {
    name: words.sheets.population,
    note: words.populationNote,
    columns: columnsOf([
      [c.type, 28],
      [c.name, 32],
      [c.id, 60],
      [c.target, 14],
      [c.account, 20],
      [c.region, 18],
      [w.fail, 9],
      [w.unknown, 9],
      [w.pass, 9],
      [w.notApplicable, 9],
    ]),
    rows: judgedResources(assessment).map(({ resource, counts }) => [
      ...resourceCells(resource),
      counts.fail,
      counts.unknown,
      counts.pass,
      counts['not-applicable'],
    ]),
  };
}
