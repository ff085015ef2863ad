import type { Period, PeriodException } from '../../model/period.ts';
import { type Html, html } from '../html/markup.ts';
import { round } from './calendar.ts';

/** Part of the chart that the thick line takes at least: one observation has no length. */
const thinnest = 1 / 80;

interface Span {
  /** In days from the beginning of the period, as its strips have them. */
  readonly from: number;
  readonly to: number;
}

/**
 * When a finding failed, over the whole period: thick where runs saw it, thin where none says otherwise. Its length stands beside
 * it in words.
 */
export function drawSpan(
  period: Period,
  exception: PeriodException,
  /** In the period's zone: `2026-04-01 09:00:00 +09:00`. */
  moment: (time: string) => string,
): Html {
  const { days } = period;
  const at = (time: string) => positionOf(moment(time), period);
  const { opened, closed, lastSeen } = exception;
  const possible = {
    from: opened.after === null ? 0 : at(opened.after),
    to: at(closed === null ? period.end : closed.by),
  };
  const seen = widened({ from: at(opened.by), to: at(lastSeen) }, days);
  return html`<svg class="period-span" aria-hidden="true" viewBox="0 0 ${days} 8" preserveAspectRatio="none"><path class="whole" d="M0 7.5h${days}"/>${line(
    'maybe',
    possible,
  )}${line('seen', seen)}</svg>`;
}

function line(name: string, { from, to }: Span): Html {
  return html`<path class="${name}" d="M${round(from)} 4h${round(Math.max(to - from, 0))}"/>`;
}

function widened({ from, to }: Span, days: number): Span {
  const width = Math.min(Math.max(to - from, days * thinnest), days);
  const start = Math.max(Math.min(from, days - width), 0);
  return { from: start, to: start + width };
}

/** Days since the first, by the clock on the wall there; within the period. */
function positionOf(local: string, { from, days }: Period): number {
  const clock = Date.parse(`${local.slice(0, 10)}T${local.slice(11, 19)}Z`);
  return Math.min(Math.max((clock - Date.parse(`${from}T00:00:00Z`)) / 86_400_000, 0), days);
}
