import { outcomes } from '../model/result.ts';
import type { ViewContext } from './context.ts';
import { code, element, fill } from './element.ts';
import { countsOfResource, type ResourceGroups } from './groups.ts';
import type { Shown } from './model.ts';
import { pageRows, type RowView, tableIn } from './row-view.ts';
import { outcomeOrder } from './sort.ts';
import { type TableState, wholeTable, writeState } from './state.ts';
import { cellOf, formatCount, resourceId, resourceName } from './texts.ts';

/** Characters of a name in a row. */
const longestName = 120;

/** The page of resources with the counts of their results, each of which leads to them. */
export function createResourceView(context: ViewContext): RowView {
  const { words } = context;
  const { column } = words.own;
  const heads = [
    ...[column.resource, column.type, column.account, column.region].map((head) =>
      element('th', { scope: 'col' }, head),
    ),
    ...outcomeOrder.map((outcome) => element('th', { scope: 'col', class: 'number' }, words.outcome[outcome])),
  ];
  const body = element('tbody');
  return {
    root: tableIn(words.own.resourceCaption, heads, body),
    update: ({ page }: TableState, { groups }: Shown) => {
      const start = (page - 1) * pageRows;
      fill(
        body,
        groups && [...groups.resources.subarray(start, start + pageRows)].map((one) => rowOf(context, groups, one)),
      );
    },
  };
}

function rowOf({ model: { table } }: ViewContext, groups: ResourceGroups, resource: number): HTMLElement {
  const [, account = '', region = ''] = table.places[table.resources.place[resource] ?? 0] ?? [];
  const counts = countsOfResource(groups, resource);
  const href = writeState({ ...wholeTable, narrowed: { resource: resourceId(table, resource) } });
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, element('a', { href }, code(resourceName(table, resource), longestName))),
    element('td', {}, code(table.types[table.resources.type[resource] ?? 0] ?? '')),
    element('td', { class: 'account' }, cellOf(account)),
    element('td', { class: 'account' }, cellOf(region)),
    outcomeOrder.map((outcome) =>
      element('td', { class: 'number' }, formatCount(counts[outcomes.indexOf(outcome)] ?? 0)),
    ),
  );
}
