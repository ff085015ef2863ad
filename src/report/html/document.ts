import { hash } from 'node:crypto';
import type { Language } from '../../model/text.ts';
import { type Content, type Html, html } from './markup.ts';
import { pageStyle } from './style.ts';

/** One numbered section of a page. */
export interface Section {
  /** Names its anchor; ASCII. */
  readonly id: string;
  readonly title: string;
  readonly body: Content;
}

export interface PrintedPage {
  readonly language: Language;
  readonly title: string;
  /** Under the title: what and whose it is. */
  readonly lead: Content;
  /** What a reader must not miss, before anything else. */
  readonly notes: readonly Content[];
  readonly sections: readonly Section[];
  readonly footer: Content;
  readonly words: { readonly contents: string; readonly skip: string };
}

/** Only our own style sheet, by its digest: no script, no picture, no request, no form. */
const policy = `default-src 'none'; style-src 'sha256-${hash('sha256', pageStyle, 'base64')}'; base-uri 'none'; form-action 'none'`;

/** A whole page: self-contained, for a screen and for paper. The same page is the same bytes. */
export function writePage({ language, title, lead, notes, sections, footer, words }: PrintedPage): string {
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header>
<h1>${title}</h1>
<p class="lead">${lead}</p>
</header>
<main id="main">
${notes.map((note) => html`<p class="note">${note}</p>\n`)}<nav aria-label="${words.contents}">
<ol>
${sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>\n`)}</ol>
</nav>
${sections.map(writeSection)}</main>
<footer>
<p>${footer}</p>
</footer>
</body>
</html>
`;
  return page.html;
}

/** Text of ours, and where it stands nothing is unescaped: it goes in as it is. */
const style: Html = { html: pageStyle };

function writeSection({ id, title, body }: Section, index: number): Html {
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${index + 1}. ${title}</h2>
${body}
</section>
`;
}
