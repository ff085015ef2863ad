import { type Content, type Html, html } from '../html/markup.ts';

/** Lines of a snippet that a page shows. */
const mostLines = 80;

/** In a template a line feed would be shown as its code. */
const newline: Html = { html: '\n' };

/** A listing line by line, hidden characters as their codes; `cut` says before it what is left out. */
export function snippet(
  text: string,
  cut: (lines: { readonly shown: number; readonly total: number }) => string,
): Content {
  const lines = text.trimEnd().split(/\r?\n/);
  const shown = lines.slice(0, mostLines);
  const note =
    shown.length < lines.length
      ? html`<p class="cut">${cut({ shown: shown.length, total: lines.length })}</p>\n`
      : undefined;
  return html`${note}<pre><code>${shown.map((line, index) => html`${index > 0 ? newline : undefined}${line}`)}</code></pre>
`;
}

/** A link that leads out of the report, to the web and nowhere else; what is no such address is shown as text. */
export function webLink(title: string, url: string): Html {
  return isWeb(url)
    ? html`<a href="${url}" rel="noreferrer">${title}</a> <span class="paper">${url}</span>`
    : html`${title} ${url}`;
}

function isWeb(url: string): boolean {
  const protocol = URL.parse(url)?.protocol;
  return protocol === 'https:' || protocol === 'http:';
}
