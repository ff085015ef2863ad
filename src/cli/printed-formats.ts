import { formats } from '../report/index.ts';

/** What `comply report` prints: what a scan does, and the provider's disclosure. */
export const savedFormats = [...formats, 'disclosure'] as const;
export type SavedFormat = (typeof savedFormats)[number];

/** The provider's disclosure, always in Japanese, as Markdown and as a workbook. */
export const disclosureFormats = ['disclosure', 'disclosure-xlsx'] as const;
export type DisclosureFormat = (typeof disclosureFormats)[number];

/** Whether it is one of these. */
export function isDisclosure(format: string): format is DisclosureFormat {
  return disclosureFormats.some((one) => one === format);
}

/** What a diff and an explanation can be printed in. */
export const proseFormats = ['text', 'json', 'markdown'] as const;
export type ProseFormat = (typeof proseFormats)[number];

/** What a framework can be printed in. */
export const catalogFormats = ['text', 'json'] as const;
export type CatalogFormat = (typeof catalogFormats)[number];
