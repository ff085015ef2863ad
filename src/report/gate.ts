import type { Messages } from '../i18n/messages.en.ts';
import type { GateOutcome } from '../model/assessment.ts';
import { severities } from '../model/rule.ts';

/** Whether the gate holds, in words. */
export function gateVerdict({ exitCode }: GateOutcome, t: Messages): string {
  const { holds, doesNotHold, wouldHold } = t.report.gate;
  return { 0: holds, 1: doesNotHold, 3: wouldHold }[exitCode];
}

/** Why, one sentence a reason. */
export function gateReasons(gate: GateOutcome, t: Messages): string[] {
  const { findings, unknown, allowUnknown, exitCode } = gate;
  const words = t.report.gate;
  const reasons = [findingsReason(gate, t)];
  if (unknown > 0) reasons.push(allowUnknown ? words.allowed({ unknown }) : words.unknown({ unknown }));
  if (exitCode === 3 && (unknown === 0 || allowUnknown)) reasons.push(words.unread);
  return findings === 0 && exitCode === 3 ? reasons.reverse() : reasons;
}

function findingsReason({ findings, failOn }: GateOutcome, t: Messages): string {
  const words = t.report.gate;
  const severity = severities.find((known) => known === failOn);
  const threshold = severity ? t.severity[severity] : failOn === 'none' ? t.severity.none : failOn;
  if (findings > 0) return words.findings({ findings, failOn: threshold });
  return failOn === 'none' ? words.noThreshold : words.noFindings({ failOn: threshold });
}
