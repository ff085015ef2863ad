import type { SeverityOverride } from '../model/config.ts';
import type { Rule } from '../model/rule.ts';
import { isGlob } from '../text/glob.ts';
import { findRule, matchRules, namedTwice } from './find-rules.ts';
import type { PlaceOf } from './resolve-parameters.ts';

type Severities = Readonly<Record<string, SeverityOverride>>;

/**
 * The severities under the present ids of the rules they are for. A glob sets that of every rule it matches; of several
 * the last counts, and a rule's own entry beats them.
 * @throws InputError for a name that no rule has, and for what is set twice.
 */
export function resolveSeverities(
  severities: Severities,
  { rules }: { readonly rules: readonly Pick<Rule, 'id' | 'aliases'>[] },
  at: PlaceOf,
): Severities {
  const [spread, own] = [new Map<string, SeverityOverride>(), new Map<string, SeverityOverride>()];
  for (const [name, override] of Object.entries(severities)) {
    const place = at(`severities.${name}`);
    if (isGlob(name)) {
      for (const { id } of matchRules(name, rules, place)) spread.set(id, override);
      continue;
    }
    const { id } = findRule(name, rules, place);
    if (own.has(id)) throw namedTwice(name, id, place);
    own.set(id, override);
  }
  return Object.fromEntries([...spread, ...own]);
}
