import type { AssessedAttestation } from '../../model/assessment.ts';
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
      { head: w.statement, cell: ({ statement }) => statement },
      { head: w.person, cell: ({ person, role }) => html`${person}<br>${role}` },
      { head: w.date, cell: ({ date }) => date },
      { head: w.validUntil, cell: ({ validUntil }) => validUntil },
      { head: w.state, cell: ({ state }) => report.attestationState[state] },
    ],
    rows: dossier.attestations,
    most: mostRows,
    cut: t.cut,
    none: w.noAttestations,
  });
}
