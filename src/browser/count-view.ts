import { formatCount } from '../i18n/plural.ts';
import type { ViewContext } from './context.ts';
import { countByRule } from './counts.ts';
import { element, fill } from './element.ts';
import { tableIn } from './row-view.ts';
import type { TableState } from './state.ts';

export interface CountView {
  readonly root: HTMLElement | undefined;
  readonly update: (state: TableState) => void;
}

/** What passed and what does not apply, by rule, where these are no rows of the table. */
export function createCountView({ model: { table }, language, words }: ViewContext): CountView {
  const { counts, rules } = table.head;
  if (!counts) return { root: undefined, update: () => {} };
  const body = element('tbody');
  const heads = [words.own.column.rule, words.outcome.pass, words.outcome['not-applicable']].map((head, index) =>
    element('th', index === 0 ? { scope: 'col' } : { scope: 'col', class: 'number' }, head),
  );
  const root = element(
    'details',
    { class: 'counts' },
    element('summary', {}, words.own.countsTitle),
    element('p', {}, words.own.countsOnly),
    tableIn(words.own.countsTitle, heads, body),
  );
  const number = (n: number) => element('td', { class: 'number' }, formatCount(n));
  const update = (state: TableState): void => {
    const shown = countByRule(table.head, state) ?? [];
    root.hidden = shown.length === 0;
    fill(
      body,
      shown.map(({ rule, pass, notApplicable }) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, rules[rule]?.title[language] ?? ''),
          number(pass),
          number(notApplicable),
        ),
      ),
    );
  };
  return { root, update };
}
