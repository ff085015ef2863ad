import { valueSeparator } from '../../i18n/term.ts';
import type { PopulationChange, ScopeChange } from '../../model/period.ts';
import { paragraphs, table } from '../html/blocks.ts';
import { type Content, code, type Html, html } from '../html/markup.ts';
import { colon } from './colon.ts';
import { mostRows, type PeriodPart, type PeriodView, placeOf, timeIn, timesIn, under } from './period-view.ts';

/** What came, went or changed: resources, scope, configuration, tool. */
export function populationPart(view: PeriodView): PeriodPart {
  const { period, t, language } = view;
  const { population, scopeChanges } = period;
  const words = t.population;
  const counts = (['added', 'removed', 'left_scope', 'type_changed'] as const)
    .map((kind) => ({ kind: words.kinds[kind], n: population.changes.filter((one) => one.kind === kind).length }))
    .filter(({ n }) => n > 0);
  const counted = counts.map((one) => words.counts(one)).join(valueSeparator[language]);
  const body = html`${paragraphs(words.summary(population), counted === '' ? words.none : counted)}${
    population.changes.length > 0 ? changesTable(view) : undefined
  }${scopeChanges.length > 0 ? scopeTable(view) : paragraphs(t.scope.none)}`;
  return { id: 'period-population', title: words.heading, body };
}

function changesTable(view: PeriodView): Html {
  const { period, t, own, language } = view;
  const words = t.population;
  const kind = ({ kind: name, was }: PopulationChange): Content =>
    html`${words.kinds[name]}${was === undefined ? undefined : under(html`${words.was}${colon[language]}${code(was)}`)}`;
  return table({
    ...{ caption: own.changes, rows: period.population.changes, most: mostRows, cut: own.cut },
    columns: [
      { head: t.exceptions.resource, cell: ({ id, type }) => html`${code(id)}${under(code(type))}`, kind: 'text' },
      { head: words.change, cell: kind, kind: 'word' },
      { head: own.when, cell: ({ after, by }) => timesIn(view, after, by), kind: 'place' },
      { head: own.place, cell: placeOf, kind: 'place' },
    ],
  });
}

function scopeTable(view: PeriodView): Html {
  const { period, t, own } = view;
  const words = t.scope;
  return table({
    ...{ caption: own.scopeChanges, rows: period.scopeChanges, most: mostRows, cut: own.cut },
    columns: [
      { head: words.at, cell: ({ at }) => timeIn(view, at), kind: 'word' },
      { head: own.kind, cell: ({ kind }) => words.kinds[kind], kind: 'word' },
      { head: t.population.change, cell: ({ change }) => words.changes[change], kind: 'word' },
      { head: words.what, cell: (one) => changeWords(view, one), kind: 'text' },
    ],
  });
}

function changeWords({ t, language }: PeriodView, { kind, what, from, to, reason, approvedBy }: ScopeChange): Content {
  if (from !== undefined && to !== undefined) return html`${code(shortened(from))} → ${code(shortened(to))}`;
  const name = code(shortened(what));
  if (kind !== 'exclusion') return name;
  const words = t.scope;
  const by = approvedBy === undefined ? words.unapproved : `${words.approvedBy}${colon[language]}${approvedBy}`;
  return html`${name}${reason === undefined ? undefined : under(`${words.reason}${colon[language]}${reason}`)}${under(by)}`;
}

/** A digest says no more by its end. */
function shortened(text: string): string {
  return /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text;
}
