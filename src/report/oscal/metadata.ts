import type { AssessedAttestation, Assessment } from '../../model/assessment.ts';
import { evidenceLines } from '../evidence.ts';
import { listOverrides } from '../overrides.ts';
import { usedPacks } from '../packs.ts';
import { markup, markupLine, plainValue } from './markup.ts';
import { oscalVersion } from './names.ts';
import type { OscalPage } from './page.ts';
import { type Property, properties, property, unlessEmpty } from './property.ts';
import { idOf } from './uuid.ts';

export type DocumentKind = 'results' | 'poam' | 'component' | 'mapping';

/** Who made the document, when, of what. Its time is the run's end: nothing here reads a clock. */
export function metadata(page: OscalPage, kind: DocumentKind, ...remarks: readonly string[]): object {
  const { assessment, t, words } = page;
  const { organization, run } = assessment;
  const title = t.title[kind];
  return {
    title: markupLine(organization === undefined ? title : t.of({ title, name: organization })),
    'last-modified': run.finishedAt,
    version: plainValue(run.id) ?? run.finishedAt,
    'oscal-version': oscalVersion,
    props: [...runProperties(page), ...packProperties(page), ...overrideProperties(assessment)],
    parties: unlessEmpty(parties(assessment)),
    remarks: markup(t.notOpinion, t.copyright, ...remarks, ...evidenceLines(assessment, words)),
  };
}

/** The id of the party that a person who attested is. */
export function personId({ person, role }: Pick<AssessedAttestation, 'person' | 'role'>): string {
  return idOf('person', person, role);
}

function runProperties({ assessment, language }: OscalPage): readonly Property[] {
  const { tool, run } = assessment;
  return properties({
    tool: tool.name,
    'tool-version': tool.version,
    run: run.id,
    'run-started': run.startedAt,
    'as-of': run.asOf,
    'run-complete': run.complete ? 'yes' : 'no',
    'run-interrupted': run.interrupted ? 'yes' : 'no',
    language,
  });
}

/** Whose rules were judged beside those of the catalog, and by what digest. */
function packProperties({ assessment }: OscalPage): readonly Property[] {
  return usedPacks(assessment).flatMap(({ pack, rules }) =>
    property('pack', `${pack.name} ${pack.version}`, {
      class: pack.pinned ? 'pinned' : 'not-pinned',
      remarks: `SHA-256 ${pack.digest}; rules: ${rules}`,
    }),
  );
}

/** What rules were judged with another value or severity than their own. */
function overrideProperties({ rules }: Assessment): readonly Property[] {
  return rules.flatMap((rule) =>
    listOverrides(rule).flatMap(({ parameter, value, default: usual, weaker, reason, approvedBy, until }) =>
      property('rule-override', `${rule.id} ${parameter} = ${JSON.stringify(value)} (${JSON.stringify(usual)})`, {
        class: weaker ? 'weaker' : 'not-weaker',
        remarks: [reason, approvedBy, until].filter((part) => part !== undefined).join('; '),
      }),
    ),
  );
}

function parties({ organization, attestations }: Assessment): readonly object[] {
  const people = new Map(attestations.map((attestation) => [personId(attestation), attestation]));
  return [
    ...(organization === undefined
      ? []
      : [{ uuid: idOf('organization', organization), type: 'organization', name: plainValue(organization) }]),
    ...[...people].map(([uuid, { person, role }]) => ({
      uuid,
      type: 'person',
      name: plainValue(person),
      props: unlessEmpty(property('role', role)),
    })),
  ];
}
