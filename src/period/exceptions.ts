import type { PeriodException, RepairTime } from '../model/period.ts';
import { orderBy } from '../text/order.ts';
import { toTime } from './calendar.ts';
import type { Span } from './findings.ts';

/** The ends of what is known, in seconds since 1970: lengths are counted within them. */
export interface Ends {
  readonly startS: number;
  readonly endS: number;
}

/** Spans as they are reported, sorted by opening, rule and resource. */
export function describeSpans(spans: readonly Span[], ends: Ends): readonly PeriodException[] {
  return spans
    .map((span) => describe(span, ends))
    .sort(
      orderBy(({ opened, rule, resource, findingKey, waived }) => [
        opened.by,
        rule,
        resource.id,
        findingKey,
        waived ? '1' : '0',
      ]),
    );
}

function describe(span: Span, { startS, endS }: Ends): PeriodException {
  const { finding, openedAfter, openedBy, lastFail, closedBy, closing } = span;
  const { target, account, region } = finding.place;
  const from = Math.min(Math.max(openedAfter ?? startS, startS), openedBy);
  const to = Math.max(Math.min(closedBy ?? endS, endS), lastFail);
  return {
    findingKey: finding.key,
    rule: finding.rule.id,
    ruleDigest: span.digest,
    resource: { type: finding.type, id: finding.resource, target, account, region },
    severity: span.severity,
    waived: span.waived,
    controls: span.controls,
    opened: {
      after: openedAfter === undefined ? null : toTime(openedAfter),
      by: toTime(openedBy),
      reason: span.opening,
    },
    closed:
      closedBy === undefined || closing === undefined
        ? null
        : { after: toTime(lastFail), by: toTime(closedBy), reason: closing },
    lastSeen: toTime(lastFail),
    seen: span.seen,
    unread: span.unread,
    length: { minS: lastFail - openedBy, maxS: to - from },
  };
}

/** The mean of what was fixed, by its lower and by its upper bounds. */
export function meanRepair(exceptions: readonly PeriodException[]): RepairTime {
  const fixed = exceptions.filter(({ waived, closed }) => !waived && closed?.reason === 'fixed');
  const sum = (of: (one: PeriodException) => number) => fixed.reduce((total, one) => total + of(one), 0);
  const mean = (total: number) => (fixed.length === 0 ? 0 : Math.round(total / fixed.length));
  return {
    fixed: fixed.length,
    minS: mean(sum(({ length }) => length.minS)),
    maxS: mean(sum(({ length }) => length.maxS)),
    longestS: fixed.reduce((longest, { length }) => Math.max(longest, length.maxS), 0),
  };
}
