import type { Cause } from '../../model/cause.ts';
import type { Json } from '../../model/json.ts';
import type { Resource, Scope } from '../../model/resource.ts';
import type { LedgerCall } from '../../model/snapshot.ts';
import { readCalls } from './calls.ts';
import { isFault, toCause } from './fault.ts';
import { doubtOf, makingOf, successOf } from './judge-report.ts';
import { type Problem, problemsOf } from './problems.ts';
import type { Report } from './read-report.ts';
import type { Reading, State } from './reading.ts';
import { fileFields, importType, originFields, resultFields } from './schema.ts';

type Attributes = Readonly<Record<string, Json>>;

/**
 * A report as a resource, each open finding in it as one of its own, and the entry of the ledger. Of a report that must not be
 * trusted what it found is unread, and so has no resources.
 */
export function describeReport(
  report: Report,
  scope: Scope,
): { readonly resources: readonly Resource[]; readonly call: LedgerCall } {
  const { asked, observedAt, file, content } = report;
  const { origin, found, cause } = isFault(content)
    ? { origin: undefined, found: undefined, cause: toCause(content, asked.kind) }
    : describeContent(content, report);
  const source = { File: asked.file, ...(file && { Sha256: file.sha256, Bytes: file.bytes }), ...origin };
  const type = importType(asked.kind);
  const toResource = (key: string, attributes: Attributes): Resource => ({
    ...scope,
    type,
    // The name of a target is one of a kind, and so is a file within it.
    id: `${type}:${scope.target}/${asked.file}${key}`,
    name: `${asked.file}${key}`,
    observedAt,
    attributes: { ...source, ...attributes },
    unread: {},
    partial: {},
  });
  const whole = toResource('', { Problem: null, Place: null, ...found?.counts });
  return {
    resources: [
      cause === undefined ? whole : { ...whole, unread: unreadIn(whole, cause) },
      ...(found?.problems ?? []).map((problem) => toResource(`#${problem.key}`, describeProblem(problem))),
    ],
    call: toCall(report, scope, cause),
  };
}

function unreadIn({ attributes }: Resource, cause: Cause): Resource['unread'] {
  const names = Object.keys({ ...fileFields, ...originFields, ...resultFields });
  return Object.fromEntries(names.filter((name) => !Object.hasOwn(attributes, name)).map((name) => [name, cause]));
}

interface Content {
  readonly origin: Attributes;
  readonly found: { readonly counts: Attributes; readonly problems: readonly Problem[] } | undefined;
  readonly cause: Cause | undefined;
}

function describeContent(reading: Reading, report: Report): Content {
  const making = makingOf(reading, report.asked, report.file?.modifiedAt);
  const doubt = doubtOf(reading, report, making);
  const { runs, format } = reading;
  const [tool, version] = [listed(runs.map((run) => run.tool)), listed(runs.map((run) => run.version))];
  return {
    origin: {
      Format: format,
      Tool: tool,
      ToolVersion: version,
      ...(making && { GeneratedAt: making.at, TimeSource: making.source }),
      ...(making && report.file && { Origin: originOf([tool, version], making.at, report.file.sha256) }),
      Successful: successOf(reading),
      Rules: runs.reduce((sum, { rules }) => sum + rules, 0),
      Repository: listed(runs.map(({ repository }) => repository)),
      RevisionId: listed(runs.map(({ revisionId }) => revisionId)),
    },
    found: doubt ? undefined : describeFound(reading),
    cause: doubt && toCause(doubt, report.asked.kind),
  };
}

/** Tools, versions and repositories that are named; the answer that is kept has those of every run. */
const mostShown = 20;

function listed(values: readonly (string | null)[]): string | null {
  const different = new Set(values.filter((value) => value !== null));
  return [...different].slice(0, mostShown).join(', ') || null;
}

function originOf(maker: readonly (string | null)[], at: string, sha256: string): string {
  return `${maker.filter((one) => one !== null).join(' ')}, ${at}, SHA-256 ${sha256}`;
}

function describeFound(reading: Reading): Content['found'] {
  const problems = problemsOf(reading);
  const groups = reading.runs.flatMap(({ results }) => results);
  const countOf = (wanted: State): number =>
    groups.reduce((sum, { state, count }) => (state === wanted ? sum + count : sum), 0);
  const counts = {
    Gravity: problems[0]?.gravity ?? null,
    Open: countOf('open'),
    Suppressed: countOf('suppressed'),
    Undecided: countOf('undecided'),
  };
  return { counts, problems };
}

function describeProblem({ rule, place, line, gravity, open }: Problem): Attributes {
  return {
    Problem: rule,
    Place: place !== null && line !== null ? `${place}:${line}` : place,
    Gravity: gravity,
    Open: open,
    Suppressed: null,
    Undecided: null,
  };
}

function toCall({ asked, observedAt, file }: Report, scope: Scope, cause: Cause | undefined): LedgerCall {
  return {
    kind: 'call',
    ...scope,
    ...readCalls[asked.kind],
    service: 'import',
    subject: asked.file,
    pages: 1,
    attempts: 1,
    requestIds: [],
    startedAt: observedAt,
    ...(file && { bytes: file.bytes, bodySha256: file.sha256 }),
    ...(cause === undefined ? { outcome: 'ok' } : { outcome: 'failed', cause }),
  };
}
