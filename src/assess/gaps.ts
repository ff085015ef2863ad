import type { Absent, Gap, Ledger } from '../model/assessment.ts';
import type { Cause } from '../model/cause.ts';
import type { Scope } from '../model/resource.ts';
import type { Result } from '../model/result.ts';
import type { AbsentReason, LedgerCall, Listing } from '../model/snapshot.ts';
import { compareText, orderBy } from '../text/order.ts';

type Hole = Omit<Gap, 'rules'>;

/**
 * Counts the calls and groups what could not be read by place, call and cause, each with the rules it leaves unknown. A
 * listing that ended early without a failed call (an interrupt, a spent budget) is a gap of no calls.
 */
export function summariseLedger(
  ledger: Iterable<LedgerCall | Listing>,
  results: readonly Result[],
): Omit<Ledger, 'statistics'> {
  let [calls, failed] = [0, 0];
  const holes = new Map<string, Hole>();
  const ended = new Set<string>();
  const unlisted: Listing[] = [];
  const absent = new Map<string, Absent>();
  for (const line of ledger) {
    if (line.kind === 'listing') {
      if (!line.complete) unlisted.push(line);
      else if (line.absent) noteAbsent(absent, line, line.absent);
      continue;
    }
    calls += 1;
    if (line.outcome !== 'failed') continue;
    failed += 1;
    const cause: Cause = line.cause ?? { kind: 'bad-response' };
    const key = keyOf(line, line.call, cause);
    ended.add(keyOf(line, line.call, withoutPermission(cause)));
    const known = holes.get(key);
    const { service, call, permission } = line;
    const hole = { ...scopeOf(line), service, call, cause, ...(permission !== '-' && { permission }), calls: 0 };
    holes.set(key, { ...(known ?? hole), calls: (known?.calls ?? 0) + 1 });
  }
  for (const listing of unlisted) {
    const cause: Cause = listing.cause ?? { kind: 'interrupted' };
    const call = cause.call ?? listing.type;
    const key = keyOf(listing, call, cause);
    const service = serviceOf(listing);
    // A listing that names no permission was ended by a call that does.
    const isKnown = holes.has(key) || (!cause.permission && ended.has(keyOf(listing, call, withoutPermission(cause))));
    if (!isKnown) holes.set(key, { ...scopeOf(listing), service, call, cause, calls: 0 });
  }
  const unknown = results.filter(({ outcome }) => outcome === 'unknown');
  const gaps = [...holes.values()].map((hole) => ({ ...hole, rules: findRules(hole, unknown) }));
  const nowhere = [...absent.values()].sort(orderBy((one) => [...placeOf(one), one.reason]));
  return { calls, failed, gaps: gaps.sort(orderBy(identify)), absent: nowhere };
}

function noteAbsent(absent: Map<string, Absent>, listing: Listing, reason: AbsentReason): void {
  const key = JSON.stringify([...placeOf(listing), reason]);
  const services = [...(absent.get(key)?.services ?? []), serviceOf(listing)];
  absent.set(key, { ...scopeOf(listing), reason, services: [...new Set(services)].sort(compareText) });
}

function serviceOf({ type }: Listing): string {
  return type.split('/')[1] ?? type;
}

function identify(gap: Gap): readonly string[] {
  const { kind, code = '', permission = '', subject = '' } = gap.cause;
  return [...placeOf(gap), gap.service, gap.call, kind, code, permission, subject];
}

/**
 * The rules with a result that is unknown for this call and cause. A lookup may read another target than its own, so
 * where no result of the same target names the call, those of the others count.
 */
function findRules({ target, call, cause }: Hole, unknown: readonly Result[]): readonly string[] {
  // A listing that no call ended is called by its type; the results it leaves unknown name no call either.
  const wanted = call.includes('/') ? cause.call : call;
  // One query may tell of many types, each behind a permission of its own.
  const isSame = (other: Cause | undefined) =>
    other?.kind === cause.kind &&
    other.call === wanted &&
    (!cause.permission || other.permission === cause.permission) &&
    (cause.subject === undefined || other.subject === cause.subject);
  const left = unknown.filter(
    (result) => isSame(result.cause) || result.observed.some((observed) => isSame(observed.cause)),
  );
  const here = left.filter(({ resource }) => resource.target === target);
  return [...new Set((here.length > 0 ? here : left).map(({ rule }) => rule))].sort(compareText);
}

function keyOf(scope: Scope, call: string, { kind, code, permission, subject }: Cause): string {
  return JSON.stringify([...placeOf(scope), call, kind, code, permission, subject]);
}

function withoutPermission({ permission: _, ...cause }: Cause): Cause {
  return cause;
}

function placeOf({ target, account, region }: Scope): readonly string[] {
  return [target, account, region];
}

function scopeOf({ target, account, region }: Scope): Scope {
  return { target, account, region };
}
