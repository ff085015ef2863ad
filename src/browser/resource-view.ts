import { formatCount } from '../i18n/plural.ts';
import { outcomes } from '../model/result.ts';
import type { ViewContext } from './context.ts';
import { code, element, fill } from './element.ts';
import { countsOfResource, type ResourceGroups } from './groups.ts';
import type { Shown } from './model.ts';
import { pageRows, type RowView, tableIn } from './row-view.ts';
import { outcomeOrder } from './sort.ts';
import { type TableState, wholeTable, writeState } from './state.ts';
import type { ResultTable } from './table.ts';
import { cellOf, resourceId, resourceName } from './texts.ts';

/** Characters of a name in a row. */
const longestName = 120;

/** The page of resources with the counts of all their results, which each leads to. */
export function createResourceView(context: ViewContext): RowView {
  const { model, words } = context;
  const { column } = words.own;
  const heads = [
    ...[column.resource, column.type, column.account, column.region].map((head) =>
      element('th', { scope: 'col' }, head),
    ),
    ...countedOutcomes(model.table).map((outcome) =>
      element('th', { scope: 'col', class: 'number' }, words.outcome[outcome]),
    ),
  ];
  const body = element('tbody');
  const said = model.table.head.counts ? words.own.resourceCountsOnly : words.own.resourceCounts;
  return {
    root: element(
      'div',
      { class: 'by-resource' },
      element('p', { class: 'hint' }, said),
      tableIn(words.own.resourceCaption, heads, body),
    ),
    update: ({ page }: TableState, { groups }: Shown) => {
      const start = (page - 1) * pageRows;
      fill(
        body,
        groups && [...groups.resources.subarray(start, start + pageRows)].map((one) => rowOf(context, groups, one)),
      );
    },
  };
}

/** Outcomes that are known by resource: only those of rows. */
export function countedOutcomes({ head }: ResultTable): readonly (typeof outcomeOrder)[number][] {
  return head.counts ? ['fail', 'unknown'] : outcomeOrder;
}

function rowOf({ model: { table } }: ViewContext, groups: ResourceGroups, resource: number): HTMLElement {
  const [, account = '', region = ''] = table.places[table.resources.place[resource] ?? 0] ?? [];
  const counts = countsOfResource(groups, resource);
  const href = writeState({ ...wholeTable, narrowed: { resource: resourceId(table, resource) } });
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row', class: 'resource' },
      element('a', { href }, code(resourceName(table, resource), longestName)),
    ),
    element('td', { class: 'type' }, code(table.types[table.resources.type[resource] ?? 0] ?? '')),
    element('td', { class: 'account' }, cellOf(account)),
    element('td', { class: 'account' }, cellOf(region)),
    countedOutcomes(table).map((outcome) =>
      element('td', { class: 'number' }, formatCount(counts[outcomes.indexOf(outcome)] ?? 0)),
    ),
  );
}
