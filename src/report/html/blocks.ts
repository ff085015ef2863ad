import { formatCount } from '../../i18n/plural.ts';
import { type Content, type Html, html } from './markup.ts';

/** A column of a table. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Content;
  /** How wide it is: figures and single words do not wrap, places and sentences get room. */
  readonly kind?: 'number' | 'word' | 'state' | 'place' | 'text';
}

export interface TableParts<Row> {
  readonly caption: string;
  /** The section's title says the same: the caption is for a screen reader alone. */
  readonly isSaid?: true;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** How many there are, where `rows` holds less. */
  readonly total?: number;
  /** Rows that are shown at most. */
  readonly most: number;
  /** Says above a table what it does not show. */
  readonly cut: (rows: { readonly shown: number; readonly total: number }) => string;
  /** Stands in the place of a table without rows. */
  readonly none?: string;
}

/** A table whose first column heads its rows. One that is cut says so before it begins. */
export function table<Row>({
  caption,
  isSaid,
  columns,
  rows,
  total = rows.length,
  most,
  cut,
  none,
}: TableParts<Row>): Html {
  if (rows.length === 0 && none !== undefined) return html`<p>${none}</p>\n`;
  const shown = rows.slice(0, most);
  const note = shown.length < total ? html`<p class="cut">${cut({ shown: shown.length, total })}</p>\n` : undefined;
  return html`${note}<div class="wide" role="region" tabindex="0" aria-label="${caption}">
<table>
<caption${isSaid && html` class="said"`}>${caption}</caption>
<thead><tr>${columns.map(({ head, kind }) => html`<th scope="col"${kindOf(kind)}>${head}</th>`)}</tr></thead>
<tbody>
${shown.map((row) => html`<tr>${columns.map((column, index) => cellOf(column, row, index))}</tr>\n`)}</tbody>
</table>
</div>
`;
}

function cellOf<Row>({ cell, kind }: Column<Row>, row: Row, index: number): Html {
  const content = cell(row);
  const shown = typeof content === 'number' ? formatCount(content) : content;
  if (index > 0) return html`<td${kindOf(kind)}>${shown}</td>`;
  return html`<th scope="row"${kindOf(kind)}>${shown}</th>`;
}

function kindOf(kind: Column<unknown>['kind']): Html | undefined {
  return kind && html` class="${kind}"`;
}

/** Labels and what stands behind each; one without content is left out. */
export function facts(pairs: readonly (readonly [label: string, content: Content])[]): Html {
  const present = pairs.filter(([, content]) => content !== undefined);
  return html`<dl class="facts">
${present.map(([label, content]) => html`<div><dt>${label}</dt><dd>${content}</dd></div>\n`)}</dl>
`;
}

export function paragraphs(...texts: readonly Content[]): Html {
  return html`${texts.filter((text) => text !== undefined).map((text) => html`<p>${text}</p>\n`)}`;
}

export function list(items: readonly Content[]): Html {
  return html`<ul>
${items.map((item) => html`<li>${item}</li>\n`)}</ul>
`;
}

/** Steps in order, each with the commands that take it, one a line. */
export function steps(items: readonly { readonly text: string; readonly commands: readonly string[] }[]): Html {
  return html`<ol>
${items.map(({ text, commands }) => html`<li>${text}${commandsOf(commands)}</li>\n`)}</ol>
`;
}

function commandsOf(commands: readonly string[]): Html | undefined {
  return commands.length === 0
    ? undefined
    : html`
<pre><code>${commands.map((command, index) => html`${index > 0 ? newline : undefined}${command}`)}</code></pre>`;
}

/** In a template a line feed would be shown as its code. */
const newline: Html = { html: '\n' };
