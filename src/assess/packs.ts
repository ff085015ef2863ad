import type { ControlStatus } from '../model/assessment.ts';
import { namespaceOf } from '../text/rule-id.ts';
import type { Tally } from './tally.ts';

/** Whether a rule is of one of these packs: its namespace is the name of its pack. */
export function isOfPack(rule: string, packs: ReadonlySet<string>): boolean {
  return packs.size > 0 && packs.has(namespaceOf(rule));
}

/**
 * What the results of packs' rules can make of a control, the first line that holds. A pass is not among them: somebody
 * else's test shows nothing of what a safeguard asks for in full.
 */
export function judgePacks({ fail, waived, unknown }: Tally): ControlStatus | undefined {
  if (fail > waived) return 'not-satisfied';
  if (unknown > 0) return 'undetermined';
  return waived > 0 ? 'waived' : undefined;
}
