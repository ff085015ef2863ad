import type { PeriodException } from '../../model/period.ts';
import { printableShort } from '../printable.ts';
import { heading, paragraph } from '../text/page.ts';
import { inBrackets, lengthWords, sortExceptions } from './page.ts';
import { firstOf, minuteOf, type PeriodPage } from './sheet-page.ts';

/** Each exception with both bounds of its opening and its close. */
export function* exceptions(page: PeriodPage): Iterable<string> {
  const { period, t, ink } = page;
  const words = t.exceptions;
  const sorted = sortExceptions(period.exceptions);
  const waived = sorted.filter((one) => one.waived).length;
  const open = sorted.filter((one) => !one.waived && one.closed === null).length;
  const summary = words.summary({ open, closed: sorted.length - waived - open, waived });
  yield* heading(page, words.heading, summary);
  if (sorted.length === 0) {
    yield* paragraph(page, words.none, { indent: 2, ink: ink.dim });
    return;
  }
  const { fixed, minS, maxS, longestS } = period.repair;
  const [longest = '', min = '', max = ''] = [longestS, minS, maxS].map((seconds) => t.length({ seconds }));
  if (fixed > 0) yield* paragraph(page, words.repair({ fixed, longest, min, max }), { indent: 2 });
  yield* paragraph(page, words.order, { indent: 2, ink: ink.dim });
  const { shown, rest } = firstOf(page, sorted);
  for (const exception of shown) yield* one(page, exception);
  if (rest > 0) {
    yield '';
    yield* paragraph(page, words.more({ n: rest }), { indent: 2, ink: ink.dim });
  }
}

function* one(page: PeriodPage, exception: PeriodException): Iterable<string> {
  const { t, ink, severity } = page;
  const { rule, resource, controls, waived, unread } = exception;
  const words = t.exceptions;
  yield '';
  const grade = severity[exception.severity];
  const name = `[${grade}] ${printableShort(rule, 120)}`;
  const first = waived ? inBrackets(page.language, name, words.waiver) : name;
  yield* paragraph(page, first, { indent: 2, ink: ink.strong });
  const place = [resource.target, resource.account, resource.region]
    .map((part) => printableShort(part, 60))
    .join(' / ');
  yield* paragraph(page, printableShort(resource.id), { indent: 4 });
  yield* paragraph(page, place, { indent: 4, ink: ink.dim });
  yield* paragraph(page, `${words.length}: ${lengthWords(page, exception.length)}`, { indent: 4 });
  yield* paragraph(page, `${words.opened}: ${openedWords(page, exception)}`, { indent: 4 });
  const closed = closedWords(page, exception);
  yield* paragraph(page, `${words.closed}: ${closed}`, {
    indent: 4,
    ink: exception.closed || waived ? ink.dim : ink.bad,
  });
  if (unread > 0) yield* paragraph(page, words.unreadRuns({ n: unread }), { indent: 4, ink: ink.caution });
  if (controls.length > 0) {
    const names = controls.map((control) => printableShort(control, 60)).join(', ');
    yield* paragraph(page, `${words.controls}: ${names}`, { indent: 4, ink: ink.dim });
  }
}

function openedWords(page: PeriodPage, { opened }: PeriodException): string {
  const words = page.t.exceptions;
  const to = minuteOf(page, opened.by);
  const when = opened.after === null ? words.by({ to }) : words.between({ from: minuteOf(page, opened.after), to });
  return inBrackets(page.language, when, words.openReason[opened.reason]);
}

function closedWords(page: PeriodPage, { closed }: PeriodException): string {
  const words = page.t.exceptions;
  if (closed === null) return words.still;
  const when = words.between({ from: minuteOf(page, closed.after), to: minuteOf(page, closed.by) });
  return inBrackets(page.language, when, words.closeReason[closed.reason]);
}
