import { printableShort } from '../printable.ts';

/** Markup that may stand on a page as it is. Made by `html` alone, so that what is not markup was escaped. */
export interface Html {
  readonly html: string;
}

/** What a template takes: a string is a stranger's text until proved otherwise. */
export type Content = Html | string | number | undefined | readonly Content[];

/** Characters of one text that a page shows at most; what was cut is counted. */
const longestText = 2000;
/** The same of a name or an id. */
const longestName = 300;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * HTML from a template: each string in it is shown as that very text, in an element as in a quoted attribute. Hidden
 * characters are shown as their codes, and a long text is cut.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  return { html: parts.map((part, index) => part + (index < values.length ? write(values[index]) : '')).join('') };
}

/** A name, an id or a digest: in a fixed pitch, and it may break anywhere. */
export function code(text: string): Html {
  return html`<code>${{ html: escapeHtml(printableShort(text, longestName)) }}</code>`;
}

/** Contents with something between them. */
export function joined(contents: readonly Content[], between: Content): Html {
  return html`${contents.map((content, index) => (index === 0 ? content : [between, content]))}`;
}

function write(content: Content): string {
  if (content === undefined) return '';
  if (typeof content === 'number') return String(content);
  if (typeof content === 'string') return escapeHtml(printableShort(content, longestText));
  if ('html' in content) return content.html;
  return content.map(write).join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
