import { findingExportMessagesIn } from '../i18n/finding-export.ts';
import { messagesIn } from '../i18n/messages.ts';
import type { AppliedOverride, AssessedResult, AssessedRule, AssessedWaiver, Assessment } from '../model/assessment.ts';
import type { Language } from '../model/text.ts';
import { valueInWords } from './observed.ts';
import { listOverrides } from './overrides.ts';
import { printableShort } from './printable.ts';

/** The waiver that accepts a result; undefined where none does. */
export function waiverOf(
  { waivers }: Pick<Assessment, 'waivers'>,
  { waiver }: Pick<AssessedResult, 'waiver'>,
): AssessedWaiver | undefined {
  return waiver === undefined ? undefined : waivers[waiver];
}

/** What a waiver accepts, why, until when, and who answers for it: one line. */
export function waiverInWords(waiver: AssessedWaiver, language: Language): string {
  const { type, reason, owner, approvedBy, expires, compensating } = waiver;
  return findingExportMessagesIn(language).waived({
    type: messagesIn(language).waiverType[type],
    reason: printableShort(reason, 1000),
    owner: printableShort(owner),
    approvedBy: printableShort(approvedBy),
    expires: printableShort(expires),
    compensating: compensating === undefined ? undefined : printableShort(compensating, 1000),
  });
}

/** Each value or severity of a rule that is weaker than its own, with who accepted that: a line each. */
export function weakenedInWords(rule: AssessedRule, language: Language): readonly string[] {
  return listOverrides(rule).flatMap((one) => (one.weaker ? [overrideInWords(one, language)] : []));
}

/** Each value or severity of a rule that is not its own, weaker or not: a line each. */
export function overridesInWords(rule: AssessedRule, language: Language): readonly string[] {
  return listOverrides(rule).map((one) => overrideInWords(one, language));
}

function overrideInWords(override: AppliedOverride, language: Language): string {
  const { parameter, value, default: usual, weaker, reason, approvedBy, until } = override;
  const change = messagesIn(language).report.parameters.value({
    parameter: printableShort(parameter),
    value: valueInWords(value, language),
    usual: valueInWords(usual, language),
  });
  const { weakened, changed } = findingExportMessagesIn(language);
  return (weaker ? weakened : changed)({
    change,
    reason: reason && printableShort(reason, 1000),
    approvedBy: approvedBy && printableShort(approvedBy),
    until: until && printableShort(until),
  });
}
