import type { PeriodException } from '../../model/period.ts';
import type { CellValue, SheetTable } from '../xlsx/sheet.ts';
import { frameworkName, monitoredDays, type PeriodWords, sortExceptions } from './page.ts';

/** Every control with its days, which add up, and both ratios. */
export function controlSheet({ period, t, language }: PeriodWords): SheetTable {
  const words = t.controls;
  const columns = columnsOf([
    [words.framework, 14],
    [words.edition, 10],
    [words.control, 16],
    [words.compliant, 12],
    [words.nonCompliant, 12],
    [words.partlyRead, 12],
    [words.unmonitored, 12],
    [words.clean, 24],
    [words.monitored, 24],
    [words.exceptions, 10],
    [words.waived, 10],
    [words.rules, 50],
    [words.strip, 60],
  ]);
  const rows = period.controls.map((control): readonly CellValue[] => {
    const { days } = control;
    const monitored = monitoredDays(control);
    return [
      frameworkName(control.framework, language),
      control.edition,
      control.control,
      days.compliant,
      days.nonCompliant,
      control.partlyRead,
      days.unmonitored,
      t.ratio({ part: days.compliant, whole: monitored }),
      t.ratio({ part: monitored, whole: period.days }),
      control.exceptions,
      control.waived,
      control.rules.join(' '),
      control.strip,
    ];
  });
  return { name: words.sheet, columns, rows, note: words.stripMeans };
}

/** Every exception, waived ones too, with both bounds of its opening and its close. */
export function exceptionSheet(page: PeriodWords): SheetTable {
  const words = page.t.exceptions;
  const columns = columnsOf([
    [words.severity, 10],
    [words.rule, 40],
    [words.resource, 50],
    [words.atMost, 14],
    [words.atLeast, 14],
    [words.openedAfter, 27],
    [words.openedBy, 27],
    [words.opening, 24],
    [words.closedAfter, 27],
    [words.closedBy, 27],
    [words.why, 24],
    [words.waiver, 8],
    [words.lastSeen, 27],
    [words.seen, 10],
    [words.unread, 10],
    [words.controls, 40],
    [words.type, 24],
    [words.target, 16],
    [words.account, 16],
    [words.region, 16],
    [words.digest, 24],
    [words.key, 22],
  ]);
  return {
    name: words.sheet,
    columns,
    rows: sortExceptions(page.period.exceptions).map((one) => exceptionRow(page, one)),
  };
}

function exceptionRow({ t, severity, moment }: PeriodWords, one: PeriodException): readonly CellValue[] {
  const words = t.exceptions;
  const { resource, opened, closed, length } = one;
  return [
    severity[one.severity],
    one.rule,
    resource.id,
    t.length({ seconds: length.maxS }),
    t.length({ seconds: length.minS }),
    opened.after === null ? undefined : moment(opened.after),
    moment(opened.by),
    words.openReason[opened.reason],
    closed ? moment(closed.after) : undefined,
    closed ? moment(closed.by) : undefined,
    closed ? words.closeReason[closed.reason] : words.still,
    one.waived ? words.yes : undefined,
    moment(one.lastSeen),
    one.seen,
    one.unread,
    one.controls.join(' '),
    resource.type,
    resource.target,
    resource.account,
    resource.region,
    one.ruleDigest,
    one.findingKey,
  ];
}

/** Columns from their headings and widths. */
export function columnsOf(pairs: readonly (readonly [head: string, width: number])[]): SheetTable['columns'] {
  return pairs.map(([head, width]) => ({ head, width }));
}
