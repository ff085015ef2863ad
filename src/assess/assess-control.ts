import {
  type AssessedAttestation,
  type AssessedControl,
  type ControlStatus,
  controlStatuses,
} from '../model/assessment.ts';
import type { Control, Safeguard } from '../model/framework.ts';
import type { Extent, Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { compareText } from '../text/order.ts';
import type { Attested } from './attest.ts';
import { type ControlEvidence, judgeControl, type SafeguardEvidence } from './judge-control.ts';
import type { Links } from './links.ts';
import { isOfPack, judgePacks } from './packs.ts';
import { isOfRecords } from './records.ts';
import { addTallies, emptyTally, type Tally } from './tally.ts';

/** What every framework is judged from. */
export interface Evidence {
  readonly safeguards: readonly Safeguard[];
  /** The rules that were selected, by the safeguard they test. */
  readonly testers: ReadonlyMap<string, readonly Tester[]>;
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Rules that the ledger leaves unknown somewhere; undefined: all, the run was interrupted. */
  readonly unread: ReadonlySet<string> | undefined;
  readonly attestations: readonly AssessedAttestation[];
  readonly attested: Attested;
  /** What would be attested if documents that cannot be read were the same. Absent: all can be read. */
  readonly possiblyAttested?: Attested | undefined;
  /** The namespaces of packs. What their rules find counts, what they pass does not. */
  readonly packs: ReadonlySet<string>;
}

/** A rule that tests a safeguard, and how far. */
export interface Tester {
  readonly rule: string;
  readonly extent: Extent;
}

/** The selected rules by safeguard. */
export function listTesters(rules: readonly Rule[]): ReadonlyMap<string, readonly Tester[]> {
  const tests = rules.flatMap(({ id, safeguards }) =>
    safeguards.map((safeguard) => ({ safeguard: safeguard.id, rule: id, extent: safeguard.extent })),
  );
  return Map.groupBy(tests, ({ safeguard }) => safeguard);
}

/** Where a control stands. */
export interface ControlContext {
  readonly framework: string;
  readonly links: Links;
  readonly evidence: Evidence;
  /** Of each safeguard, as `judgeSafeguards` gives it. */
  readonly known: ReadonlyMap<string, SafeguardEvidence>;
  readonly reason?: Text;
}

/** A control judged by itself. */
export interface OwnJudgement {
  readonly control: AssessedControl;
  readonly status: ControlStatus;
  readonly hasEvidence: boolean;
}

/** Judges one control by its own evidence; roll-up comes after. */
export function assessControl(
  control: Control,
  { framework, links, evidence, known, reason }: ControlContext,
): OwnJudgement {
  const primary = links.primary.get(control.id) ?? [];
  const rules = listRules(primary, evidence);
  const tally = addTallies(rules.map((rule) => evidence.tallies.get(rule) ?? emptyTally));
  const subject = `${framework}:${control.id}`;
  const attested = evidence.attested.controls.has(subject);
  const status: ControlStatus = reason
    ? 'out-of-scope'
    : judgeWithPacks(
        {
          assessment: control.assessment,
          safeguards: primary.flatMap(({ id }) => known.get(id) ?? []),
          attested,
          complete: evidence.unread !== undefined && !rules.some((rule) => evidence.unread?.has(rule)),
        },
        rules,
        evidence,
      );
  const { pass, fail, unknown, notApplicable, waived } = tally;
  const assessed: AssessedControl = {
    id: control.id,
    title: control.title,
    citation: control.citation,
    group: control.group,
    ...(control.level !== undefined && { level: control.level }),
    ...(control.parent !== undefined && { parent: control.parent }),
    assessment: control.assessment,
    ...(control.supply && { supply: control.supply }),
    status,
    ...(reason && { reason }),
    safeguards: primary.map(({ id }) => id).sort(compareText),
    rules,
    supportingRules: listRules(links.supporting.get(control.id) ?? [], evidence).filter(
      (rule) => !rules.includes(rule),
    ),
    results: { pass, fail, unknown, notApplicable },
    waived,
    attestations: evidence.attestations.flatMap((attestation, index) =>
      attestation.control === subject || primary.some(({ id }) => id === attestation.safeguard) ? [index] : [],
    ),
  };
  return { control: assessed, status, hasEvidence: primary.length > 0 || attested };
}

/**
 * A control's status by the rules of the catalog alone, or, where that is worse, by what rules of packs found: a pack can
 * say that a control fails, and never that it holds.
 */
function judgeWithPacks(
  control: Omit<ControlEvidence, 'results' | 'declaredPasses'>,
  rules: readonly string[],
  { tallies, packs }: Evidence,
): ControlStatus {
  const tallyOf = (ids: readonly string[]) => addTallies(ids.map((id) => tallies.get(id) ?? emptyTally));
  const shipped = rules.filter((id) => !isOfPack(id, packs));
  const declaredPasses = tallyOf(shipped.filter(isOfRecords)).pass;
  const own = judgeControl({ ...control, results: tallyOf(shipped), declaredPasses });
  const added = judgePacks(tallyOf(rules.filter((id) => isOfPack(id, packs))));
  return controlStatuses.find((status) => status === own || status === added) ?? own;
}

/**
 * What shows a technical safeguard of which the crosswalk says why no API does. Of contracts and reports, which are paper, the
 * records; of what is partly configuration, such as clocks, a person.
 */
export function showingOf({ kind, assessment, notVisible }: Safeguard): Pick<SafeguardEvidence, 'shownBy'> {
  if (kind !== 'technical' || notVisible === undefined || assessment === 'automatable') return {};
  return { shownBy: assessment === 'manual' ? 'records' : 'people' };
}

/** What is known of every safeguard: the same for all controls that name it. */
export function judgeSafeguards(evidence: Evidence): ReadonlyMap<string, SafeguardEvidence> {
  return new Map(
    evidence.safeguards.map((safeguard) => [
      safeguard.id,
      {
        ...testsOf(safeguard, evidence),
        attested: evidence.attested.safeguards.has(safeguard.id),
        ...showingOf(safeguard),
      },
    ]),
  );
}

function testsOf(
  { id, kind }: Safeguard,
  { testers, tallies, packs }: Evidence,
): Omit<SafeguardEvidence, 'attested' | 'shownBy'> {
  const own = (testers.get(id) ?? []).filter(({ rule }) => !isOfPack(rule, packs));
  const tallyOf = (wanted: (tester: Tester) => boolean) =>
    addTallies(own.filter(wanted).map(({ rule }) => tallies.get(rule) ?? emptyTally));
  const isDeclared = ({ rule }: Tester) => isOfRecords(rule);
  const isSystem = (tester: Tester, extent: Extent) => !isDeclared(tester) && tester.extent === extent;
  const isPart = (tester: Tester) => isSystem(tester, 'partial') || (kind === 'governance' && isDeclared(tester));
  return {
    kind,
    full: tallyOf((tester) => isSystem(tester, 'full')),
    // A record shows a part at most: what it says is not seen.
    partial: tallyOf(isPart),
    ...(kind === 'technical' && { declared: tallyOf(isDeclared) }),
  };
}

function listRules(safeguards: readonly Safeguard[], { testers }: Evidence): readonly string[] {
  const rules = safeguards.flatMap(({ id }) => (testers.get(id) ?? []).map(({ rule }) => rule));
  return [...new Set(rules)].sort(compareText);
}
