import { facts, list, paragraphs } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { html } from '../html/markup.ts';
import type { ControlPage } from './page.ts';

/** Which control it is, and what it asks in words of our own. */
export function identitySection({ dossier, words, language, report }: ControlPage): Section {
  const { framework, control, run } = dossier;
  const w = words.control;
  const isAddressable = framework.id === 'hipaa' && control.level === 'addressable';
  return {
    id: 'control',
    title: w.heading,
    body: html`${facts([
      [w.organization, run.organization ?? report.report.head.anonymous],
      [w.framework, framework.title[language]],
      [w.edition, framework.editionTitle[language]],
      [w.citation, html`<strong>${control.citation[language]}</strong>`],
      [w.title, html`<strong>${control.title[language]}</strong>`],
      [w.kind, (dossier.kind ?? framework.term)[language]],
      [w.level, dossier.level?.[language]],
      [w.group, dossier.group?.[language]],
      [w.asks, dossier.summary[language]],
      [w.assessment, w.assessments[control.assessment]],
    ])}${paragraphs(isAddressable ? w.addressable : undefined, w.ownWords)}${
      framework.notes.length > 0
        ? html`<h3>${w.notes}</h3>
${list(framework.notes.map((note) => note[language]))}`
        : undefined
    }`,
  };
}
