import type { PeriodException } from '../../model/period.ts';
import { type Column, paragraphs, table } from '../html/blocks.ts';
import { type Content, code, html } from '../html/markup.ts';
import { sortExceptions } from '../period/page.ts';
import { mostRows, type PeriodPart, type PeriodView, placeOf, soft, timesIn, under } from './period-view.ts';
import { drawSpan } from './span-chart.ts';

/** Controls of one exception that are named. */
const mostControls = 20;

/** Findings over time: how long each failed at least and at most, and why it began and ended. */
export function exceptionsPart(view: PeriodView): PeriodPart {
  const { period, t, own } = view;
  const words = t.exceptions;
  const part = { id: 'period-exceptions', title: words.heading };
  const sorted = sortExceptions(period.exceptions);
  if (sorted.length === 0) return { ...part, body: paragraphs(words.none) };
  const { fixed, minS, maxS, longestS } = period.repair;
  const [longest = '', min = '', max = ''] = [longestS, minS, maxS].map((seconds) => t.length({ seconds }));
  const body = html`${paragraphs(
    words.summary(countStates(sorted)),
    fixed > 0 ? words.repair({ fixed, longest, min, max }) : undefined,
    soft(words.order),
    soft(own.lengthMeans),
  )}${table({
    ...{ caption: own.table(words.heading), isSaid: true, columns: columnsOf(view), rows: sorted },
    ...{ most: mostRows, cut: own.cut },
  })}`;
  return { ...part, body };
}

type State = 'open' | 'closed' | 'waived';

/** How many are open at the end, closed, and waived. */
export function countStates(exceptions: readonly PeriodException[]): Readonly<Record<State, number>> {
  const counts = { open: 0, closed: 0, waived: 0 };
  for (const one of exceptions) counts[stateOf(one)] += 1;
  return counts;
}

function stateOf({ waived, closed }: PeriodException): State {
  if (waived) return 'waived';
  return closed === null ? 'open' : 'closed';
}

function columnsOf(view: PeriodView): readonly Column<PeriodException>[] {
  const { t, own, severity, period, moment } = view;
  const words = t.exceptions;
  return [
    { head: own.finding, cell: finding, kind: 'text' },
    { head: words.severity, cell: (one) => severity[one.severity], kind: 'word' },
    { head: own.state, cell: (one) => stateWord(view, one), kind: 'word' },
    {
      head: words.length,
      cell: (one) => html`${rangeWords(view, one.length)}${drawSpan(period, one, moment)}`,
      kind: 'word',
    },
    { head: words.opened, cell: (one) => openedCell(view, one), kind: 'place' },
    { head: words.closed, cell: (one) => closedCell(view, one), kind: 'place' },
  ];
}

function finding({ rule, resource, controls }: PeriodException): Content {
  const more = controls.length - mostControls;
  const names = [...controls.slice(0, mostControls), ...(more > 0 ? [`+${more}`] : [])].join(', ');
  return html`${code(rule)}${under(code(resource.id))}${under(soft(placeOf(resource)))}${
    names === '' ? undefined : under(soft(names))
  }`;
}

const looks = { open: ['bad', '✗'], closed: ['good', '✓'], waived: ['calm', '~'] } as const;

function stateWord({ own }: PeriodView, one: PeriodException): Content {
  const state = stateOf(one);
  const [look, sign] = looks[state];
  return html`<span class="state state-${look}"><span aria-hidden="true">${sign}</span> ${own.states[state]}</span>`;
}

function openedCell(view: PeriodView, { opened }: PeriodException): Content {
  return html`${view.t.exceptions.openReason[opened.reason]}${timesIn(view, opened.after, opened.by)}`;
}

function closedCell(view: PeriodView, { closed, unread }: PeriodException): Content {
  const words = view.t.exceptions;
  const unreadRuns = unread > 0 ? under(soft(words.unreadRuns({ n: unread }))) : undefined;
  if (closed === null) return html`${words.still}${unreadRuns}`;
  return html`${words.closeReason[closed.reason]}${timesIn(view, closed.after, closed.by)}${unreadRuns}`;
}

/** `3 to 4 days`, in hours where it is less than two days. Rounded outwards: the true length is never outside. */
export function rangeWords({ own }: Pick<PeriodView, 'own'>, { minS, maxS }: PeriodException['length']): string {
  const words = own.length;
  const isLong = maxS >= 2 * 86_400;
  const unit = isLong ? 86_400 : 3600;
  const say = isLong ? words.days : words.hours;
  const [min, max] = [Math.floor(minS / unit), Math.ceil(maxS / unit)];
  if (min === max) return words.same(say(max));
  if (min === 0) return words.atMost(say(max));
  return words.range({ min: String(min), max: String(max), unit: isLong ? words.dayUnit : words.hourUnit });
}
