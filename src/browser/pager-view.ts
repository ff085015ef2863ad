import type { ViewContext } from './context.ts';
import { element, fill } from './element.ts';
import { pageRows } from './row-view.ts';
import type { TableState } from './state.ts';
import { fill as fillIn } from './texts.ts';

export interface PagerView {
  readonly root: HTMLElement;
  readonly update: (state: TableState, total: number) => void;
}

/** Leads from page to page. A button that leads nowhere stays, as the focus may be on it. */
export function createPager({ language, words, state, go }: ViewContext): PagerView {
  const { own } = words;
  let last = 1;
  const turn = (to: (page: number) => number) => () => {
    const page = Math.min(Math.max(1, to(state().page)), last);
    if (page !== state().page) go({ ...state(), page });
  };
  const button = (name: string, to: (page: number) => number) =>
    element('button', { type: 'button', onclick: turn(to) }, name);
  const back = [button(own.first, () => 1), button(own.previous, (page) => page - 1)];
  const on = [button(own.next, (page) => page + 1), button(own.last, () => last)];
  const id = `${language}-results-page`;
  const field = element('input', { id, type: 'text', inputmode: 'numeric', autocomplete: 'off' });
  field.addEventListener('change', () => {
    turn(() => Math.trunc(Number(field.value)) || state().page)();
    field.value = String(state().page);
  });
  const pages = element('span');
  const root = element(
    'nav',
    { class: 'pager', 'aria-label': own.pages },
    back,
    element('label', { for: id }, own.page),
    field,
    pages,
    on,
  );
  return {
    root,
    update: ({ page }, total) => {
      last = Math.max(1, Math.ceil(total / pageRows));
      root.hidden = last === 1;
      field.value = String(page);
      fill(pages, fillIn(own.ofPages, { count: last }));
      for (const one of back) one.setAttribute('aria-disabled', String(page <= 1));
      for (const one of on) one.setAttribute('aria-disabled', String(page >= last));
    },
  };
}
