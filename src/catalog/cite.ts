import { type Language, languages, type Text } from '../model/text.ts';

/** What a citation template may name. */
export const citationParts = ['id', 'volume', 'number', 'basis'] as const;
export type CitationPart = (typeof citationParts)[number];

/** Fills `{id}`, `{volume}`, `{number}` and `{basis}` of a template, language by language. */
export function cite(template: Text, parts: Readonly<Partial<Record<CitationPart, Text>>>): Text {
  const fill = (language: Language): string =>
    template[language].replace(/\{(\w+)\}/g, (whole, name: CitationPart) => parts[name]?.[language] ?? whole);
  return { en: fill('en'), ja: fill('ja') };
}

/** The names in braces that a template uses, in either language. */
export function partsOf(template: Text): ReadonlySet<string> {
  const names = languages.flatMap((language) => [...template[language].matchAll(/\{(\w+)\}/g)]);
  return new Set(names.map((match) => match[1] ?? ''));
}
