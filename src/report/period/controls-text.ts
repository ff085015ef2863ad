import { formatCount } from '../../i18n/plural.ts';
import type { ControlPeriod } from '../../model/period.ts';
import { printableShort } from '../printable.ts';
import { type Cell, table } from '../table.ts';
import { cell, heading, paragraph } from '../text/page.ts';
import { frameworkName, inBrackets, monitoredDays } from './page.ts';
import type { PeriodPage } from './sheet-page.ts';

/** Every control with both of its ratios, those first that had a finding or were not monitored all the time. */
export function* controls(page: PeriodPage): Iterable<string> {
  const { period, t, ink, width, verbose } = page;
  yield* heading(page, t.controls.heading, t.controls.summary({ n: period.controls.length }));
  if (period.controls.length === 0) {
    yield* paragraph(page, t.controls.none, { indent: 2, ink: ink.dim });
    return;
  }
  const { daysWithCompleteRun } = period;
  const isPlain = ({ days }: ControlPeriod) => days.nonCompliant === 0 && days.compliant >= daysWithCompleteRun;
  const shown = verbose ? period.controls : period.controls.filter((control) => !isPlain(control));
  const words = t.controls;
  const header = [words.control, words.cleanShort, words.monitoredShort, words.exceptionsShort].map((text) =>
    cell(text, ink.dim),
  );
  if (shown.length > 0) {
    yield* table(
      shown.map((control) => controlRow(page, control)),
      { width, indent: 2, header },
    );
  }
  const rest = period.controls.length - shown.length;
  if (rest > 0) yield* paragraph(page, words.rest({ n: rest }), { indent: 2, ink: ink.dim });
  yield '';
  yield* paragraph(page, words.means, { indent: 2, ink: ink.dim });
}

function controlRow({ period, t, ink, language }: PeriodPage, control: ControlPeriod): Cell[] {
  const { framework, edition, control: id, days, exceptions, waived } = control;
  const monitored = monitoredDays(control);
  const name = [frameworkName(framework, language), printableShort(edition, 20), printableShort(id, 40)].join(' ');
  const clean = t.ratio({ part: days.compliant, whole: monitored });
  return [
    cell(name, days.nonCompliant > 0 ? ink.strong : undefined),
    cell(clean, days.nonCompliant > 0 ? ink.bad : undefined),
    cell(t.ratio({ part: monitored, whole: period.days }), days.unmonitored > 0 ? ink.caution : undefined),
    cell(waived > 0 ? inBrackets(language, formatCount(exceptions), formatCount(waived)) : formatCount(exceptions)),
  ];
}
