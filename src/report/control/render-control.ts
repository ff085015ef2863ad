import type { ControlDossier } from '../../model/dossier.ts';
import type { Language } from '../../model/text.ts';
import { writePage } from '../html/document.ts';
import { html } from '../html/markup.ts';
import { limitsSection } from '../ipe/limits.ts';
import { acceptedSection } from './accepted.ts';
import { coverageSection } from './coverage.ts';
import { evidenceSection, informationSection } from './evidence.ts';
import { findingsSection, unknownSection } from './findings.ts';
import { identitySection } from './identity.ts';
import { type ControlPage, openControlPage } from './page.ts';
import { populationSection } from './population.ts';
import { safeguardsSection } from './safeguards.ts';
import { personSection, statusSection } from './status.ts';

const sections = [
  identitySection,
  statusSection,
  personSection,
  safeguardsSection,
  populationSection,
  findingsSection,
  unknownSection,
  acceptedSection,
  coverageSection,
  evidenceSection,
  informationSection,
  limitsSection,
];

/** The page on one control, for reading and printing: no script, no request. Pure: the same dossier gives the same bytes. */
export function renderControl(dossier: ControlDossier, language: Language): string {
  const page = openControlPage(dossier, language);
  const { words, t } = page;
  const { run, control } = dossier;
  const { organization } = run;
  return writePage({
    language,
    title: words.title({ citation: control.citation[language] }),
    lead: html`${organization === undefined ? undefined : [organization, html`<br>`]}${words.lead}`,
    notes: notes(page),
    sections: sections.map((section) => section(page)),
    footer: words.footer({ ...run.tool, run: run.runId }),
    words: { contents: t.contents, skip: t.skip },
  });
}

function notes({ dossier, words, report }: ControlPage) {
  const { run, scope } = dossier;
  const { incomplete, interrupted, override, overrideHeading, overrideMeans } = report.report.head;
  const overridden = scope.targets.flatMap(({ name, endpointOverride: endpoint }) =>
    endpoint === undefined ? [] : [override({ target: name, endpoint })],
  );
  const strong = (text: string) => html`<strong>${text}</strong>`;
  return [
    ...(overridden.length > 0
      ? [html`${strong(overrideHeading)} ${overridden.map((line) => [line, ' '])}${overrideMeans}`]
      : []),
    ...(run.interrupted ? [strong(interrupted)] : []),
    ...(run.complete ? [] : [strong(incomplete)]),
    ...(run.signature.kind === 'none' ? [strong(words.unsigned)] : []),
    words.notOpinion,
  ];
}
