import { printableShort } from '../printable.ts';

/** Longest text, in UTF-16 units, of a title, a paragraph and a property. What is cut is counted. */
const lengths = { line: 300, paragraph: 2000, value: 2048 } as const;

/**
 * One line of OSCAL's Markdown that shows exactly this text: no emphasis, link, image, HTML or `{{ insert }}` of a stranger
 * (https://pages.nist.gov/OSCAL/resources/concepts/validation/, markup-line).
 */
export function markupLine(text: string, most: number = lengths.line): string {
  const shown = printableShort(text, most).trim();
  return shown === '' ? '-' : escapeMarkdown(shown);
}

/** Paragraphs of OSCAL's Markdown, each showing exactly one of these texts. Empty ones are left out. */
export function markup(...paragraphs: readonly (string | undefined)[]): string {
  return paragraphs
    .flatMap((text) => (text === undefined || text.trim() === '' ? [] : [markupLine(text, lengths.paragraph)]))
    .join('\n\n');
}

/** A property's value: one line, no space at either end; undefined for an empty text, which no property can hold. */
export function plainValue(text: string, most: number = lengths.value): string | undefined {
  const shown = printableShort(text, most).replace(/^\s+|\s+$/g, showSpaces);
  return shown === '' ? undefined : shown;
}

function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_~^[\]<>&{}]/g, '\\$&')
    .replace(/^(?:[-+=#]|\d+[.)](?=\s|$))/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

function showSpaces(spaces: string): string {
  return spaces.replace(/\s/g, (space) => `\\u${space.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}
