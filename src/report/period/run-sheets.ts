import type { CellValue, SheetTable } from '../xlsx/sheet.ts';
import { chainFigures, chainWords, type PeriodWords } from './page.ts';
import { columnsOf } from './result-sheets.ts';

/** Resources that came, went or changed their type. */
export function populationSheet({ period, t, moment }: PeriodWords): SheetTable {
  const [words, names] = [t.population, t.exceptions];
  const columns = columnsOf([
    [words.change, 16],
    [names.resource, 60],
    [names.type, 26],
    [words.was, 26],
    [words.after, 27],
    [words.by, 27],
    [names.target, 16],
    [names.account, 16],
    [names.region, 16],
  ]);
  const rows = period.population.changes.map((one): readonly CellValue[] => [
    words.kinds[one.kind],
    one.id,
    one.type,
    one.was,
    moment(one.after),
    moment(one.by),
    one.target,
    one.account,
    one.region,
  ]);
  return { name: words.sheet, columns, rows, note: words.summary(period.population) };
}

/** What was read, or read with, otherwise than in the run before. */
export function scopeSheet({ period, t, moment }: PeriodWords): SheetTable {
  const words = t.scope;
  const columns = columnsOf([
    [words.at, 27],
    [t.population.change, 12],
    [t.gaps.kind, 18],
    [words.what, 60],
    [words.from, 24],
    [words.to, 24],
    [words.reason, 40],
    [words.approvedBy, 26],
    [words.run, 32],
  ]);
  const rows = period.scopeChanges.map((one): readonly CellValue[] => [
    moment(one.at),
    words.changes[one.change],
    words.kinds[one.kind],
    one.change === 'changed' ? undefined : one.what,
    one.from,
    one.to,
    one.reason,
    one.approvedBy ?? (one.kind === 'exclusion' ? words.unapproved : undefined),
    one.runId,
  ]);
  return { name: words.sheet, columns, rows };
}

/** Every version of every rule: what an auditor tests once. */
export function ruleSheet({ period, t, moment }: PeriodWords): SheetTable {
  const words = t.rules;
  const columns = columnsOf([
    [words.rule, 50],
    [words.digest, 70],
    [words.from, 27],
    [words.to, 27],
    [words.runs, 8],
  ]);
  const rows = period.rules.map((one): readonly CellValue[] => [
    one.rule,
    one.digest,
    moment(one.from),
    moment(one.to),
    one.runs,
  ]);
  return { name: words.sheet, columns, rows };
}

/** Time in which nothing, or a part, was read. */
export function gapSheet({ period, t, severity, moment }: PeriodWords): SheetTable {
  const [words, names] = [t.gaps, t.exceptions];
  const columns = columnsOf([
    [words.severity, 10],
    [words.kind, 16],
    [words.from, 27],
    [words.to, 27],
    [words.length, 14],
    [names.target, 16],
    [names.account, 16],
    [names.region, 16],
    [words.services, 40],
    [words.runs, 12],
  ]);
  const rows = period.gaps.map(({ kind, place, from, to, seconds, runs, ...gap }): readonly CellValue[] => [
    severity[gap.severity],
    words.kinds[kind],
    moment(from),
    moment(to),
    t.length({ seconds }),
    place?.target,
    place?.account,
    place?.region,
    place?.services.join(' ') ?? (kind === 'part' ? words.anywhere : undefined),
    runs,
  ]);
  return { name: words.sheet, columns, rows, note: words.means };
}

/** What is wrong with the runs as a chain. */
export function chainSheet({ period, t, moment }: PeriodWords): SheetTable {
  const words = t.chain;
  const columns = columnsOf([
    [words.problem, 100],
    [words.run, 32],
    [words.seq, 10],
    [words.expected, 40],
    [words.found, 40],
  ]);
  const rows = period.chain.map((problem): readonly CellValue[] => [
    chainWords(t, problem, moment),
    problem.runId,
    problem.seq,
    ...chainFigures(problem, moment),
  ]);
  const seqs = period.runs.map(({ seq }) => seq);
  const [from, to] = [seqs[0], seqs.at(-1)].map((seq) => String(seq ?? '-'));
  const note = rows.length === 0 ? words.whole({ from: from ?? '-', to: to ?? '-' }) : undefined;
  return { name: words.sheet, columns, rows, ...(note !== undefined && { note }) };
}

/** Every run of the period. */
export function runSheet({ period, t, moment }: PeriodWords): SheetTable {
  const words = t.runs;
  const columns = columnsOf([
    [words.seq, 8],
    [words.run, 32],
    [words.day, 12],
    [words.started, 27],
    [words.finished, 27],
    [words.complete, 10],
    [words.interrupted, 10],
    [words.trigger, 12],
    [words.tool, 12],
    [words.rules, 24],
    [words.manifest, 24],
  ]);
  const yesNo = (value: boolean) => (value ? words.yes : words.no);
  const rows = period.runs.map((run): readonly CellValue[] => [
    run.seq,
    run.runId,
    run.day,
    moment(run.startedAt),
    moment(run.finishedAt),
    yesNo(run.complete),
    yesNo(run.interrupted),
    run.trigger,
    run.toolVersion,
    run.rulesSha256,
    run.manifestSha256,
  ]);
  return { name: words.sheet, columns, rows };
}
