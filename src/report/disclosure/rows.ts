import { disclosureJa as words } from '../../i18n/disclosure.ja.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type {
  AssessedAttestation,
  AssessedControl,
  AssessedFramework,
  Assessment,
  ControlStatus,
} from '../../model/assessment.ts';
import type { Control } from '../../model/framework.ts';
import { noteAttestation } from '../attestation.ts';
import { responsibilitiesOf } from '../responsibility.ts';
import { openBasis, openByRecords } from './basis.ts';

/** One entry of the guideline, and what is known of it. Texts are plain; several stand under one another. */
export interface DisclosureRow {
  readonly group: string;
  readonly citation: string;
  readonly title: string;
  readonly summary: string;
  readonly status: string;
  readonly basis: readonly string[];
  readonly party: readonly string[];
  readonly remarks: readonly string[];
  /** `tested`: results are filled in. `by-person`: there is none. `out`: out of scope, or nothing there to test. */
  readonly kind: 'tested' | 'by-person' | 'out';
}

const t = messagesIn('ja');

/** The entries that are the provider's duty, in the catalog's order. */
export function rowsOf(
  assessment: Assessment,
  framework: AssessedFramework,
  known: ReadonlyMap<string, Control>,
): readonly DisclosureRow[] {
  const basisOf = openBasis(assessment);
  const isByRecords = openByRecords(assessment);
  const splitOf = responsibilitiesOf(assessment);
  const groups = new Map(framework.groups.map(({ id, title }) => [id, title.ja]));
  return framework.controls.flatMap((control): readonly DisclosureRow[] => {
    const entry = known.get(control.id);
    // Without a role it is everyone's duty.
    if (!entry || entry.roles?.includes('provider') === false) return [];
    const attestations = control.attestations.flatMap((position) => assessment.attestations[position] ?? []);
    return [
      {
        group: groups.get(control.group) ?? control.group,
        citation: control.citation.ja,
        title: control.title.ja,
        summary: entry.summary.ja,
        status: statusOf(control, attestations, isByRecords(control)),
        basis: basisOf(control),
        party: partyOf(splitOf(framework.id, control.id)),
        remarks: isOut(control) ? [] : remarksOf(control, attestations),
        kind: isOut(control) ? 'out' : isTested(control) ? 'tested' : 'by-person',
      },
    ];
  });
}

function isOut({ status }: AssessedControl): boolean {
  return status === 'out-of-scope' || status === 'not-applicable';
}

function isTested({ results: { pass, fail, unknown } }: AssessedControl): boolean {
  return pass + fail + unknown > 0;
}

function statusOf(
  control: AssessedControl,
  attestations: readonly AssessedAttestation[],
  isByRecords: boolean,
): string {
  const { status, reason, results } = control;
  if (status === 'out-of-scope' && reason) return words.outWith({ reason: reason.ja });
  const isPartlyTested = status === 'manual' && results.pass > 0 && results.fail + results.unknown === 0;
  const isPassed = status === 'satisfied' || isPartlyTested;
  const tested = isPartlyTested ? words.manualButTested : words.statuses[status];
  const said = isPassed && isByRecords ? words.byRecords[isPartlyTested ? 'partly' : 'whole'] : tested;
  const current = isOut(control) ? [] : attestations.filter(({ state }) => state === 'current');
  if (current.length === 0) return said;
  const by = current.map(({ person, date }) => words.attestedBy({ person, date })).join('／');
  return words.attested({ status: said, by });
}

const leftToFill: Readonly<Partial<Record<ControlStatus, string>>> = {
  'not-assessed': words.fillUntested,
  undetermined: words.fillUnread,
  'not-satisfied': words.fillFailed,
  waived: words.fillFailed,
};

/** What a person stated, and what is left to fill in. */
function remarksOf(control: AssessedControl, attestations: readonly AssessedAttestation[]): readonly string[] {
  const { status, supply } = control;
  const rest = status === 'manual' && supply === undefined && isTested(control) ? words.fillRest : [];
  const toFill = [leftToFill[status] ?? [], rest, supply?.ja ?? []].flat();
  return [...attestations.flatMap(statementsOf), ...toFill.map((what) => words.toFill({ what }))];
}

function statementsOf(attestation: AssessedAttestation): readonly string[] {
  const { statement: text, person, role, validUntil: until } = attestation;
  const { documents, whyNot } = noteAttestation(attestation, t);
  if (whyNot !== undefined) return [words.staleStatement({ person, whyNot })];
  return [words.statement({ text, role, until }), ...documents.map((one) => words.document({ text: one }))];
}

function partyOf(declared: ReturnType<ReturnType<typeof responsibilitiesOf>>): readonly string[] {
  if (!declared) return [words.none];
  const { vendor, report, note } = declared;
  const party = words.parties[declared.party];
  return [
    vendor === undefined ? party : words.withVendor({ party, vendor }),
    ...(report === undefined ? [] : [words.report({ report })]),
    ...(note === undefined ? [] : [note.ja]),
  ];
}
