import type { AppliedSeverity } from '../model/assessment.ts';
import type { Config, SeverityOverride } from '../model/config.ts';
import { InputError } from '../model/errors.ts';
import { type Rule, type Severity, severities } from '../model/rule.ts';
import { orderIn } from '../text/order.ts';
import { type ExpiredOverride, readPlace } from './effective-parameters.ts';

/** The severities in force in one run, where they are not the rules' own. */
export interface EffectiveSeverities {
  /** By rule id. */
  readonly overrides: ReadonlyMap<string, AppliedSeverity>;
  /** Each entry of the config once: its own severity holds again for every rule it names. */
  readonly expired: readonly ExpiredOverride[];
}

/**
 * Lays an organisation's severities over those of the rules.
 * @param rules all of them: an entry for a rule that is not selected is checked too
 * @param today the day of the moment that is judged, in the configured zone: `2026-11-22`
 * @throws InputError for a weaker one that nobody answers for
 */
export function effectiveSeverities(
  rules: readonly Pick<Rule, 'id' | 'severity'>[],
  { severities = {} }: Pick<Config, 'severities'>,
  today: string,
): EffectiveSeverities {
  const overrides = new Map<string, AppliedSeverity>();
  const expired = new Map<string, ExpiredOverride>();
  for (const { id, severity } of rules) {
    const override = Object.hasOwn(severities, id) ? severities[id] : undefined;
    if (!override || override.value === severity) continue;
    const weaker = isLessGrave(override.value, severity);
    if (weaker) refuseUnaccepted(id, severity, override);
    const { value, key, place, reason, approvedBy, until } = override;
    if (until !== undefined && until < today) {
      expired.set(place, { rule: key, parameter: 'severity', until, place });
      continue;
    }
    overrides.set(id, {
      value,
      default: severity,
      weaker,
      ...(reason !== undefined && { reason }),
      ...(approvedBy !== undefined && { approvedBy }),
      ...(until !== undefined && { until }),
    });
  }
  return { overrides, expired: [...expired.values()] };
}

const bySeverity = orderIn(severities);

/** Whether a severity gates less than another does. */
export function isLessGrave(value: Severity, than: Severity): boolean {
  return bySeverity(value, than) > 0;
}

function refuseUnaccepted(id: string, own: Severity, override: SeverityOverride): void {
  const missing = (['reason', 'approvedBy', 'until'] as const).filter((key) => !override[key]);
  if (missing.length === 0) return;
  const keys = missing.join(', ');
  throw new InputError(readPlace(override.place), {
    en: `${override.value} is weaker than ${own}, the severity of ${id}; write { value, reason, approvedBy, until } (missing: ${keys})`,
    ja: `${override.value} は ${id} の重大度 ${own} より低い。{ value, reason, approvedBy, until } の形で書くこと（不足: ${keys}）`,
  });
}
