import { printable } from '../printable.ts';

/** Splits a text node, so that GitHub makes no mention, issue reference, link or emoji of what a stranger wrote. Not shown. */
const split = '<!-- -->';

/** The colon that begins `:name:`: emoji are named by words, and `+1`, `-1`, `100`, `1234`, `8ball` (https://api.github.com/emojis). */
const emoji = /:(?=(?:[a-z][\w+-]*|[+-]1|100|1234|8ball):)/gi;

/**
 * A stranger's text as GitHub-flavoured Markdown that shows exactly that text: no markup, no HTML, no mention, no
 * link, and one line, so that it can stand in a table or a list
 * (https://github.github.com/gfm/#backslash-escapes, #autolinks-extension-).
 */
export function markdownText(text: string, most = 500): string {
  const cut = text.length > most ? `${text.slice(0, most)}...(+${text.length - most})` : text;
  return printable(cut)
    .trim()
    .replace(/[&<>]/g, (character) => entities[character] ?? character)
    .replace(/[\\`*_[\]#|~$]/g, '\\$&')
    .replace(/^([-+=]|\d+[.)](?=\s|$))/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
    .replace(/@/g, `@${split}`)
    .replace(/\\#/g, `\\#${split}`)
    .replace(/\bGH-/gi, (prefix) => `${prefix}${split}`)
    .replace(/(https?|ftp|mailto|xmpp):/gi, `$1:${split}`)
    .replace(emoji, `:${split}`)
    .replace(/\bwww\./gi, (prefix) => `${prefix.slice(0, -1)}${split}.`);
}

/**
 * A name or an id as a code span, whose fence is longer than any run of backticks in it. A pipe would end a table's
 * cell even there, and cannot be escaped after a backslash (https://github.github.com/gfm/#tables-extension-): a text
 * with one becomes an HTML element.
 */
export function markdownCode(text: string, most = 300): string {
  const cut = text.length > most ? `${text.slice(0, most)}...(+${text.length - most})` : text;
  const shown = printable(cut);
  if (shown.includes('|')) return `<code>${markdownText(cut, Number.POSITIVE_INFINITY)}</code>`;
  if (shown.trim() === '') return '` `';
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const room = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return fence + room + shown + room + fence;
}

/** The same inside an HTML element, where Markdown does not look, but GitHub still makes mentions and references. */
export function htmlText(text: string): string {
  return printable(text)
    .replace(/[&<>]/g, (character) => entities[character] ?? character)
    .replace(/[@#]|\bGH-/gi, `$&${split}`)
    .replace(emoji, `:${split}`);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
