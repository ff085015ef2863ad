import type { ViewContext } from './context.ts';
import { element, fill } from './element.ts';
import { tableIn } from './row-view.ts';
import type { TableState } from './state.ts';
import { formatCount } from './texts.ts';

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
    {},
    element('summary', {}, words.own.countsTitle),
    element('p', {}, words.own.countsOnly),
    tableIn(words.own.countsTitle, heads, body),
  );
  const update = ({ chosen, narrowed }: TableState): void => {
    const sums = new Map<number, [pass: number, notApplicable: number]>();
    for (const { rule, account, pass, notApplicable } of counts) {
      if (chosen.account.length > 0 && !chosen.account.includes(account)) continue;
      if (narrowed.rule !== undefined && narrowed.rule !== rules[rule]?.id) continue;
      const [passes, others] = sums.get(rule) ?? [0, 0];
      sums.set(rule, [passes + pass, others + notApplicable]);
    }
    const number = (n: number) => element('td', { class: 'number' }, formatCount(n));
    fill(
      body,
      [...sums].map(([rule, [pass, others]]) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row' }, rules[rule]?.title[language] ?? ''),
          number(pass),
          number(others),
        ),
      ),
    );
  };
  return { root, update };
}
