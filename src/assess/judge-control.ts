import type { ControlStatus } from '../model/assessment.ts';
import type { AssessmentKind } from '../model/framework.ts';
import { countAll, countDecided, type Tally } from './tally.ts';

/** What is known about a safeguard: the results of the rules that test it in full, and of those that test a part. */
export interface SafeguardEvidence {
  readonly kind: 'technical' | 'governance';
  readonly full: Tally;
  readonly partial: Tally;
  /** An attestation of it is current. */
  readonly attested: boolean;
}

/** What is known about a control, from the safeguards it names as primary and from nothing else. */
export interface ControlEvidence {
  readonly assessment: AssessmentKind;
  readonly safeguards: readonly SafeguardEvidence[];
  /** The results of all their rules, each result once. */
  readonly results: Tally;
  /** An attestation of the control itself is current. */
  readonly attested: boolean;
  /** All that its rules asked for was listed. */
  readonly complete: boolean;
}

/**
 * A control's status by its own evidence: the first line that holds. Scope and roll-up are laid over it.
 *
 * What a person must answer for is, of a manual or partly testable control, each of its governance safeguards (the
 * control itself, when it has none), and of any control each safeguard that was tested in part only. An attestation of
 * the control answers for all of that; one of a safeguard for that safeguard, in every control that names it. So a
 * single attested safeguard never carries a control that asks for several.
 */
export function judgeControl(evidence: ControlEvidence): Exclude<ControlStatus, 'out-of-scope'> {
  const { assessment, safeguards, results, complete } = evidence;
  if (results.fail > results.waived) return 'not-satisfied';
  if (results.unknown > 0) return 'undetermined';
  if (safeguards.some((safeguard) => safeguard.kind === 'technical' && countResults(safeguard) === 0)) {
    return 'not-assessed';
  }
  if (assessment === 'automatable' && countAll(results) === 0) return 'not-assessed';
  const answers = listAnswers(evidence);
  if (answers.some((answered) => !answered)) return 'manual';
  if (results.waived > 0) return 'waived';
  if (results.pass > 0) return 'satisfied';
  if (evidence.attested || answers.length > 0) return 'attested';
  // "There is none of it" is only known where everything was listed.
  return complete ? 'not-applicable' : 'undetermined';
}

/** Whether somebody answers for each thing that a person must answer for. */
function listAnswers({ assessment, safeguards, attested }: ControlEvidence): readonly boolean[] {
  const governance = safeguards.filter(({ kind }) => kind === 'governance');
  const isForPeople = assessment !== 'automatable';
  const answers = safeguards
    .filter((safeguard) => (isForPeople && safeguard.kind === 'governance') || isTestedInPart(safeguard))
    .map((safeguard) => attested || safeguard.attested);
  return isForPeople && governance.length === 0 ? [attested, ...answers] : answers;
}

/**
 * Tested, but by no rule that tests the whole of it. Results that do not apply count only where nothing else does: a
 * full test without anything to test leaves a partial pass partial.
 */
function isTestedInPart({ full, partial }: SafeguardEvidence): boolean {
  const isDecided = countDecided(full) + countDecided(partial) > 0;
  if (isDecided) return countDecided(full) === 0;
  return full.notApplicable === 0 && partial.notApplicable > 0;
}

function countResults({ full, partial }: SafeguardEvidence): number {
  return countAll(full) + countAll(partial);
}
