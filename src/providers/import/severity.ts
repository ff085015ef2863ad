import type { Reading, ResultGroup } from './reading.ts';

export const gravities = ['critical', 'high', 'medium', 'low'] as const;
export type Gravity = (typeof gravities)[number];

/**
 * How grave a result is. Of SARIF by the `security-severity`, in the bands that GitHub documents ("SARIF support for code
 * scanning": 7.0 to 8.9 high, 4.0 to 6.9 medium, 0.1 to 3.9 low; 9.0 itself is critical, as in CVSS), else by its level, of which
 * one that SARIF does not have counts as the gravest. Of OCSF by the `severity_id`.
 */
export function gravityOf({ level, score }: Pick<ResultGroup, 'level' | 'score'>, format: Reading['format']): Gravity {
  if (format === 'prowler-ocsf') return bySeverityId[level] ?? 'low';
  if (score !== null) return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  return byLevel[level] ?? 'high';
}

/** Levels of SARIF, 3.27.10. */
const byLevel: Readonly<Record<string, Gravity>> = { error: 'high', warning: 'medium', note: 'low', none: 'low' };

/** OCSF: 1 Informational, 2 Low, 3 Medium, 4 High, 5 Critical, 6 Fatal; 0 Unknown and 99 Other say less than low. */
const bySeverityId: Readonly<Record<string, Gravity>> = { 3: 'medium', 4: 'high', 5: 'critical', 6: 'critical' };
