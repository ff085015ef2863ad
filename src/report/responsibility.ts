import { frameworkNames } from '../i18n/framework-names.ts';
import type { ResponsibilityMessages } from '../i18n/responsibility.en.ts';
import type { Assessment } from '../model/assessment.ts';
import type { FrameworkId } from '../model/framework.ts';
import type { Responsibility } from '../model/responsibility.ts';
import type { Language } from '../model/text.ts';

/** The declared split of one control, if there is one. */
export type FindResponsibility = (framework: FrameworkId, control: string) => Responsibility | undefined;

/** Looks up whose part a control was declared to be. */
export function responsibilitiesOf({
  responsibilities = [],
}: Pick<Assessment, 'responsibilities'>): FindResponsibility {
  const byControl = new Map(responsibilities.map((one) => [keyOf(one.framework, one.control), one]));
  return (framework, control) => byControl.get(keyOf(framework, control));
}

function keyOf(framework: FrameworkId, control: string): string {
  return `${framework}:${control}`;
}

/**
 * What a reader calls the control: its citation and title in this assessment, with the framework's name where the citation lacks
 * it. A split may name a control that only another edition has.
 */
export function citeControl(
  { frameworks }: Pick<Assessment, 'frameworks'>,
  { framework, control }: Pick<Responsibility, 'framework' | 'control'>,
  language: Language,
): string {
  const found = frameworks.find(({ id }) => id === framework)?.controls.find(({ id }) => id === control);
  const cited = found ? `${found.citation[language]}  ${found.title[language]}` : control;
  const name = frameworkNames[framework][language];
  return cited.startsWith(name) ? cited : `${name} ${cited}`;
}

/** Whose part it is, the vendor, the report that shows it, and what was noted: on one line. */
export function responsibilityInWords(
  { party, vendor, report, note }: Responsibility,
  words: ResponsibilityMessages,
  { language, write }: { readonly language: Language; readonly write: (text: string) => string },
): string {
  const whose = words.parties[party];
  return [
    vendor === undefined ? whose : words.withVendor({ party: whose, vendor: write(vendor) }),
    ...(report === undefined ? [] : [`${words.report}: ${write(report)}`]),
    ...(note === undefined ? [] : [write(note[language])]),
  ].join(words.between);
}
