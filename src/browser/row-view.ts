import { outcomes } from '../model/result.ts';
import { severities } from '../model/rule.ts';
import type { SortColumn } from '../model/table-words.ts';
import { mark, type ViewContext } from './context.ts';
import { detailOf } from './detail-view.ts';
import { code, element, fill } from './element.ts';
import type { Shown } from './model.ts';
import type { TableState } from './state.ts';
import { nothing } from './table.ts';
import { accountNames, cellOf, messageOf, resourceName } from './texts.ts';

/** Rows of a page. */
export const pageRows = 50;

/** Characters of a name and of a message in a row; the detail has the rest. */
const [longestName, longestMessage] = [80, 240];

const columns = ['severity', 'outcome', 'rule', 'resource', 'account', 'region'] as const;

export interface RowView {
  readonly root: HTMLElement;
  readonly update: (state: TableState, shown: Shown) => void;
}

/** The page of results, each of which opens to its detail. */
export function createRowView(context: ViewContext): RowView {
  const { words } = context;
  const heads = columns.map((column) => ({ column, cell: headOf(context, column) }));
  const body = element('tbody');
  const root = tableIn(
    words.own.caption,
    heads.map(({ cell }) => cell),
    body,
  );
  const opened = new Set<number>();
  return {
    root,
    update: (state, { rows }) => {
      for (const { column, cell } of heads) showOrder(cell, column, state);
      const start = (state.page - 1) * pageRows;
      const shown = rows.subarray(start, start + pageRows);
      // The same finding of several targets is told apart by its details alone.
      if (state.narrowed.finding !== undefined) for (const row of shown) opened.add(row);
      fill(
        body,
        [...shown].map((row) => rowOf(context, row, opened)),
      );
    },
  };
}

/** A table that scrolls in itself where there is no room. */
export function tableIn(caption: string, heads: readonly HTMLElement[], body: HTMLElement): HTMLElement {
  return element(
    'div',
    { class: 'wide', role: 'region', tabindex: '0', 'aria-label': caption },
    element(
      'table',
      {},
      element('caption', { class: 'said' }, caption),
      element('thead', {}, element('tr', {}, heads)),
      body,
    ),
  );
}

function headOf({ words, state, go }: ViewContext, column: (typeof columns)[number]): HTMLElement {
  const name = words.own.column[column];
  const sort = () =>
    go({ ...state(), sort: column, isDescending: state().sort === column && !state().isDescending, page: 1 });
  return element('th', { scope: 'col' }, element('button', { type: 'button', onclick: sort }, name));
}

/** Severities come the gravest first, so downwards. */
function showOrder(cell: HTMLElement, column: SortColumn, { sort, isDescending }: TableState): void {
  if (column === sort) {
    cell.setAttribute('aria-sort', isDescending === (column === 'severity') ? 'ascending' : 'descending');
  } else cell.removeAttribute('aria-sort');
}

function rowOf(context: ViewContext, row: number, opened: Set<number>): HTMLElement[] {
  const {
    model: { table },
    language,
    words,
  } = context;
  const resource = table.resource[row] ?? 0;
  const rule = table.head.rules[table.rule[row] ?? 0];
  const severity = severities[table.severity[row] ?? 0] ?? 'info';
  const outcome = outcomes[table.outcome[row] ?? 0] ?? 'unknown';
  const [, account = '', region = ''] = table.places[table.resources.place[resource] ?? 0] ?? [];
  const id = `${language}-detail-${row}`;
  const button = element(
    'button',
    { type: 'button', 'aria-expanded': 'false', 'aria-controls': id },
    element('span', {}, rule?.title[language] ?? ''),
  );
  const waived =
    table.waiver[row] === nothing ? undefined : element('span', { class: 'said-too' }, words.own.column.waived);
  const line = element(
    'tr',
    {},
    element('td', { class: 'nowrap' }, mark(words.marks.severity[severity], words.severity[severity])),
    element('td', { class: 'nowrap' }, mark(words.marks.outcome[outcome], words.outcome[outcome]), waived),
    element('td', { class: 'rule' }, button, shorten(messageOf(table, row, language))),
    element('th', { scope: 'row', class: 'resource' }, code(resourceName(table, resource), longestName)),
    element('td', { class: 'account' }, cellOf(account), nameOf(context, account)),
    element('td', { class: 'account' }, cellOf(region)),
  );
  const detail = element(
    'tr',
    { class: 'detail', id, hidden: true },
    element('td', { colspan: String(columns.length) }),
  );
  const show = (isOpen: boolean) => {
    if (isOpen && detail.hidden) fill(detail.cells[0] ?? detail, detailOf(context, row));
    detail.hidden = !isOpen;
    line.classList.toggle('open', isOpen);
    button.setAttribute('aria-expanded', String(isOpen));
    opened[isOpen ? 'add' : 'delete'](row);
  };
  button.addEventListener('click', () => show(detail.hidden !== false));
  if (opened.has(row)) show(true);
  return [line, detail];
}

function nameOf({ model: { table } }: ViewContext, account: string): HTMLElement | undefined {
  const name = accountNames(table).get(account);
  return name === undefined ? undefined : element('span', { class: 'said-too' }, name);
}

function shorten(text: string): HTMLElement {
  const made = element('span', { class: 'message' });
  fill(made, text.length > longestMessage ? `${text.slice(0, longestMessage).replace(/[\ud800-\udbff]$/, '')}…` : text);
  return made;
}
