import { frameworkNames } from '../i18n/framework-names.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Attestation } from '../model/attestation.ts';
import type { Language } from '../model/text.ts';
import { printable } from './printable.ts';

/** What an attestation is about, as a reader knows it: a control by its citation and title, a safeguard by its title. */
export function subjectOf(assessment: Assessment, attestation: Attestation, language: Language): string {
  const { control, safeguard } = attestation;
  if (control !== undefined) {
    for (const framework of assessment.frameworks) {
      const found = framework.controls.find(({ id }) => `${framework.id}:${id}` === control);
      if (!found) continue;
      const name = frameworkNames[framework.id][language];
      return `${name} ${printable(found.citation[language])}  ${printable(found.title[language])}`;
    }
    return printable(control);
  }
  const found = assessment.safeguards.find(({ id }) => id === safeguard);
  return printable(found?.title[language] ?? safeguard ?? '');
}
