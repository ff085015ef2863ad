import { hash } from 'node:crypto';
import type { ViewerMessages } from '../../i18n/viewer.en.ts';
import { viewerMessagesIn } from '../../i18n/viewer.ts';
import { type Language, languages } from '../../model/text.ts';
import { type Content, type Html, html } from '../html/markup.ts';
import { type LanguagePage, openLanguagePage, type ViewerSection } from './page.ts';
import { readProgram } from './program.ts';
import { viewerStyle } from './style.ts';

/** A file for people: what stands in it. Around that all such files are the same. */
export interface Shell {
  /** The language in which it opens. */
  readonly language: Language;
  /** What wrote it. */
  readonly tool: { readonly name: string; readonly version: string };
  readonly title: (page: LanguagePage) => string;
  /** Its pages in one language, in order. */
  readonly sections: (page: LanguagePage) => readonly ViewerSection[];
  /** Data for the page's script. */
  readonly data?: Iterable<string>;
  readonly reach?: Reach;
}

/** One file with every page in both languages, for a screen and for paper, which asks for nothing. */
export function* writeShell(shell: Shell): Generator<string> {
  const { language, reach = {}, data = [] } = shell;
  const own = openLanguagePage(language);
  yield html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${viewerPolicy(reach)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${shell.title(own)}</title>
<style>${raw(viewerStyle)}</style>
</head>
<body>
${choices(own)}`.html;
  for (const one of languages) yield* writeLanguage(shell, openLanguagePage(one));
  yield* data;
  for (const script of scriptsOf(reach)) yield `<script>${script}</script>\n`;
  yield '</body>\n</html>\n';
}

/** What the page may ask for besides nothing. */
export interface Reach {
  /** The server it comes from, and the script that listens for a newer report there: text of ours, without `</script`. */
  readonly live?: { readonly script: string };
}

/** Our own style sheet and scripts by their digests: no picture, no request, no form. */
export function viewerPolicy(reach: Reach = {}): string {
  const scripts = scriptsOf(reach).map(digestOf).join(' ');
  const connect = reach.live ? "; connect-src 'self'" : '';
  return `default-src 'none'; script-src ${scripts}; style-src ${digestOf(viewerStyle)}; img-src data:${connect}; base-uri 'none'; form-action 'none'`;
}

/** What runs in the page. */
function scriptsOf({ live }: Reach): readonly string[] {
  return [readProgram(), ...(live ? [live.script] : [])];
}

function digestOf(text: string): string {
  return `'sha256-${hash('sha256', text, 'base64')}'`;
}

/** Text of ours, and where it stands nothing is unescaped: it goes in as it is. */
function raw(text: string): Html {
  return { html: text };
}

/** Which language and which colours: without a script, too. */
function choices({ language }: LanguagePage): Html {
  return html`<header>
<form class="choices" autocomplete="off">
${choice('language', languages, language, (one) => html`<span lang="${one}">${languageNames[one]}</span>`)}
${choice('theme', themes, 'auto', (theme) => inEach((words) => words.themes[theme]))}
</form>
</header>
`;
}

const themes = ['auto', 'light', 'dark'] as const;
const languageNames: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' };

function choice<Value extends string>(
  name: 'language' | 'theme',
  values: readonly Value[],
  chosen: Value,
  label: (value: Value) => Content,
): Html {
  const option = (
    value: Value,
  ) => html`<label><input type="radio" name="${name}" id="${name}-${value}" value="${value}"${
    value === chosen ? html` checked` : undefined
  }> ${label(value)}</label>
`;
  return html`<fieldset><legend>${inEach((words) => words[name])}</legend>
${values.map(option)}</fieldset>`;
}

/** A text in both languages, of which the style sheet shows one. */
function inEach(text: (words: ViewerMessages) => string): Html {
  return html`${languages.map(
    (language) => html`<span data-language="${language}" lang="${language}">${text(viewerMessagesIn(language))}</span>`,
  )}`;
}

function* writeLanguage(shell: Shell, page: LanguagePage): Generator<string> {
  const { language, words, id } = page;
  const sections = shell.sections(page);
  yield html`<div class="report" data-language="${language}" lang="${language}">
<nav class="pages" aria-label="${words.contents}">
<a class="skip" href="#${id('main')}">${words.skip}</a>
<ol>
${sections.map(({ id: name, title }) => html`<li><a href="#${id(name)}">${title}</a></li>\n`)}</ol>
</nav>
<main id="${id('main')}" tabindex="-1">
<h1>${shell.title(page)}</h1>
`.html;
  for (const section of sections) yield writeSection(page, section).html;
  yield html`</main>
<footer><p>${words.footer(shell.tool)}</p></footer>
</div>
`.html;
}

function writeSection({ id }: LanguagePage, { id: name, title, body }: ViewerSection): Html {
  return html`<section class="page page-${name}" id="${id(name)}" aria-labelledby="${id(`${name}-title`)}">
<h2 id="${id(`${name}-title`)}">${title}</h2>
${body}
</section>
`;
}
