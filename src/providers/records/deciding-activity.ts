import type { ActivityRecord } from '../../model/records.ts';
import { addInterval, type Days } from './days.ts';

/** The day the next one is due, where the record says. */
export function dueOf({ date, every, due }: ActivityRecord): string | undefined {
  return due ?? (every && addInterval(date, every));
}

/**
 * The record that decides of those of one kind that took place. Of each scope the latest counts, and of these the worst: one of another
 * scope, newer or of the same day, hides nothing (two of one scope on one day are refused). Alike in result, one that is overdue comes
 * first, then the latest.
 */
export function decidingOf(
  held: readonly ActivityRecord[],
  { hasEnded }: Pick<Days, 'hasEnded'>,
): ActivityRecord | undefined {
  const latest = new Map<string, ActivityRecord>();
  for (const activity of held) {
    const before = latest.get(activity.scope);
    if (before === undefined || activity.date > before.date) latest.set(activity.scope, activity);
  }
  const isOverdue = (activity: ActivityRecord): boolean => {
    const due = dueOf(activity);
    return due !== undefined && hasEnded(due);
  };
  const [first] = [...latest.values()].sort(
    (a, b) =>
      compareResults(a, b) || Number(isOverdue(b)) - Number(isOverdue(a)) || Date.parse(b.date) - Date.parse(a.date),
  );
  return first;
}

/** Negative: the first is worse. */
function compareResults(a: ActivityRecord, b: ActivityRecord): number {
  return badness(b) - badness(a) || (b.findingsOpen ?? 0) - (a.findingsOpen ?? 0);
}

/** Failed, with open findings, with findings nobody counted, without a result; all others are alike. */
function badness({ result, findingsOpen }: ActivityRecord): number {
  if (result === 'failed') return 4;
  if (findingsOpen !== undefined && findingsOpen > 0) return 3;
  if (result === 'findings' && findingsOpen === undefined) return 2;
  return result === undefined ? 1 : 0;
}
