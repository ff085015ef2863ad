import type { ChainProblem, MonitoringGap } from '../../model/period.ts';
import { printableShort } from '../printable.ts';
import { type Cell, table } from '../table.ts';
import { cell, heading, paragraph } from '../text/page.ts';
import { chainWords } from './page.ts';
import { firstOf, minuteOf, type PeriodPage } from './sheet-page.ts';

/** When nothing, or a part, was not read. */
export function* gaps(page: PeriodPage): Iterable<string> {
  const { period, t, ink, width, severity } = page;
  const words = t.gaps;
  yield* heading(page, words.heading, words.summary({ n: period.gaps.length }));
  if (period.gaps.length === 0) {
    yield* paragraph(page, words.none, { indent: 2, ink: ink.dim });
    return;
  }
  const { shown, rest } = firstOf(page, period.gaps);
  const header = [words.severity, words.kind, words.from, words.to, words.place].map((text) => cell(text, ink.dim));
  yield* table(
    shown.map((gap): Cell[] => [
      cell(severity[gap.severity], ink.severity[gap.severity]),
      cell(words.kinds[gap.kind]),
      cell(minuteOf(page, gap.from)),
      cell(minuteOf(page, gap.to)),
      cell(placeWords(page, gap)),
    ]),
    { width, indent: 2, header },
  );
  if (rest > 0) yield* paragraph(page, words.more({ n: rest }), { indent: 2, ink: ink.dim });
  yield '';
  yield* paragraph(page, words.means, { indent: 2, ink: ink.dim });
}

function placeWords({ t, verbose }: PeriodPage, { kind, place, seconds }: MonitoringGap): string {
  const length = t.length({ seconds });
  if (!place) return kind === 'whole' ? length : `${length}  ${t.gaps.anywhere}`;
  const where = [place.target, place.account, place.region].map((part) => printableShort(part, 60)).join(' / ');
  const most = verbose ? place.services.length : 6;
  const services = place.services.slice(0, most).map((service) => printableShort(service, 40));
  const more = place.services.length > most ? [`+${place.services.length - most}`] : [];
  return `${length}  ${where}: ${[...services, ...more].join(', ')}`;
}

/** Whether the runs are a chain, and where they are not. */
export function* chain(page: PeriodPage): Iterable<string> {
  const { period, t, ink } = page;
  yield* heading(page, t.chain.heading);
  const words = (problem: ChainProblem) => chainWords(t, problem, (time) => minuteOf(page, time));
  const numbers = period.runs.map(({ seq }) => seq);
  const [from, to] = [numbers[0], numbers.at(-1)].map((seq) => String(seq ?? '-'));
  if (period.chain.length === 0) {
    yield* paragraph(page, t.chain.whole({ from: from ?? '', to: to ?? '' }), { indent: 2 });
  }
  for (const problem of period.chain) {
    yield* paragraph(page, words(problem), { indent: 4, first: '  ! ', ink: ink.bad });
  }
  if (period.tail === 'unchecked') yield* paragraph(page, t.alarm.tail, { indent: 2, ink: ink.caution });
}
