import type { Outcome } from '../../model/result.ts';
import type { Severity } from '../../model/rule.ts';

/** A number of OCSF and the caption that stands beside it. */
export interface Code {
  readonly id: number;
  readonly caption: string;
}

/** `severity_id` of OCSF 1.6.0, `dictionary.json`. */
export const severityCodes: Readonly<Record<Severity, Code>> = {
  critical: { id: 5, caption: 'Critical' },
  high: { id: 4, caption: 'High' },
  medium: { id: 3, caption: 'Medium' },
  low: { id: 2, caption: 'Low' },
  info: { id: 1, caption: 'Informational' },
};

/**
 * `compliance.status_id` of OCSF 1.6.0, `objects/compliance.json`. Warning is "did not yield a result due to missing
 * information", which is what unknown means here. There is none for what does not apply.
 */
export const statusCodes: Readonly<Record<Outcome, Code>> = {
  pass: { id: 1, caption: 'Pass' },
  fail: { id: 3, caption: 'Fail' },
  unknown: { id: 2, caption: 'Warning' },
  'not-applicable': { id: 0, caption: 'Unknown' },
};

/** `status_id` of OCSF 1.6.0, `events/findings/finding.json`: what is still to be done about it. */
export const workCodes: Readonly<Record<'new' | 'suppressed', Code>> = {
  new: { id: 1, caption: 'New' },
  suppressed: { id: 3, caption: 'Suppressed' },
};
