import { periodEn } from '../../i18n/period.en.ts';
import { periodJa } from '../../i18n/period.ja.ts';
import type {
  ChainProblem,
  ControlPeriod,
  MonitoringGap,
  Period,
  PeriodException,
  PeriodRun,
  PopulationChange,
  RuleVersion,
  ScopeChange,
} from '../../model/period.ts';
import { printableJson } from '../printable.ts';
import { chainWords } from './page.ts';

/** The period as JSON, a record a line. Keys stand in one order, whoever made the objects: the same period is the same bytes. */
export function* reportPeriodJson(period: Period): Iterable<string> {
  const { from, to, days, timeZone, end, expectedIntervalS, tail, selection, population, repair } = period;
  const head = {
    schemaVersion: period.schemaVersion,
    organization: period.organization,
    period: { from, to, days, timeZone, end },
    ...{ expectedIntervalS, tail, daysWithRun: period.daysWithRun, daysWithCompleteRun: period.daysWithCompleteRun },
    selection: { frameworks: selection.frameworks, controls: selection.controls },
    repair: { fixed: repair.fixed, minS: repair.minS, maxS: repair.maxS, longestS: repair.longestS },
  };
  yield `${printableJson(head).slice(0, -1)},\n`;
  yield* list('chain', period.chain, shapeProblem);
  yield* list('gaps', period.gaps, shapeGap);
  yield* list('controls', period.controls, shapeControl);
  yield* list('exceptions', period.exceptions, shapeException);
  const { first, last, seen } = population;
  yield `"population": {"first": ${first}, "last": ${last}, "seen": ${seen}, "changes": [\n`;
  yield* elements(population.changes, shapeChange);
  yield ']},\n';
  yield* list('scopeChanges', period.scopeChanges, shapeScope);
  yield* list('rules', period.rules, shapeRule);
  yield '"runs": [\n';
  yield* elements(period.runs, shapeRun);
  yield ']}\n';
}

function shapeProblem(problem: ChainProblem): object {
  const { kind, runId, seq, otherRunId, expected, found } = problem;
  const message = { en: chainWords(periodEn, problem), ja: chainWords(periodJa, problem) };
  return { kind, runId, seq, otherRunId, expected, found, message };
}

function shapeGap({ kind, place, from, to, seconds, severity, runs }: MonitoringGap): object {
  const { target, account, region, services } = place ?? {};
  return { kind, severity, from, to, seconds, runs, place: place && { target, account, region, services } };
}

function shapeControl(control: ControlPeriod): object {
  const { framework, edition, control: id, days, partlyRead, strip, rules, exceptions, waived } = control;
  const { compliant, nonCompliant, unmonitored } = days;
  const monitored = compliant + nonCompliant;
  return {
    ...{ framework, edition, control: id },
    days: { compliant, nonCompliant, unmonitored, monitored, partlyRead },
    ...{ exceptions, waived, strip, rules },
  };
}

function shapeException(one: PeriodException): object {
  const { type, id, target, account, region } = one.resource;
  const { opened, closed, length } = one;
  return {
    ...{ findingKey: one.findingKey, rule: one.rule, ruleDigest: one.ruleDigest },
    resource: { type, id, target, account, region },
    ...{ severity: one.severity, waived: one.waived, controls: one.controls },
    opened: { after: opened.after ?? undefined, by: opened.by, reason: opened.reason },
    closed: closed ? { after: closed.after, by: closed.by, reason: closed.reason } : undefined,
    ...{ lastSeen: one.lastSeen, seen: one.seen, unread: one.unread },
    length: { minS: length.minS, maxS: length.maxS },
  };
}

function shapeChange({ kind, id, type, was, target, account, region, after, by }: PopulationChange): object {
  return { kind, id, type, was, target, account, region, after, by };
}

function shapeScope({ kind, change, what, from, to, reason, approvedBy, runId, at }: ScopeChange): object {
  return { kind, change, what, from, to, reason, approvedBy, runId, at };
}

function shapeRule({ rule, digest, from, to, runs }: RuleVersion): object {
  return { rule, digest, from, to, runs };
}

function shapeRun(run: PeriodRun): object {
  const { runId, seq, day, startedAt, finishedAt, complete, interrupted, trigger, toolVersion } = run;
  const { rulesSha256, configSha256, waiversSha256, manifestSha256 } = run;
  return {
    ...{ runId, seq, day, startedAt, finishedAt, complete, interrupted, trigger, toolVersion },
    ...{ rulesSha256, configSha256, waiversSha256, manifestSha256 },
  };
}

function* list<T>(key: string, items: readonly T[], shape: (item: T) => object): Iterable<string> {
  yield `${printableJson(key)}: [\n`;
  yield* elements(items, shape);
  yield '],\n';
}

function* elements<T>(items: readonly T[], shape: (item: T) => object): Iterable<string> {
  for (const [index, item] of items.entries()) {
    yield `${printableJson(shape(item))}${index === items.length - 1 ? '' : ','}\n`;
  }
}
