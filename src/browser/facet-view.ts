import { formatCount } from '../i18n/plural.ts';
import { outcomes } from '../model/result.ts';
import { severities } from '../model/rule.ts';
import type { FacetName, TableWords } from '../model/table-words.ts';
import { mark, type ViewContext } from './context.ts';
import { type Child, element, fill } from './element.ts';
import { type Facet, orderValues } from './facets.ts';
import type { Shown } from './model.ts';
import type { TableState } from './state.ts';
import { accountNames, fill as fillIn, placeName } from './texts.ts';

/** Values of a facet that are shown at first, and at all. */
const fewValues = 8;
const mostValues = 500;

export interface FacetView {
  readonly root: HTMLElement;
  readonly update: (state: TableState, shown: Shown) => void;
}

/** A list of check boxes for every facet. They are made once, so that the focus stays where it is. */
export function createFacetView(context: ViewContext): FacetView {
  const { model, words } = context;
  const made = model.facets.map((facet) => createFacet(context, facet));
  const all = element(
    'div',
    { class: 'all' },
    made.map(({ root }) => root),
  );
  const root = element('details', { class: 'facets' }, element('summary', {}, words.own.filters), all);
  root.open = matchMedia('(min-width: 60.01rem)').matches;
  return {
    root,
    update: (state, shown) => {
      for (const { update } of made) update(state, shown);
    },
  };
}

interface Choice {
  readonly value: string;
  readonly position: number;
  readonly label: HTMLElement;
  readonly box: HTMLInputElement;
  readonly count: HTMLElement;
}

function createFacet(context: ViewContext, facet: Facet) {
  const { model, words, state, go } = context;
  const order = orderValues(facet, model.totals[facet.name], model.firstTotals[facet.name]);
  const choices = order.map((position): Choice => {
    const value = facet.values[position] ?? '';
    const box = element('input', { type: 'checkbox' });
    const count = element('span', { class: 'count' });
    const label = element('label', {}, box, element('span', {}, nameOf(context, facet.name, value)), count);
    box.addEventListener('change', () => {
      const others = state().chosen[facet.name].filter((one) => one !== value);
      const chosen = { ...state().chosen, [facet.name]: box.checked ? [...others, value] : others };
      go({ ...state(), chosen, page: 1 });
    });
    return { value, position, label, box, count };
  });
  const shown = choices.slice(0, mostValues);
  const root = element(
    'fieldset',
    {},
    element('legend', {}, words.own.facet[facet.name]),
    shown.length < choices.length
      ? element('p', { class: 'hint' }, fillIn(words.own.cutValues, { shown: shown.length, total: choices.length }))
      : undefined,
    shown.map(({ label }) => label),
    moreButton(words, shown),
  );
  root.hidden = choices.length < 2;
  const update = ({ chosen }: TableState, { counts }: Shown): void => {
    for (const { value, position, box, count, label } of shown) {
      const n = counts[facet.name][position] ?? 0;
      box.checked = chosen[facet.name].includes(value);
      label.classList.toggle('few', n === 0 && !box.checked);
      fill(count, formatCount(n));
    }
  };
  return { root, update };
}

/** A button for the rest of a long list. */
function moreButton({ own }: TableWords, choices: readonly Choice[]): HTMLElement | undefined {
  const rest = choices.slice(fewValues);
  if (rest.length < 3) return undefined;
  const show = (isOpen: boolean) => {
    for (const { label, box } of rest) label.hidden = !isOpen && !box.checked;
    button.setAttribute('aria-expanded', String(isOpen));
    fill(button, isOpen ? own.fewerValues : fillIn(own.moreValues, { count: choices.length }));
  };
  const button = element('button', {
    type: 'button',
    onclick: () => show(button.getAttribute('aria-expanded') !== 'true'),
  });
  show(false);
  return button;
}

/** A value as a reader knows it. */
function nameOf({ model: { table }, words, language }: ViewContext, name: FacetName, value: string): Child {
  if (name === 'outcome') {
    const outcome = outcomes.find((one) => one === value) ?? 'unknown';
    return mark(words.marks.outcome[outcome], words.outcome[outcome]);
  }
  if (name === 'severity') {
    const severity = severities.find((one) => one === value) ?? 'info';
    return mark(words.marks.severity[severity], words.severity[severity]);
  }
  if (name === 'waived' || name === 'new') return words.own[name][value === 'yes' ? 'yes' : 'no'];
  if (name === 'framework') return table.head.frameworks.find(({ id }) => id === value)?.name[language] ?? value;
  if (name === 'account') return [accountNames(table).get(value), placeName(value, words)].filter(Boolean).join(' ');
  return placeName(value, words);
}
