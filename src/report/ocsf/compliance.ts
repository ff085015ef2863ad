import { findingExportMessagesIn } from '../../i18n/finding-export.ts';
import type { AssessedResult, AssessedWaiver } from '../../model/assessment.ts';
import type { Language } from '../../model/text.ts';
import { printableShort } from '../printable.ts';
import type { RuleFacts } from '../rule-facts.ts';
import { severityCodes, statusCodes } from './codes.ts';

/** The longest text of a finding, in UTF-16 code units: room for every message of a rule, not for a name of 60 KB in it. */
export const longestText = 4000;

/** A result, what its rule says, and who accepts it. */
export interface Judged {
  readonly result: AssessedResult;
  readonly facts: RuleFacts;
  readonly waiver: AssessedWaiver | undefined;
  readonly language: Language;
}

/** The `compliance` object: how the rule came out, by what, and which requirements it speaks to. */
export function complianceOf(judged: Judged): object {
  const { result, facts, language } = judged;
  const status = statusCodes[result.outcome];
  const { separator } = findingExportMessagesIn(language);
  return {
    status_id: status.id,
    status: status.caption,
    status_code: result.outcome === 'unknown' ? (result.cause?.kind ?? result.outcome) : result.outcome,
    ...filled('status_details', detailsOf(judged)),
    ...filled('standards', facts.standards),
    ...filled('requirements', facts.requirements),
    ...(facts.safeguards.length > 0 && {
      control: facts.safeguards.map(({ id }) => id).join(', '),
      desc: facts.safeguards.map(({ title }) => title).join(separator),
    }),
    ...filled('control_parameters', facts.parameters),
    checks: [checkOf(judged)],
  };
}

/** Why it is neither a pass nor a fail, and what the rule was softened by. */
function detailsOf({ result, facts, language }: Judged): readonly string[] {
  const open = result.outcome === 'unknown' || result.outcome === 'not-applicable';
  return [...(open ? [printableShort(result.message[language], longestText)] : []), ...facts.weakened];
}

function checkOf({ result, facts }: Judged): object {
  const status = statusCodes[result.outcome];
  const severity = severityCodes[result.severity];
  return {
    uid: result.rule,
    name: facts.title,
    desc: facts.rationale,
    ...filled('standards', facts.standards),
    status_id: status.id,
    status: status.caption,
    severity_id: severity.id,
    severity: severity.caption,
  };
}

/** A list under its name, or nothing where it is empty. */
export function filled(name: string, list: readonly unknown[]): object {
  return list.length > 0 ? { [name]: list } : {};
}
