import type { Assessment } from '../model/assessment.ts';
import type { Attestation } from '../model/attestation.ts';
import type { Language } from '../model/text.ts';
import { printable } from './printable.ts';
import { citeControl } from './responsibility.ts';

/** What an attestation is about, as a reader knows it: a control by its citation and title, a safeguard by its title. */
export function subjectOf(assessment: Assessment, attestation: Attestation, language: Language): string {
  const { control, safeguard } = attestation;
  if (control !== undefined) {
    for (const { id: framework, controls } of assessment.frameworks) {
      const found = controls.find(({ id }) => `${framework}:${id}` === control);
      if (found) return printable(citeControl(assessment, { framework, control: found.id }, language));
    }
    return printable(control);
  }
  const found = assessment.safeguards.find(({ id }) => id === safeguard);
  return printable(found?.title[language] ?? safeguard ?? '');
}
