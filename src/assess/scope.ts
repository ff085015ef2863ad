import type { ControlScope, FrameworkChoice } from '../model/config.ts';
import type { Control } from '../model/framework.ts';
import type { Text } from '../model/text.ts';
import { categoryReason, decidedReason, informativeReason, roleReason } from './reasons.ts';

/**
 * Which controls of an edition are out of scope, and why: comply.yaml says so (of the control or of the one it belongs
 * to), its category or role was not chosen, or there is nothing to assess. Security is in every SOC 2 report.
 */
export function findOutOfScope(
  controls: readonly Control[],
  choice: FrameworkChoice,
  decided: readonly ControlScope[],
): ReadonlyMap<string, Text> {
  const decisions = new Map(
    decided.filter(({ framework }) => framework === choice.id).map((scope) => [scope.control, scope]),
  );
  const byId = new Map(controls.map((control) => [control.id, control]));
  const decisionOn = (control: Control): ControlScope | undefined => {
    const seen = new Set<string>();
    for (let at: Control | undefined = control; at && !seen.has(at.id); at = byId.get(at.parent ?? '')) {
      const decision = decisions.get(at.id);
      if (decision) return decision;
      seen.add(at.id);
    }
    return undefined;
  };
  const reasons = new Map<string, Text>();
  for (const control of controls) {
    const decision = decisionOn(control);
    const reason = decision ? decidedReason(decision) : reasonOf(control, choice);
    if (reason) reasons.set(control.id, reason);
  }
  return reasons;
}

function reasonOf(control: Control, { categories, role }: FrameworkChoice): Text | undefined {
  const { category, roles } = control;
  if (control.informative) return informativeReason;
  if (category !== undefined && category !== 'security' && categories && !categories.includes(category)) {
    return categoryReason(category);
  }
  if (roles && role !== undefined && role !== 'both' && !roles.includes(role)) return roleReason(roles);
  return undefined;
}
