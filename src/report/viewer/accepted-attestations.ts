import { viewerAcceptedMessagesIn } from '../../i18n/viewer-accepted.ts';
import type { AssessedAttestation } from '../../model/assessment.ts';
import { countMissing, noteAttestation } from '../attestation.ts';
import { type Column, paragraphs, table } from '../html/blocks.ts';
import { type Content, type Html, html } from '../html/markup.ts';
import { printable } from '../printable.ts';
import { subjectOf } from '../subject.ts';
import { controlAnchor } from './anchors.ts';
import { keepColons, paperColons } from './colon.ts';
import { dayText } from './day.ts';
import { mark } from './marks.ts';
import type { ViewerPage } from './page.ts';

const mostRows = 300;

/** Who stated what no rule can see, on what it rests, and whether it still counts. */
export function writeAttestations(page: ViewerPage): Html {
  const { assessment, language, t } = page;
  const { attestations } = assessment;
  const own = viewerAcceptedMessagesIn(language);
  const words = t.report.attestations;
  if (attestations.length === 0) return html`<h3>${words.heading}</h3>\n${paragraphs(own.noAttestations)}`;
  const current = attestations.filter(({ state }) => state === 'current').length;
  const columns: readonly Column<AssessedAttestation>[] = [
    { head: t.report.waivers.state, cell: (one) => state(page, one), kind: 'place' },
    { head: words.subject, cell: (one) => subject(page, one), kind: 'place' },
    { head: words.statement, cell: (one) => statement(page, one), kind: 'text' },
    { head: own.attestedBy, cell: (one) => by(page, one), kind: 'place' },
    { head: own.until, cell: ({ validUntil }) => dayText(validUntil) },
  ];
  return html`<h3>${words.heading}</h3>
${paragraphs(own.attestationsLead({ n: attestations.length, current }))}${missing(page)}${table({
  caption: words.heading,
  isSaid: true,
  columns,
  rows: attestations,
  most: mostRows,
  cut: own.cut,
})}`;
}

function missing({ assessment, t, language }: ViewerPage): Content {
  const text = countMissing(assessment.attestations, t);
  return text === undefined ? undefined : html`<p class="note warn">${paperColons(text, language)}</p>\n`;
}

function state({ t }: ViewerPage, attestation: AssessedAttestation): Content {
  const word = t.attestationState[attestation.state];
  if (attestation.state === 'current') return mark('good', '+', word);
  return html`${mark('warn', '!', word)}<br>${noteAttestation(attestation, t).whyNot}`;
}

/** A control leads to its block, where the report has it. */
function subject(page: ViewerPage, attestation: AssessedAttestation): Content {
  const { assessment, language } = page;
  const text = subjectOf(assessment, attestation, language);
  for (const { id, controls } of assessment.frameworks) {
    const found = controls.find((control) => `${id}:${control.id}` === attestation.control);
    if (found) return html`<a href="#${controlAnchor(page, id, found.id)}">${text}</a>`;
  }
  return text;
}

function statement({ t, language }: ViewerPage, attestation: AssessedAttestation): Content {
  const { documents } = noteAttestation(attestation, t, (text) => keepColons(printable(text)));
  return html`${attestation.statement}${documents.map(
    (document) => html`<br><span class="soft">${t.attestation.evidence}</span> ${paperColons(document, language)}`,
  )}`;
}

function by({ t }: ViewerPage, attestation: AssessedAttestation): Content {
  const { person, role, date } = attestation;
  const { signedOff } = noteAttestation(attestation, t);
  return html`${t.report.attestations.by({ person, role, date })}${signedOff && html`<br>${signedOff}`}`;
}
