import { viewerAppendixMessagesIn } from '../../i18n/viewer-appendix.ts';
import { blindSpots } from '../blind.ts';
import { paragraphs, table } from '../html/blocks.ts';
import { type Content, type Html, html } from '../html/markup.ts';
import { writeEvidence } from './appendix-evidence.ts';
import { writeGlossary } from './appendix-glossary.ts';
import { writeReading } from './appendix-reading.ts';
import { writeRuleFacts } from './appendix-rules.ts';
import type { ViewerPage, WriteSection } from './page.ts';

const mostRows = 300;

/** On what the report rests, how anyone checks it, what its words mean, and what no scan shows. */
export const writeAppendix: WriteSection = (page) => ({
  id: 'appendix',
  title: viewerAppendixMessagesIn(page.language).title,
  body: html`${writeEvidence(page)}${writeReading(page)}${writeRuleFacts(page)}${writeGlossary(page)}${limits(page)}`,
});

function limits(page: ViewerPage): Html {
  const { limits: words } = page.t.report;
  return html`<h3>${words.heading}</h3>
<p class="note">${words.text}</p>
${blind(page)}`;
}

/** Safeguards that no API shows, or not whole, and what shows them instead. */
function blind(page: ViewerPage): Content {
  const { assessment, t, say, language } = page;
  const words = viewerAppendixMessagesIn(language);
  const rows = blindSpots(assessment);
  if (rows.length === 0) return undefined;
  return html`<h3>${t.report.blind.heading}</h3>
${paragraphs(t.report.blind.means)}${table({
  caption: t.report.blind.heading,
  isSaid: true,
  columns: [
    { head: words.blind, cell: ({ title }) => say(title), kind: 'place' },
    { head: words.provider, cell: ({ provider }) => provider },
    { head: words.why, cell: ({ reason }) => say(reason), kind: 'text' },
  ],
  rows,
  most: mostRows,
  cut: words.cut,
})}`;
}
