import { frameworkNames } from '../../i18n/framework-names.ts';
import type { Messages } from '../../i18n/messages.en.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { PeriodMessages } from '../../i18n/period.en.ts';
import { periodMessagesIn } from '../../i18n/period.ts';
import type { ChainProblem, ControlPeriod, Period, PeriodException } from '../../model/period.ts';
import type { Severity } from '../../model/rule.ts';
import type { Language } from '../../model/text.ts';
import { timeIn } from '../../text/zone-time.ts';
import { printableShort } from '../printable.ts';

/** What every section and sheet of a period needs to write itself. */
export interface PeriodWords {
  readonly period: Period;
  readonly t: PeriodMessages;
  readonly language: Language;
  readonly severity: Messages['severity'];
  /** A moment in the period's zone, to the second and with its offset. Each is worked out once: runs share most of them. */
  readonly moment: (time: string) => string;
}

export function periodWords(period: Period, language: Language): PeriodWords {
  const known = new Map<string, string>();
  const moment = (time: string): string => {
    const found = known.get(time) ?? timeIn(time, period.timeZone);
    known.set(time, found);
    return found;
  };
  const { severity } = messagesIn(language);
  return { period, t: periodMessagesIn(language), language, severity, moment };
}

/** What readers call a framework. */
export function frameworkName(id: string, language: Language): string {
  const known = Object.entries(frameworkNames).find(([one]) => one === id);
  return known ? known[1][language] : printableShort(id, 40);
}

/** `7 d to 9 d`. */
export function lengthWords({ t }: PeriodWords, { minS, maxS }: PeriodException['length']): string {
  return t.bounds({ min: t.length({ seconds: minS }), max: t.length({ seconds: maxS }) });
}

/** Days on which the control was monitored. */
export function monitoredDays({ days }: ControlPeriod): number {
  return days.compliant + days.nonCompliant;
}

const gravity: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** Those without a waiver before those with one, open before closed, then by severity and length. */
export function sortExceptions(exceptions: readonly PeriodException[]): readonly PeriodException[] {
  const rank = ({ waived, closed, severity, length }: PeriodException) =>
    [Number(waived), Number(closed !== null), gravity.indexOf(severity), -length.maxS] as const;
  // Sorting is stable, so that equals stay in the order of their opening.
  return exceptions
    .map((exception) => ({ exception, rank: rank(exception) }))
    .sort(({ rank: a }, { rank: b }) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3])
    .map(({ exception }) => exception);
}

/** `fixed (twice)`, `修正済み（2回）`. */
export function inBrackets(language: Language, text: string, more: string): string {
  return language === 'ja' ? `${text}（${more}）` : `${text} (${more})`;
}

/** A problem of the chain in words. `moment` writes a time; without it, it stands in UTC. */
export function chainWords(
  t: PeriodMessages,
  problem: ChainProblem,
  moment: PeriodWords['moment'] = (time) => time,
): string {
  const { kind, runId, otherRunId = '' } = problem;
  const [run, other] = [runId, otherRunId].map((id) => printableShort(id, 80));
  const [expected = '', found = ''] = chainFigures(problem, moment);
  return t.chain.problems[kind]({
    run: run ?? '',
    other: other ?? '',
    expected: printableShort(expected, 80),
    found: printableShort(found, 80),
  });
}

/** What ought to be, and what is; of some problems a time. */
export function chainFigures(
  { kind, expected, found }: ChainProblem,
  moment: PeriodWords['moment'],
): readonly [string | undefined, string | undefined] {
  if (kind !== 'overdue' && kind !== 'out-of-order') return [expected, found];
  const show = (time: string | undefined) =>
    time === undefined || Number.isNaN(Date.parse(time)) ? time : moment(time);
  return [show(expected), show(found)];
}
