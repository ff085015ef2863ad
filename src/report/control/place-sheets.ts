import { causeWords } from '../../i18n/cause-kind.ts';
import { commas } from '../ipe/words.ts';
import { formatTime } from '../time.ts';
import type { SheetTable } from '../xlsx/sheet.ts';
import type { ControlPage } from './page.ts';

/** The resources of the types its rules judge, and where the record of each stands. */
export function populationSheet(page: ControlPage): SheetTable {
  const w = page.words.columns;
  const { rows, total } = page.dossier.population;
  return {
    name: page.words.sheets.population,
    ...(rows.length < total && { note: w.cut({ shown: rows.length, total }) }),
    columns: [
      { head: w.type, width: 28 },
      { head: w.name, width: 30 },
      { head: w.id, width: 60 },
      { head: w.target, width: 12 },
      { head: w.account, width: 20 },
      { head: w.region, width: 18 },
      { head: w.observedAt, width: 24 },
      { head: w.file, width: 30 },
      { head: w.line, width: 8 },
      { head: w.sha256, width: 68 },
    ],
    rows: rows.map(({ type, name, id, target, account, region, observedAt, record }) => [
      type,
      name,
      id,
      target,
      account,
      region,
      formatTime(observedAt),
      record.file,
      record.line,
      record.sha256,
    ]),
  };
}

/** Waivers of its findings, and those that expired or match nothing though they name its rules. */
export function waiversSheet({ dossier, words, report, t }: ControlPage): SheetTable {
  const w = t.excluded;
  return {
    name: words.sheets.waivers,
    columns: [
      { head: w.rule, width: 32 },
      { head: w.resources, width: 40 },
      { head: w.kind, width: 22 },
      { head: t.rules.reason, width: 60 },
      { head: report.report.waivers.compensating, width: 50 },
      { head: w.owner, width: 26 },
      { head: t.rules.approvedBy, width: 26 },
      { head: w.expires, width: 12 },
      { head: w.state, width: 16 },
      { head: w.matches, width: 10 },
    ],
    rows: dossier.waivers.map((waiver) => [
      waiver.rule,
      waiver.resources.join(', '),
      report.waiverType[waiver.type],
      waiver.reason,
      waiver.compensating,
      waiver.owner,
      waiver.approvedBy,
      waiver.expires,
      report.waiverState[waiver.state],
      waiver.matches,
    ]),
  };
}

/** The records the results were judged from: where each stands in the bundle and in the folder. */
export function recordsSheet({ dossier, words }: ControlPage): SheetTable {
  const w = words.columns;
  const { rows, total } = dossier.records;
  return {
    name: words.sheets.records,
    ...(rows.length < total && { note: w.cut({ shown: rows.length, total }) }),
    columns: [
      { head: w.file, width: 34 },
      { head: w.line, width: 10 },
      { head: w.sha256, width: 68 },
      { head: w.copy, width: 16 },
    ],
    rows: rows.map(({ file, line, sha256, copy }) => [file, line, sha256, copy]),
  };
}

/** How what its rules read was read, what was not read first. */
export function coverageSheet({ dossier, words, t, language }: ControlPage): SheetTable {
  const w = words.columns;
  const order = ['unread', 'partial', 'absent', 'ok'];
  const rows = dossier.coverage.toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return {
    name: words.sheets.coverage,
    columns: [
      { head: w.state, width: 18 },
      { head: w.target, width: 14 },
      { head: w.account, width: 38 },
      { head: w.region, width: 18 },
      { head: w.service, width: 22 },
      { head: w.cause, width: 30 },
      { head: w.calls, width: 8 },
      { head: w.failed, width: 8 },
      { head: w.pages, width: 8 },
      { head: w.resources, width: 10 },
    ],
    rows: rows.map((entry) => [
      t.coverage.status[entry.status],
      entry.target,
      entry.account,
      entry.region,
      entry.service,
      commas(
        entry.causes.map((kind) => causeWords[kind][language]),
        language,
      ),
      entry.calls,
      entry.failed,
      entry.pages,
      entry.resources,
    ]),
  };
}
