import type { Cause } from '../../model/cause.ts';
import type { Resource } from '../../model/resource.ts';
import type { Remainder } from './take-out.ts';

/** Why a rule cannot read what was taken out. */
export const redactedCause: Cause = { kind: 'not-visible', code: 'Redacted' };

type Marks = Pick<Resource, 'unread' | 'partial'>;

/** The marks of a resource after values were taken out: those of what is gone, and the others where their places are now. */
export function markTaken({ unread, partial }: Marks, { unread: gone, lost }: Remainder): Marks {
  const added = (paths: Iterable<string>) => [...paths].map((path) => [path, redactedCause] as const);
  return {
    unread: move([...Object.entries(unread), ...added(gone)], lost),
    partial: move([...Object.entries(partial), ...added(lost.keys())], lost),
  };
}

function move(marks: Iterable<readonly [string, Cause]>, lost: Remainder['lost']): Record<string, Cause> {
  const moved: Record<string, Cause> = {};
  for (const [path, cause] of marks) {
    const place = movePath(path, lost);
    if (place !== undefined) moved[place] = cause;
  }
  return moved;
}

/** `Rules[3].Status` where the list lost its second element: `Rules[2].Status`. Nothing for a place in what is gone. */
function movePath(path: string, lost: Remainder['lost']): string | undefined {
  let isGone = false;
  const moved = path.replace(/\[(\d+)\]/g, (whole, digits: string, start: number) => {
    const positions = lost.get(path.slice(0, start));
    if (!positions) return whole;
    const position = Number(digits);
    isGone ||= positions.includes(position);
    return `[${position - positions.filter((one) => one < position).length}]`;
  });
  return isGone ? undefined : moved;
}
