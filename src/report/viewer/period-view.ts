import type { ViewerPeriodMessages } from '../../i18n/viewer-period.en.ts';
import { viewerPeriodMessagesIn } from '../../i18n/viewer-period.ts';
import type { Period } from '../../model/period.ts';
import { code, type Html, html } from '../html/markup.ts';
import { type PeriodWords, periodWords } from '../period/page.ts';
import type { Content, LanguagePage } from './page.ts';

/** What every part of the period page needs to write itself in one language. */
export interface PeriodView extends PeriodWords {
  readonly own: ViewerPeriodMessages;
  /** An element's id, which no other language has. */
  readonly id: LanguagePage['id'];
  /** What the report says of a control, and where; undefined where it has none of that name. */
  readonly controlOf: (framework: string, control: string) => KnownControl | undefined;
}

/** A control that the report has a block of. */
export interface KnownControl {
  readonly title: string;
  readonly href: string;
}

/** A part of the page: a block of the report's period page, or a page of the period's own file. */
export interface PeriodPart {
  readonly id: string;
  readonly title: string;
  readonly body: Content;
}

/** Rows of one list that are shown at most. */
export const mostRows = 200;

export function openPeriodView(
  period: Period,
  { language, id }: LanguagePage,
  controlOf: PeriodView['controlOf'] = () => undefined,
): PeriodView {
  return { ...periodWords(period, language), own: viewerPeriodMessagesIn(language), id, controlOf };
}

/** To the minute: the zone stands at the top of the page. */
export function timeIn({ moment }: PeriodView, time: string): string {
  return moment(time).slice(0, 16);
}

/** In `(after, by]`, as it is known from two runs; `after` null: nothing earlier says. */
export function timesIn(view: PeriodView, after: string | null, by: string): Html {
  const { own } = view;
  const begin = after === null ? undefined : html`<span>${own.after({ time: timeIn(view, after) })}</span>`;
  const before = after === null ? html`<span>${own.nothingEarlier}</span>` : undefined;
  return html`<div class="period-times">${begin}<span>${own.by({ time: timeIn(view, by) })}</span>${before}</div>`;
}

export function placeOf(place: Readonly<Record<'target' | 'account' | 'region', string>>): string {
  return [place.target, place.account, place.region].filter((part) => part !== '').join(' / ');
}

/** A sentence of ours, with commands between backticks. */
export function sentence(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? code(part) : part))}`;
}

/** A second line of a cell. */
export function under(content: Content): Html {
  return html`<div class="period-under">${content}</div>`;
}

/** What explains, and stands back behind what is. */
export function soft(content: Content): Html {
  return html`<span class="period-soft">${content}</span>`;
}
