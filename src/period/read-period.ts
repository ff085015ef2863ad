import { UsageError } from '../model/errors.ts';
import type { RuleMapRow } from '../model/evidence-table.ts';
import { type ChainHead, mostPeriodDays, type Period, type PeriodRun, periodSchemaVersion } from '../model/period.ts';
import { dayIn } from '../text/day.ts';
import { type Calendar, createCalendar, toTime } from './calendar.ts';
import { checkChain } from './chain.ts';
import { trackControls } from './controls.ts';
import { describeSpans, meanRepair } from './exceptions.ts';
import { type Cadence, findWholeGaps, sortGaps, trackParts } from './gaps.ts';
import { trackResources } from './population.ts';
import { trackRules } from './rules.ts';
import type { RunHead, RunSource } from './run-source.ts';
import { trackScope } from './scope.ts';
import { trackScopeChanges } from './scope-changes.ts';
import { trackFindings } from './track-findings.ts';

export interface PeriodOptions {
  /** First and last day, `2026-04-01`; absent: that of the first and the last run. */
  readonly from?: string;
  readonly to?: string;
  /** IANA name; absent: what the newest run says, else UTC. */
  readonly timeZone?: string;
  /** Absent: what the newest run says, else a day. */
  readonly expectedIntervalS?: number;
  /** The newest run, as it was noted elsewhere. */
  readonly head?: ChainHead;
  /** Framework ids, and controls as `soc2:CC6.1`; without any, all. */
  readonly frameworks?: readonly string[];
  readonly controls?: readonly string[];
  /** Now, RFC 3339: nothing is expected of the time after it. */
  readonly asOf?: string;
}

const daySeconds = 86_400;

/**
 * How controls fared over many runs: days, exceptions with both bounds, population, versions of rules, gaps, and the chain. Runs
 * are read one after the other, each once; what is held grows with findings and resources, not with runs.
 * @throws UsageError where no run lies in the period. @throws BrokenRunError where a bundle is not what its manifest says.
 */
export async function readPeriod(runs: readonly RunSource[], options: PeriodOptions): Promise<Period> {
  const all = inTimeOrder(runs);
  const heads = all.map(({ head }) => head);
  const timeZone = options.timeZone ?? (await all.at(-1)?.scope())?.timeZone ?? 'UTC';
  const calendar = calendarOf(heads, { ...options, timeZone });
  const sources = all.filter(({ head }) => calendar.positionOf(head.startedS) >= 0);
  const [first, newest] = [sources[0]?.head, sources.at(-1)?.head];
  if (!first || !newest) throw noRun(calendar);
  const end = endOf(calendar, options);
  const cadence: Cadence = {
    expectedS: options.expectedIntervalS ?? heads.at(-1)?.expectedIntervalS ?? daySeconds,
    startS: options.from === undefined ? undefined : calendar.startS,
    endS: options.to === undefined ? dueUntil(options) : end,
  };
  const before = heads.findLast(({ startedS }) => startedS < calendar.startS);
  const { parts, ...folded } = await fold(sources, calendar, cadence, options);
  const exceptions = describeSpans(folded.spans, { startS: calendar.startS, endS: end });
  const inPeriod = sources.map(({ head }) => head);
  return {
    schemaVersion: periodSchemaVersion,
    ...(first.organization !== undefined && { organization: first.organization }),
    from: calendar.days[0] ?? '',
    to: calendar.days.at(-1) ?? '',
    days: calendar.days.length,
    timeZone: calendar.timeZone,
    end: toTime(end),
    expectedIntervalS: cadence.expectedS,
    tail: cadence.endS === undefined && options.head === undefined ? 'unchecked' : 'checked',
    selection: { frameworks: options.frameworks ?? [], controls: options.controls ?? [] },
    runs: inPeriod.map((head) => toRun(head, calendar)),
    daysWithRun: countDays(inPeriod, calendar),
    daysWithCompleteRun: countDays(
      inPeriod.filter(({ complete }) => complete),
      calendar,
    ),
    controls: folded.controls,
    exceptions,
    repair: meanRepair(exceptions),
    population: folded.population,
    scopeChanges: folded.scopeChanges,
    rules: folded.rules,
    gaps: sortGaps([...findWholeGaps(inPeriod, before, cadence), ...parts]),
    chain: checkChain(heads, { head: options.head, cadence }),
  };
}

/** By their beginning. A bundle that was given twice is one. */
function inTimeOrder(runs: readonly RunSource[]): readonly RunSource[] {
  const distinct = [...new Map(runs.map((run) => [run.head.manifestSha256, run])).values()];
  return distinct.sort(
    ({ head: a }, { head: b }) => a.startedS - b.startedS || a.seq - b.seq || (a.runId < b.runId ? -1 : 1),
  );
}

function calendarOf(
  heads: readonly RunHead[],
  { from, to, timeZone }: PeriodOptions & { readonly timeZone: string },
): Calendar {
  const [first, last] = [heads[0], heads.at(-1)];
  if (!first || !last) throw new UsageError({ en: 'no run was given', ja: '実行が1つも指定されていない' });
  const [begin, end] = [from ?? dayIn(first.startedAt, timeZone), to ?? dayIn(last.startedAt, timeZone)];
  if (end < begin) {
    throw new UsageError({
      en: `the period ends (${end}) before it begins (${begin}); give --from and --to`,
      ja: `期間の終了日（${end}）が開始日（${begin}）より前。--fromと--toを指定すること`,
    });
  }
  const calendar = createCalendar(begin, end, timeZone);
  if (calendar.days.at(-1) === end) return calendar;
  throw new UsageError({
    en: `the period from ${begin} to ${end} is longer than ${mostPeriodDays} days; give --from and --to`,
    ja: `${begin}から${end}までの期間は${mostPeriodDays}日を超える。--fromと--toを指定すること`,
  });
}

function noRun({ days, timeZone }: Calendar): UsageError {
  const [from, to] = [days[0], days.at(-1)];
  return new UsageError({
    en: `none of the runs began between ${from} and ${to} (${timeZone}); give another --from and --to, or more runs`,
    ja: `${from}から${to}まで（${timeZone}）に始まった実行がない。--fromと--toを変えるか、実行を追加すること`,
  });
}

/** Nothing is known of what is still to come. */
/** Who says how often a run is due, without a last day, expects them until now. */
function dueUntil({ expectedIntervalS, asOf }: PeriodOptions): number | undefined {
  if (expectedIntervalS === undefined || asOf === undefined) return undefined;
  return Math.floor(Date.parse(asOf) / 1000);
}

function endOf({ startS, endS }: Calendar, { asOf }: PeriodOptions): number {
  if (asOf === undefined) return endS;
  return Math.max(startS, Math.min(endS, Math.floor(Date.parse(asOf) / 1000)));
}

async function fold(
  sources: readonly RunSource[],
  calendar: Calendar,
  cadence: Cadence,
  { frameworks = [], controls: chosen = [] }: PeriodOptions,
) {
  const everything = frameworks.length === 0 && chosen.length === 0;
  const decides = ({ strength, framework, control_id }: RuleMapRow): boolean =>
    strength === 'primary' &&
    (everything || frameworks.includes(framework) || chosen.includes(`${framework}:${control_id}`));
  const [rules, scope] = [trackRules(), trackScope()];
  const resources = trackResources(scope);
  const controls = trackControls(calendar.days.length, { rules, scope });
  const parts = trackParts(cadence);
  const changes = trackScopeChanges(scope);
  const findings = trackFindings({
    rules,
    scope,
    resources,
    isSelected: (rule, run) => everything || (rule.mapped === run && rule.controls.length > 0),
  });
  for (const [run, source] of sources.entries()) {
    const { head } = source;
    const map: RuleMapRow[] = [];
    for await (const rows of source.ruleMap()) map.push(...rows);
    const deciding = new Set(map.filter(decides));
    rules.map(map, deciding, run);
    controls.map(deciding);
    for await (const rows of source.coverage()) {
      for (const row of rows) {
        scope.add(row, run);
        resources.cover(row, run);
        parts.add(row, run, head);
      }
    }
    for await (const rows of source.resources()) for (const row of rows) resources.add(row, run);
    await findings.read(source.results(), run, head);
    resources.endRun(run, head);
    parts.endRun(run, head);
    controls.endRun(run, calendar.positionOf(head.startedS), head);
    changes.endRun(run, head, (await source.scope()).excluded);
  }
  const judged = controls.finish(findings.spans);
  const reported = new Set(judged.flatMap((control) => control.rules));
  return {
    controls: judged,
    spans: findings.spans,
    population: resources.finish(),
    rules: rules.versions((rule) => everything || reported.has(rule.id)),
    scopeChanges: changes.changes,
    parts: parts.finish(),
  };
}

function toRun(head: RunHead, { timeZone }: Calendar): PeriodRun {
  const {
    place: _,
    prev: _prev,
    startedS,
    finishedS: _finished,
    organization: _owner,
    expectedIntervalS: _s,
    ...run
  } = head;
  return { ...run, day: dayIn(toTime(startedS), timeZone) };
}

function countDays(heads: readonly RunHead[], calendar: Calendar): number {
  return new Set(heads.map(({ startedS }) => calendar.positionOf(startedS))).size;
}
