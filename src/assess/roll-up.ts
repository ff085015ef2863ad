import { type ControlStatus, controlStatuses } from '../model/assessment.ts';
import type { Control } from '../model/framework.ts';

/** A control judged by itself. */
export interface OwnStatus {
  readonly status: ControlStatus;
  /** It names a safeguard as primary, or somebody attests it: its own status says something. */
  readonly hasEvidence: boolean;
}

/**
 * Statuses after each control has taken in those below it (`parent`): a HIPAA standard is met by meeting its
 * implementation specifications, so its status is the worst of theirs and of its own evidence, in the order of the
 * list of statuses. A specification out of scope is left aside; where all are, and the standard has no evidence of its
 * own, it is out of scope too. A standard that is itself out of scope stays so.
 */
export function rollUp(
  controls: readonly Pick<Control, 'id' | 'parent'>[],
  own: ReadonlyMap<string, OwnStatus>,
): ReadonlyMap<string, ControlStatus> {
  const children = Map.groupBy(
    controls.filter(({ parent }) => parent !== undefined),
    ({ parent }) => parent ?? '',
  );
  const settled = new Map<string, ControlStatus>();
  const settle = (id: string): ControlStatus => {
    const known = settled.get(id);
    if (known) return known;
    const { status, hasEvidence } = own.get(id) ?? { status: 'not-assessed', hasEvidence: false };
    // Also ends a circle of parents, should a catalog hold one.
    settled.set(id, status);
    const below = (children.get(id) ?? []).map((child) => settle(child.id));
    const rolled = status === 'out-of-scope' ? status : combine(status, hasEvidence, below);
    settled.set(id, rolled);
    return rolled;
  };
  return new Map(controls.map(({ id }) => [id, settle(id)]));
}

function combine(status: ControlStatus, hasEvidence: boolean, below: readonly ControlStatus[]): ControlStatus {
  if (below.length === 0) return status;
  const inScope = below.filter((one) => one !== 'out-of-scope');
  const deciding = hasEvidence ? [status, ...inScope] : inScope;
  return controlStatuses.find((candidate) => deciding.includes(candidate)) ?? 'out-of-scope';
}
