import { writePage } from '../html/document.ts';
import { html } from '../html/markup.ts';
import { coverageSection } from './coverage.ts';
import { excludedSection } from './excluded.ts';
import { filesSection } from './files.ts';
import { integritySection, redactionSection } from './integrity.ts';
import { limitsSection } from './limits.ts';
import { queriesSection } from './queries.ts';
import { findSection, reperformSection } from './reperform.ts';
import { rulesSection } from './rules.ts';
import { type IpeInput, openSheet, type Sheet } from './sheet.ts';
import { sourcesSection } from './sources.ts';
import { summarySection } from './summary.ts';
import { tieOutSection } from './tie-out.ts';
import { whoSection } from './who.ts';
import { joinWords } from './words.ts';

/** The order in which an auditor asks. */
const sections = [
  summarySection,
  whoSection,
  sourcesSection,
  queriesSection,
  rulesSection,
  tieOutSection,
  coverageSection,
  excludedSection,
  redactionSection,
  integritySection,
  limitsSection,
  reperformSection,
  findSection,
  filesSection,
];

/**
 * The sheet on the information itself (information produced by the entity), a printable page without scripts or
 * requests. Pure: the same bundle gives the same bytes.
 */
export function renderIpe(input: IpeInput): string {
  const sheet = openSheet(input);
  const { t, run, language } = sheet;
  const { organization } = run;
  return writePage({
    language,
    title: t.title,
    lead: html`${organization === undefined ? undefined : [organization, html`<br>`]}${t.lead}`,
    notes: notes(sheet),
    sections: sections.map((section) => section(sheet)),
    footer: t.footer(run.tool),
    words: { contents: t.contents, skip: t.skip },
  });
}

function notes({ t, report, run, scope, language }: Sheet) {
  const { incomplete, interrupted, override, overrideHeading, overrideMeans } = report.report.head;
  const overridden = scope.targets.flatMap(({ name, endpointOverride: endpoint }) =>
    endpoint === undefined ? [] : [override({ target: name, endpoint })],
  );
  const pseudonyms = run.redaction.pseudonymised.map((kind) => t.pseudonymised[kind]);
  return [
    ...(overridden.length > 0
      ? [html`<strong>${overrideHeading}</strong> ${overridden.map((line) => [line, ' '])}${overrideMeans}`]
      : []),
    ...(run.interrupted ? [strong(interrupted)] : []),
    ...(run.complete ? [] : [strong(incomplete)]),
    ...(run.signature.kind === 'none' ? [strong(t.unsigned)] : []),
    ...(pseudonyms.length > 0 ? [t.pseudonyms({ what: joinWords(pseudonyms, language) })] : []),
    t.notOpinion,
  ];
}

function strong(text: string) {
  return html`<strong>${text}</strong>`;
}
