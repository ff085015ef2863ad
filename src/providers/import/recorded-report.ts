import { type ImportedReport, importKinds } from '../../model/config.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Scope } from '../../model/resource.ts';
import type { RecordedAnswer } from '../../model/snapshot.ts';
import type { Replayed, ReplayRequest } from '../provider.ts';
import { readCalls } from './calls.ts';
import { describeReport } from './describe-report.ts';
import { type Fault, isFaultCode } from './fault.ts';
import type { Report } from './read-report.ts';
import { type Reading, type ResultGroup, type ScannerRun, states } from './reading.ts';
import { importType } from './schema.ts';

/**
 * What of a report the verdicts follow from: its results put together by rule, level, state and place, with the digest of the file. Their
 * messages and the code they quote are not in it.
 */
export function recordReport(report: Report, scope: Scope): RecordedAnswer {
  const body: JsonObject = JSON.parse(JSON.stringify(report));
  const { file: subject, kind } = report.asked;
  const { call } = readCalls[kind];
  return { kind: 'answer', ...scope, service: 'import', call, subject, page: 1, outcome: 'ok', body };
}

/** Makes once more what was read. Which reports there are the user says: no listing comes of it. */
export async function replayReports({ target, account, region, wanted, answers }: ReplayRequest): Promise<Replayed> {
  const scope = { target: target.name, account, region };
  const known = new Set<string>(Object.values(readCalls).map(({ call }) => call));
  const reports = answers.flatMap(({ call, body }) => {
    if (!known.has(call) || body === undefined) return [];
    if (!isReport(body)) throw new TypeError('not a recorded report');
    return wanted.has(importType(body.asked.kind)) ? [describeReport(body, scope)] : [];
  });
  return {
    resources: reports.flatMap(({ resources }) => resources),
    calls: reports.map(({ call }) => call),
    listings: [],
    missing: [],
  };
}

/** Looks at all that counts are made of: a bundle may be anybody's. */
function isReport(body: { readonly [Key in keyof Report]?: unknown }): body is Report {
  const { asked, observedAt, file, content } = body;
  return isAsked(asked) && isText(observedAt) && (file === undefined || isFile(file)) && isContent(content);
}

type Members<T> = { readonly [Key in keyof T]?: unknown };

function isAsked(value: unknown): value is ImportedReport {
  const { file, kind, maxAgeS, time } = membersOf<ImportedReport>(value);
  const isKnown = importKinds.some((one) => one === kind) && (time === 'report' || time === 'modified');
  return isText(file) && isKnown && isCount(maxAgeS);
}

function isFile(value: unknown): boolean {
  const { bytes, sha256, modifiedAt } = membersOf<NonNullable<Report['file']>>(value);
  return isCount(bytes) && isText(sha256) && isText(modifiedAt);
}

function isContent(value: unknown): boolean {
  const { fault, format, runs } = membersOf<Reading & Fault>(value);
  if (isFaultCode(fault)) return true;
  return (format === 'sarif' || format === 'prowler-ocsf') && Array.isArray(runs) && runs.every(isRun);
}

function isRun(value: unknown): boolean {
  const run = membersOf<ScannerRun>(value);
  const texts = [run.version, run.time, run.repository, run.revisionId].every((one) => one === null || isText(one));
  const said = run.successful === null || typeof run.successful === 'boolean';
  return (
    isText(run.tool) && texts && said && isCount(run.rules) && Array.isArray(run.results) && run.results.every(isGroup)
  );
}

function isGroup(value: unknown): boolean {
  const { rule, level, score, state, count, place, lines } = membersOf<ResultGroup>(value);
  return (
    isText(rule) &&
    isText(level) &&
    (score === null || typeof score === 'number') &&
    states.some((one) => one === state) &&
    isCount(count) &&
    (place === null || isText(place)) &&
    Array.isArray(lines) &&
    lines.every(isCount)
  );
}

function membersOf<T>(value: unknown): Members<T> {
  return typeof value === 'object' && value !== null ? value : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
