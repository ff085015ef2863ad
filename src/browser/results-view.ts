import type { ViewContext } from './context.ts';
import { copyText } from './copy.ts';
import { createCountView } from './count-view.ts';
import { csvOf, mostCopied } from './csv.ts';
import { element, fill } from './element.ts';
import { createFacetView } from './facet-view.ts';
import type { Shown } from './model.ts';
import { createNarrowedView } from './narrowed-view.ts';
import { createPager } from './pager-view.ts';
import { createResourceView } from './resource-view.ts';
import { createRowView, pageRows } from './row-view.ts';
import { firstView, type TableState, views, wholeTable } from './state.ts';
import { fill as fillIn } from './texts.ts';

/** Milliseconds after a key until the search begins, one frame: keys that wait already come before it. */
const searchDelay = 16;

export interface ResultsView {
  readonly update: (state: TableState) => void;
}

/** The table of one language with all that narrows, sorts and turns it. */
export function createResultsView(root: HTMLElement, context: ViewContext): ResultsView {
  const { model, language, words } = context;
  const status = element('p', { class: 'status', role: 'status', 'aria-live': 'polite' });
  const [facets, narrowed, counts] = [createFacetView(context), createNarrowedView(context), createCountView(context)];
  const [rows, resources, pager] = [createRowView(context), createResourceView(context), createPager(context)];
  const search = createSearchField(context);
  const viewButtons = createViewButtons(context);
  const copying = element('div', { class: 'copying' });
  const copy = () => {
    const shown = model.show(context.state(), language).rows;
    const count = Math.min(shown.length, mostCopied);
    const done = fillIn(count < shown.length ? words.own.copiedFirst : words.own.copied, {
      count,
      total: shown.length,
    });
    return copyText(csvOf(model.table, shown, language), done, { place: copying, words });
  };
  fill(
    root,
    element(
      'div',
      { class: 'tools' },
      search.root,
      viewButtons.root,
      quickButtons(context, () => void copy()),
    ),
    copying,
    narrowed.root,
    element(
      'div',
      { class: 'body' },
      facets.root,
      element('div', {}, status, counts.root, rows.root, resources.root, pager.root),
    ),
  );
  return {
    update: (state) => {
      const shown = model.show(state, language);
      const isByRow = state.view === 'findings';
      const total = isByRow ? shown.rows.length : (shown.groups?.resources.length ?? 0);
      const page = Math.min(state.page, Math.max(1, Math.ceil(total / pageRows)));
      const paged = { ...state, page };
      rows.root.hidden = !isByRow || total === 0;
      resources.root.hidden = isByRow || total === 0;
      (isByRow ? rows : resources).update(paged, shown);
      for (const part of [search, viewButtons, narrowed, counts]) part.update(state);
      facets.update(state, shown);
      pager.update(paged, total);
      fill(status, statusOf(context, paged, shown, total));
      fill(copying);
    },
  };
}

function statusOf(
  { model: { table }, words }: ViewContext,
  { page, narrowed, view }: TableState,
  { rows }: Shown,
  count: number,
): string {
  const { own } = words;
  const total = table.rows;
  const isWhole = table.head.counts === undefined;
  if (count === 0) {
    return narrowed.finding === undefined ? fillIn(isWhole ? own.none : own.countedNone, { total }) : own.notFound;
  }
  const from = (page - 1) * pageRows + 1;
  const to = Math.min(count, page * pageRows);
  const byResult = isWhole ? own.status : own.countedStatus;
  return fillIn(view === 'findings' ? byResult : own.resourceStatus, {
    from,
    to,
    count,
    total,
    results: rows.length,
  });
}

function createSearchField({ language, words, state, go }: ViewContext) {
  const id = `${language}-results-search`;
  const field = element('input', { id, type: 'search', autocomplete: 'off', 'aria-describedby': `${id}-hint` });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = undefined;
      go({ ...state(), query: field.value, page: 1 }, 'replace');
    }, searchDelay);
  });
  const root = element(
    'form',
    { class: 'search', role: 'search', onsubmit: (event) => event.preventDefault() },
    element('label', { for: id }, words.own.search),
    element('span', { class: 'hint', id: `${id}-hint` }, words.own.searchHint),
    field,
  );
  // What is being typed is newer than what is shown.
  const update = ({ query }: TableState) => {
    if (waiting === undefined && field.value !== query) field.value = query;
  };
  return { root, update };
}

function createViewButtons({ words, state, go }: ViewContext) {
  const buttons = views.map((view) => ({
    view,
    button: element(
      'button',
      { type: 'button', onclick: () => go({ ...state(), view, page: 1 }) },
      words.own.view[view],
    ),
  }));
  const root = element(
    'div',
    { class: 'group view', role: 'group', 'aria-label': words.own.views },
    buttons.map(({ button }) => button),
  );
  const update = (now: TableState) => {
    for (const { view, button } of buttons) button.setAttribute('aria-pressed', String(view === now.view));
  };
  return { root, update };
}

function quickButtons({ model, words, state, go }: ViewContext, copy: () => void): HTMLElement {
  const button = (name: string, act: () => void) => element('button', { type: 'button', onclick: act }, name);
  return element(
    'div',
    { class: 'group' },
    button(words.own.reset, () => go({ ...firstView, view: state().view })),
    button(model.table.head.counts ? words.own.countedClear : words.own.clear, () =>
      go({ ...wholeTable, view: state().view }),
    ),
    button(words.own.copyCsv, copy),
  );
}
