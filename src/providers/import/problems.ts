import type { Reading, ResultGroup } from './reading.ts';
import { type Gravity, gravities, gravityOf } from './severity.ts';

/** A finding of another scanner that is still open: what a waiver or a baseline of ours can name. */
export interface Problem {
  /** The scanner's own id of what it looked for; `-` where it gives none. */
  readonly rule: string;
  readonly place: string | null;
  readonly line: number | null;
  readonly gravity: Gravity;
  /** `CVE-2026-1@package-lock.json`, of the second one there with `#2`: so one more is one that nobody accepted yet. */
  readonly key: string;
  /** 1, but of the last one that is told apart: it stands for all others. */
  readonly open: number;
}

/** Findings of one rule in one place that are told apart. */
const mostAlike = 10;

/**
 * The open findings of a report, told apart by rule and place and counted there, the gravest first. Lines move with every change, so
 * they tell nothing apart. Of Prowler one for each check.
 */
export function problemsOf({ format, runs }: Reading): readonly Problem[] {
  const open = runs.flatMap(({ results }) => results).filter(({ state }) => state === 'open');
  const byGravity = Map.groupBy(open, (group) => gravityOf(group, format));
  const ordered = gravities.flatMap((gravity) => (byGravity.get(gravity) ?? []).map((group) => ({ gravity, group })));
  const alike = Map.groupBy(ordered, ({ group }) => baseOf(group));
  const most = format === 'sarif' ? mostAlike : 1;
  return [...alike].flatMap(([base, groups]) => tellApart(base, groups, most));
}

interface Graded {
  readonly gravity: Gravity;
  readonly group: ResultGroup;
}

function tellApart(base: string, graded: readonly Graded[], most: number): readonly Problem[] {
  const total = graded.reduce((sum, { group }) => sum + group.count, 0);
  const single = graded.flatMap(({ gravity, group }) =>
    Array.from({ length: Math.min(group.count, most) }, (_, at) => ({ gravity, group, at })),
  );
  return single.slice(0, most).map(({ gravity, group, at }, index) => {
    const isLast = index === most - 1;
    return {
      rule: nameOf(group),
      place: group.place,
      line: group.lines[at] ?? null,
      gravity,
      key: index === 0 ? base : `${base}#${index + 1}${isLast ? '+' : ''}`,
      open: isLast ? total - index : 1,
    };
  });
}

function nameOf({ rule }: ResultGroup): string {
  return rule === '' ? '-' : rule;
}

/** The number of one among several stands behind a `#`, and no name has another. */
function baseOf(group: ResultGroup): string {
  const base = group.place === null ? nameOf(group) : `${nameOf(group)}@${group.place}`;
  return base.replaceAll('#', '%23');
}
