import { printableShort } from '../report/printable.ts';
import type { ViewContext } from './context.ts';
import { element, fill } from './element.ts';
import { type Narrowing, narrowings, type TableState } from './state.ts';
import { fill as fillIn } from './texts.ts';

/** What a link has narrowed the table to, each with a button that takes it away. */
export function createNarrowedView(context: ViewContext) {
  const { words, state, go } = context;
  const root = element('p', { class: 'narrowed' });
  const update = ({ narrowed }: TableState): void => {
    const buttons = narrowings.flatMap((name) => {
      const value = narrowed[name];
      if (value === undefined) return [];
      const what = `${words.own.narrowedBy[name]}: ${printableShort(nameOf(context, name, value), 120)}`;
      const remove = () => {
        const { [name]: _, ...rest } = state().narrowed;
        go({ ...state(), narrowed: rest, page: 1 });
      };
      const label = fillIn(words.own.remove, { what });
      return [
        element(
          'button',
          { type: 'button', 'aria-label': label, onclick: remove },
          what,
          element('span', { 'aria-hidden': 'true' }, ' ×'),
        ),
      ];
    });
    fill(root, ...(buttons.length === 0 ? [] : [element('span', {}, words.own.narrowed), ...buttons]));
  };
  return { root, update };
}

function nameOf({ model: { table }, language }: ViewContext, name: Narrowing, value: string): string {
  const { rules, controls, frameworks } = table.head;
  if (name === 'rule') return rules.find(({ id }) => id === value)?.title[language] ?? value;
  if (name !== 'control') return value;
  const control = controls.find(({ id }) => id === value);
  return control ? `${frameworks[control.framework]?.name[language] ?? ''} ${control.citation[language]}` : value;
}
