import type { ResultRow } from '../model/evidence-table.ts';
import type { CloseReason, OpenReason } from '../model/period.ts';
import type { Severity } from '../model/rule.ts';
import type { RuleTrack } from './rules.ts';
import type { Place } from './scope.ts';

/**
 * What a run can say of a result: that it does not fail, fails, or fails and is accepted. `gone`: its resource is; `left`: it is
 * not looked at any longer. `unknown` is none of them: it changes nothing.
 */
export type Standing = 'pass' | 'not-applicable' | 'fail' | 'waived' | 'gone' | 'left';

/** A span of failing: opened in `(openedAfter, openedBy]`, closed in `(lastFail, closedBy]`. Seconds since 1970. */
export interface Span {
  readonly finding: Finding;
  readonly waived: boolean;
  readonly digest: string;
  readonly controls: readonly string[];
  readonly openedAfter: number | undefined;
  readonly openedBy: number;
  readonly opening: OpenReason;
  severity: Severity;
  lastFail: number;
  seen: number;
  /** Runs that could not read it, before it closed. */
  unread: number;
  closedBy?: number;
  closing?: CloseReason;
}

/** A rule on one resource, over the runs so far. */
export interface Finding {
  readonly key: string;
  readonly rule: RuleTrack;
  readonly resource: string;
  readonly type: string;
  place: Place;
  /** Position of the last run with a result of it. */
  run: number;
  /** Where it stood among the results of that run; of a new one, of the result before it. */
  position: number;
  /** The last thing a run could say: what, when, and by which version of the rule. */
  standing: Standing | undefined;
  at: number;
  digest: string;
  open: Span | undefined;
}

/** When a finding that fails at first sight began at the earliest, where anything says so. */
export type Earliest = (finding: Finding) => number | undefined;

/** How a result of a run stands; undefined where it could not be told. */
export function standingOf({ state, waived }: Pick<ResultRow, 'state' | 'waived'>): Standing | undefined {
  if (state === 'fail') return waived ? 'waived' : 'fail';
  return state === 'pass' || state === 'not-applicable' ? state : undefined;
}

export interface Sighting {
  readonly standing: Standing;
  readonly at: number;
  readonly digest: string;
  readonly severity: Severity;
}

/** Moves a finding on by what a run saw of it. Gives the span that this opened. */
export function see(finding: Finding, sighting: Sighting, earliest: Earliest): Span | undefined {
  const { standing, at, digest, severity } = sighting;
  const { open } = finding;
  let opened: Span | undefined;
  if (open && isSpanOf(open, standing)) {
    open.lastFail = at;
    open.seen += 1;
    if (graver(severity, open.severity)) open.severity = severity;
  } else {
    if (open) close(open, at, closingOf(open, standing, digest !== finding.digest));
    if (standing === 'fail' || standing === 'waived') opened = openSpan(finding, sighting, earliest);
  }
  finding.standing = standing;
  finding.at = at;
  finding.digest = digest;
  return opened;
}

/** Ends what is open of a finding that a run no longer has. */
export function end(finding: Finding, by: number, reason: CloseReason): void {
  if (finding.open) close(finding.open, by, reason);
  finding.standing = reason === 'resource_removed' ? 'gone' : 'left';
  finding.at = by;
}

/** Beginning of the span, by what was known of the finding before. */
function openSpan(finding: Finding, sighting: Sighting, earliest: Earliest): Span {
  const { standing, at, digest, severity } = sighting;
  const after = finding.standing === undefined ? earliest(finding) : finding.at;
  const span: Span = {
    finding,
    waived: standing === 'waived',
    digest,
    controls: finding.rule.controls,
    openedAfter: after,
    openedBy: at,
    opening: openingOf(finding, sighting, after),
    severity,
    lastFail: at,
    seen: 1,
    unread: 0,
  };
  finding.open = span;
  return span;
}

function openingOf(before: Finding, { standing, digest }: Sighting, after: number | undefined): OpenReason {
  switch (before.standing) {
    case 'pass':
    case 'not-applicable':
      return digest === before.digest ? 'failed' : 'rule_changed';
    case 'fail':
      return standing === 'waived' ? 'waived' : 'first_seen';
    case 'waived':
      return standing === 'fail' ? 'waiver_ended' : 'first_seen';
    case 'gone':
      return 'resource_added';
    case 'left':
      return 'first_seen';
    default:
      return after === undefined ? 'first_seen' : 'resource_added';
  }
}

function isSpanOf(open: Span, standing: Standing): boolean {
  return standing === (open.waived ? 'waived' : 'fail');
}

function closingOf({ waived }: Span, standing: Standing, changed: boolean): CloseReason {
  if (standing === 'waived') return 'waived';
  if (standing === 'fail' && waived) return 'waiver_ended';
  if (changed) return 'rule_changed';
  return standing === 'pass' ? 'fixed' : 'reclassified';
}

function close(span: Span, by: number, reason: CloseReason): void {
  span.closedBy = by;
  span.closing = reason;
  span.finding.open = undefined;
}

const gravity: Readonly<Record<Severity, number>> = { critical: 4, high: 3, medium: 2, low: 1, info: 0 };

function graver(a: Severity, b: Severity): boolean {
  return gravity[a] > gravity[b];
}

/** How bad a row is, where several of a run are about one finding: the worst counts. */
export function weightOf({ state, waived }: ResultRow): number {
  if (state === 'fail') return waived ? 3 : 4;
  return state === 'unknown' ? 2 : state === 'pass' ? 1 : 0;
}
