import type { AssessedResult, AssessedRule, Assessment } from '../model/assessment.ts';
import type { AbsenceReason, ChangeDetail, ChangeKind, ResultChange, Standing } from '../model/diff.ts';
import { isGraver } from './baseline.ts';
import { detailsOf } from './diff-details.ts';
import type { Stood } from './diff-standing.ts';
import { isList, type Place, scannedRegion } from './whereabouts.ts';

/** One assessment, as results are looked up in it. Rules are called as they are now. */
export interface SideOf {
  readonly assessment: Assessment;
  readonly standings: ReadonlyMap<string, Stood>;
  readonly rules: ReadonlyMap<string, AssessedRule>;
  readonly search: (place: Place) => AbsenceReason;
}

export interface ComparedSides {
  readonly key: string;
  readonly old: SideOf;
  readonly now: SideOf;
  /** Rules that do not judge alike in both, and those that do not grade alike. */
  readonly changed: Readonly<Record<'judging' | 'severity', ReadonlySet<string>>>;
}

/** What differs of one result; `undefined` where nobody needs to be told. */
export function compareResultOf({
  key,
  ...sides
}: ComparedSides): ResultChange | 'unchanged' | 'read-again' | undefined {
  const [before, after] = [sides.old.standings.get(key), sides.now.standings.get(key)];
  const result = after?.result ?? before?.result;
  if (!result) return undefined;
  const from: Standing = before?.standing ?? 'absent';
  const to: Standing = after?.standing ?? 'absent';
  const absent = before && after ? undefined : whyAbsent(result, after !== undefined, sides);
  const isOfFindings = before && after && isFinding(from) && isFinding(to);
  const details = isOfFindings ? detailsOf(before.result, after.result) : noDetails;
  const isGradedAnew = sides.changed.severity.has(result.rule) && details.list.some(({ what }) => what === 'severity');
  const ruleChanged = sides.changed.judging.has(result.rule) || isGradedAnew;
  const kind = kindOf({ result, from, to, absent, ruleChanged, details: details.list });
  if (kind === undefined) return unlisted(from, to);
  const isGraverNow = before !== undefined && isGraver(result.severity, before.result.severity);
  const known = sides.now.rules.get(result.rule) ?? sides.old.rules.get(result.rule);
  return {
    kind,
    rule: result.rule,
    title: known?.title ?? { en: result.rule, ja: result.rule },
    severity: result.severity,
    resource: result.resource,
    from,
    to,
    ...(absent && { absent }),
    isNew: to === 'fail' && (from !== 'fail' || isGraverNow),
    ruleChanged,
    message: result.message,
    details: details.list,
    moreDetails: details.more,
  };
}

function unlisted(from: Standing, to: Standing): 'unchanged' | 'read-again' | undefined {
  if (isFinding(from) && from === to) return 'unchanged';
  return from === 'unknown' && to !== 'absent' && to !== 'unknown' ? 'read-again' : undefined;
}

const noDetails: ReturnType<typeof detailsOf> = { list: [], more: 0 };

function isFinding(standing: Standing): boolean {
  return standing === 'fail' || standing === 'waived';
}

interface Difference {
  readonly result: AssessedResult;
  readonly from: Standing;
  readonly to: Standing;
  readonly absent: AbsenceReason | undefined;
  readonly ruleChanged: boolean;
  readonly details: readonly ChangeDetail[];
}

function kindOf({ result, from, to, absent, ruleChanged, details }: Difference): ChangeKind | undefined {
  // Whether it was asked and could be read comes first: no difference beside it says anything.
  if (to === 'unknown') return from === 'unknown' ? undefined : 'newly-unknown';
  if (to === 'absent') {
    // What stands for a list goes with it; what passed is told by the list that was not read, and by the scope.
    if (!isFinding(from) || isList(result.resource)) return undefined;
    if (absent === 'unread') return 'newly-unknown';
    return absent === 'gone' ? 'fixed' : 'out-of-scope';
  }
  if (from === 'fail' && to === 'waived') return 'waived';
  if (from === 'waived' && to === 'fail') return 'unwaived';
  const wasRead = from !== 'unknown' && from !== 'absent';
  if (ruleChanged && wasRead && isFinding(from) !== isFinding(to)) return 'rule-changed';
  if (!isFinding(from)) return to === 'fail' ? 'new' : undefined;
  if (!isFinding(to)) return 'fixed';
  if (details.length === 0) return undefined;
  return ruleChanged ? 'rule-changed' : 'changed';
}

/** Why the side that does not have a result lacks it. */
function whyAbsent(
  { rule, resource }: AssessedResult,
  isNow: boolean,
  { old, now }: Pick<ComparedSides, 'old' | 'now'>,
): AbsenceReason {
  const [own, other] = isNow ? [now, old] : [old, now];
  const { type, target, account } = resource;
  return other.search({ rule, type, target, account, region: scannedRegion(own.assessment, resource) });
}
