import type { ControlStatus } from '../model/assessment.ts';
import type { AssessmentKind } from '../model/framework.ts';
import { countAll, countDecided, type Tally } from './tally.ts';

/** What is known about a safeguard: the results of the rules that test it in full, and of those that test a part. */
export interface SafeguardEvidence {
  readonly kind: 'technical' | 'governance';
  readonly full: Tally;
  readonly partial: Tally;
  /** Of a technical safeguard, the results of the rules on records: they test no system. */
  readonly declared?: Tally;
  /** An attestation of it is current. */
  readonly attested: boolean;
  /** Of a technical safeguard that no API shows: the records that rules judge, or a person. */
  readonly shownBy?: 'records' | 'people';
}

/** What is known about a control, from the safeguards it names as primary and from nothing else. */
export interface ControlEvidence {
  readonly assessment: AssessmentKind;
  readonly safeguards: readonly SafeguardEvidence[];
  /** The results of all their rules, each result once. */
  readonly results: Tally;
  /** Those of `results` that are passes of rules on records. */
  readonly declaredPasses: number;
  /** An attestation of the control itself is current. */
  readonly attested: boolean;
  /** All that its rules asked for was listed. */
  readonly complete: boolean;
}

/**
 * A control's status by its own evidence: the first line that holds. Scope and roll-up are laid over it.
 *
 * What a person must answer for is, of a manual or partly testable control, each of its governance safeguards (the
 * control itself, when it has none), and of any control each safeguard that was tested in part only, or that no API shows.
 * Of an automatable control whose technical safeguards were tested, those decide, and a governance safeguard that is
 * declared in part owes nothing. An attestation of the control answers for all of that; one of a safeguard for that safeguard, in every control
 * that names it; and so do rules that test the whole of a safeguard, where they passed, but of a manual control, which
 * configuration does not show. So a single attested safeguard never carries a control that asks for several.
 *
 * Records are paper. What they lack counts as any finding does; what they hold tests no technical safeguard, and no
 * number of their passes is "all tests passed". Nor is anything of a manual control, which is attested at best.
 */
export function judgeControl(evidence: ControlEvidence): Exclude<ControlStatus, 'out-of-scope'> {
  const { assessment, safeguards, results, declaredPasses, complete } = evidence;
  if (results.fail > results.waived) return 'not-satisfied';
  if (results.unknown > 0) return 'undetermined';
  const untested = safeguards.filter(isUntested);
  if (untested.some((safeguard) => !isLeftToPeople(safeguard, evidence.attested))) return 'not-assessed';
  if (assessment === 'automatable' && countAll(results) === 0 && untested.length === 0) return 'not-assessed';
  const answers = listAnswers(evidence);
  if (answers.some((answered) => !answered)) return 'manual';
  if (results.waived > 0) return 'waived';
  if (assessment !== 'manual' && results.pass > declaredPasses) return 'satisfied';
  if (evidence.attested || answers.length > 0) return 'attested';
  // "There is none of it" is only known where everything was listed.
  return complete ? 'not-applicable' : 'undetermined';
}

/** Whether each thing that a person must answer for is answered: by somebody, or by rules that test the whole of it. */
function listAnswers({ assessment, safeguards, attested }: ControlEvidence): readonly boolean[] {
  const isForPeople = assessment !== 'automatable';
  const isShown = safeguards.some((safeguard) => safeguard.kind === 'technical' && isDecided(safeguard));
  const isNamed = safeguards.some((safeguard) => safeguard.kind === 'governance' || isUntested(safeguard));
  const answers = safeguards
    .filter((safeguard) => {
      if (safeguard.kind === 'technical') return isTestedInPart(safeguard) || isUntested(safeguard);
      return isForPeople || (!isShown && isTestedInPart(safeguard));
    })
    .map(
      (safeguard) => attested || safeguard.attested || (assessment !== 'manual' && countDecided(safeguard.full) > 0),
    );
  return isForPeople && !isNamed ? [attested, ...answers] : answers;
}

/**
 * Tested, but by no rule that tests the whole of it. Results that do not apply count only where nothing else does: a
 * full test without anything to test leaves a partial pass partial.
 */
function isTestedInPart(safeguard: SafeguardEvidence): boolean {
  const { full, partial } = safeguard;
  if (isDecided(safeguard)) return countDecided(full) === 0;
  return full.notApplicable === 0 && partial.notApplicable > 0;
}

/**
 * No API shows it, and people answer for it: by a record that was judged, or, of what no record shows either, by an attestation.
 * Where records show it and none was judged, an attestation would stand in for findings that nobody looked for.
 */
function isLeftToPeople({ shownBy, declared, attested }: SafeguardEvidence, isAttested: boolean): boolean {
  if (shownBy === 'people') return attested || isAttested;
  return shownBy === 'records' && declared !== undefined && countAll(declared) > 0;
}

/** No rule on a system has a result of it. */
function isUntested(safeguard: SafeguardEvidence): boolean {
  return safeguard.kind === 'technical' && countResults(safeguard) === 0;
}

function isDecided({ full, partial }: SafeguardEvidence): boolean {
  return countDecided(full) + countDecided(partial) > 0;
}

function countResults({ full, partial }: SafeguardEvidence): number {
  return countAll(full) + countAll(partial);
}
