import { causeSentence } from '../../i18n/cause.ts';
import { explainMessagesIn } from '../../i18n/explain.ts';
import { messagesIn } from '../../i18n/messages.ts';
import type { AssessedAttestation, AssessedControl, AssessedFramework } from '../../model/assessment.ts';
import type { EvidencePointer } from '../../model/evidence.ts';
import { findingKey } from '../../text/finding-key.ts';
import { noteAttestation } from '../attestation.ts';
import { observedInWords } from '../observed.ts';
import { printableShort } from '../printable.ts';
import { type GapGroup, groupGaps } from '../unknowns.ts';
import { subjectOf, toolOrigin } from './assets.ts';
import { markup, markupLine } from './markup.ts';
import { personId } from './metadata.ts';
import { type NamedResult, type OscalPage, titleOf } from './page.ts';
import { properties, property } from './property.ts';
import { controlToken } from './token.ts';
import { idOf } from './uuid.ts';

/** Conditions, evidence records and places that one observation shows. The assessment holds all. */
const mostShown = 10;

/** One result of a rule on a resource, seen by a test. */
export function resultObservation(page: OscalPage, { result, observation }: NamedResult): object {
  const { rule, outcome, severity, resource, message, cause, observed, observedAt, evidence = [] } = result;
  const { language } = page;
  return {
    uuid: observation,
    title: markupLine(titleOf(page, rule)),
    description: markup(message[language], cause && causeSentence(cause)[language]),
    props: properties({
      rule,
      outcome,
      severity,
      cause: cause?.kind,
      'finding-key': findingKey(rule, resource.id),
    }),
    methods: ['TEST'],
    types: [outcome === 'fail' ? 'discovery' : 'control-objective'],
    origins: [toolOrigin(page)],
    subjects: [subjectOf(resource)],
    ...(evidence.length > 0 && { 'relevant-evidence': evidence.slice(0, mostShown).map((one) => record(page, one)) }),
    collected: observedAt,
    ...(observed.length > 0 && {
      remarks: markup(...observed.slice(0, mostShown).map((one) => observedInWords(one, language))),
    }),
  };
}

function record({ t }: OscalPage, { file, line, sha256 }: EvidencePointer): object {
  return { href: encodeURI(file.toWellFormed()), description: markup(t.observation.record({ line, digest: sha256 })) };
}

/** The id of the observation that stands for a control which a person has to look at. */
export function manualId({ run }: OscalPage, { id, edition }: AssessedFramework, control: string): string {
  return idOf('manual', run, id, edition, control);
}

/** That a control is for a person to examine, and that nobody has. */
export function manualObservation(page: OscalPage, framework: AssessedFramework, control: AssessedControl): object {
  const { assessment, language, t } = page;
  const { supply } = explainMessagesIn(language);
  const name = printableShort(`${control.citation[language]} ${control.title[language]}`);
  return {
    uuid: manualId(page, framework, control.id),
    title: markupLine(name),
    description: markup(t.observation.manual({ name }), control.supply && `${supply}: ${control.supply[language]}`),
    props: [
      ...properties({ framework: framework.id, control: controlToken(framework.id, control.id), outcome: 'manual' }),
      ...property('performed', 'no'),
    ],
    methods: ['EXAMINE', 'INTERVIEW'],
    types: ['control-objective'],
    origins: [toolOrigin(page)],
    collected: assessment.run.finishedAt,
  };
}

/** The id of the observation that stands for an attestation, by its position. */
export function attestationId({ run }: OscalPage, position: number): string {
  return idOf('attestation', run, position);
}

/** A person's statement, as the person's. */
export function attestationObservation(page: OscalPage, one: AssessedAttestation, position: number): object {
  const { control, safeguard, statement, person, role, date, validUntil, state, place, signedOff, evidence = [] } = one;
  const { assessment, language, t } = page;
  const { documents, whyNot } = noteAttestation(one, messagesIn(language), printableShort);
  const actor = { type: 'party', 'actor-uuid': personId(one) };
  return {
    uuid: attestationId(page, position),
    title: markupLine(t.observation.attested({ person: printableShort(person), role: printableShort(role) })),
    description: markup(statement),
    props: properties({
      outcome: 'attestation',
      'attestation-state': state,
      'attested-control': control,
      'attested-safeguard': safeguard,
      'attested-on': date,
      'valid-until': validUntil,
      'signed-off-by': signedOff?.by,
      'signed-off-role': signedOff?.role,
      'signed-off-on': signedOff?.date,
      place,
    }),
    methods: ['EXAMINE'],
    types: ['control-objective'],
    origins: [{ actors: [actor] }],
    subjects: [{ 'subject-uuid': personId(one), type: 'party' }],
    ...(evidence.length > 0 && {
      'relevant-evidence': evidence.slice(0, mostShown).map(({ file }, index) => ({
        ...(file !== undefined && { href: encodeURI(file.toWellFormed()) }),
        description: markup(documents[index] ?? ''),
      })),
    }),
    collected: assessment.run.finishedAt,
    ...(whyNot !== undefined && { remarks: markup(whyNot) }),
  };
}

/** What could not be read, call by call and cause by cause. */
export function gapObservations(page: OscalPage): readonly object[] {
  return groupGaps(page.assessment).map((gap, position) => gapObservation(page, gap, position));
}

function gapObservation(page: OscalPage, gap: GapGroup, position: number): object {
  const { assessment, language, run, t } = page;
  const words = t.observation;
  const shown = gap.places
    .slice(0, mostShown)
    .map(({ target, account, region }) => printableShort([target, account, region].join(' / '), 200));
  const more = gap.places.length - shown.length;
  const places = [...shown, ...(more > 0 ? [words.more({ n: more })] : [])].join(', ');
  const { kind } = gap.cause;
  const missing = { permissions: gap.permissions, most: mostShown };
  return {
    uuid: idOf('gap', run, position),
    title: markupLine(words.gap({ call: gap.call, calls: gap.calls })),
    description: markup(
      words.gap({ call: gap.call, calls: gap.calls }),
      causeSentence(gap.cause, missing)[language],
      words.gapPlaces({ places }),
    ),
    props: [
      ...properties({ outcome: 'unread', call: gap.call, cause: kind, calls: String(gap.calls) }),
      ...gap.rules.flatMap((rule) => property('rule', rule)),
    ],
    methods: ['TEST'],
    types: ['control-objective'],
    origins: [toolOrigin(page)],
    collected: assessment.run.finishedAt,
  };
}
