import type { CloseReason } from '../model/period.ts';
import { end, type Finding } from './findings.ts';
import { isRetired } from './rules.ts';
import type { RunHead } from './run-source.ts';
import type { FindingContext } from './track-findings.ts';

/** A run, by its position among the runs. */
export interface Moment {
  readonly run: number;
  readonly head: RunHead;
}

/** A resource that is new in this run, where an earlier run listed all there was, began after that run did. */
export function earliest(
  { resources, scope }: FindingContext,
  { rule, resource, place }: Finding,
  run: number,
): number | undefined {
  const { whole } = rule;
  if (whole === undefined || !resources.isNew(resource, run)) return undefined;
  return scope.coveredSince(place, whole.run) ? whole.at : undefined;
}

/** What becomes of the spans that the run did not see. */
export function settle(
  open: Set<Finding>,
  why: (finding: Finding) => CloseReason | undefined,
  { run, head }: Moment,
): void {
  for (const finding of open) {
    if (finding.open && finding.run !== run) {
      const reason = why(finding);
      if (reason) end(finding, head.finishedS, reason);
      else finding.open.unread += 1;
    }
    if (!finding.open) open.delete(finding);
  }
}

/** Why a finding ended that the run does not have. Undefined: nothing says that it did. */
export function whyMissing(
  { scope, resources }: FindingContext,
  { rule, place, resource }: Finding,
  { run, head }: Moment,
): CloseReason | undefined {
  if (!scope.covers(place, run)) return 'scope_removed';
  if (rule.last !== run) return isRetired(rule, run, head) ? 'rule_changed' : undefined;
  const near = rule.unlisted.filter(({ target, account }) => target === place.target && account === place.account);
  // A list may be of the whole account: only where the rule found something else is its part of the list known to be whole.
  if (near.some(({ region }) => region === place.region || !rule.places.has(place))) return undefined;
  return resources.has(resource, run) ? 'reclassified' : 'resource_removed';
}
