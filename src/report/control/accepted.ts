import type { AssessedAttestation } from '../../model/assessment.ts';
import { noteAttestation } from '../attestation.ts';
import { table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { type Content, html } from '../html/markup.ts';
import { waiversTable } from '../ipe/excluded.ts';
import { overrideColumns } from '../ipe/rules.ts';
import { groupOverrides } from '../overrides.ts';
import { type ControlPage, mostRows } from './page.ts';

/** What persons accepted, stated or changed, and who answers for it. */
export function acceptedSection(page: ControlPage): Section {
  const { dossier, words, t } = page;
  const changed = groupOverrides({ rules: dossier.rules }).flatMap(({ overrides, rules }) =>
    overrides.map((override) => ({ override, rules })),
  );
  return {
    id: 'accepted',
    title: words.accepted.heading,
    body: html`${waiversTable(page, dossier.waivers)}${attestationsTable(page)}${table({
      caption: t.rules.overrides,
      columns: overrideColumns(t),
      rows: changed,
      most: mostRows,
      cut: t.cut,
      none: t.rules.usualOnly,
    })}`,
  };
}

function attestationsTable({ dossier, words, report, t, language }: ControlPage): Content {
  const w = words.accepted;
  const titles = new Map(dossier.safeguards.map(({ id, title }) => [id, title[language]]));
  return table({
    caption: w.attestations,
    columns: [
      {
        head: w.subject,
        cell: ({ safeguard }: AssessedAttestation) =>
          safeguard === undefined ? w.ofControl : (titles.get(safeguard) ?? safeguard),
      },
      {
        head: w.statement,
        cell: (one) =>
          html`${one.statement}${noteAttestation(one, report).documents.map((document) => html`<br>${report.attestation.evidence}: ${document}`)}`,
      },
      {
        head: w.person,
        cell: (one) => {
          const { signedOff } = noteAttestation(one, report);
          return html`${one.person}<br>${one.role}${signedOff === undefined ? '' : html`<br>${signedOff}`}`;
        },
      },
      { head: w.date, cell: ({ date }) => date },
      { head: w.validUntil, cell: ({ validUntil }) => validUntil },
      { head: w.state, cell: (one) => noteAttestation(one, report).whyNot ?? report.attestationState[one.state] },
    ],
    rows: dossier.attestations,
    most: mostRows,
    cut: t.cut,
    none: w.noAttestations,
  });
}
