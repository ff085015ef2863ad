import { frameworkNames } from '../../i18n/framework-names.ts';
import { viewerMatrixMessagesIn } from '../../i18n/viewer-matrix.ts';
import type { AssessedControl, AssessedFramework, ControlStatus } from '../../model/assessment.ts';
import { citationSeparator, citationsOf } from '../citations.ts';
import { paragraphs } from '../html/blocks.ts';
import { code, type Html, html, joined } from '../html/markup.ts';
import { statusOrder, statusSigns } from '../signs.ts';
import { controlAnchor } from './anchors.ts';
import { mark, statusMark, statusTones } from './marks.ts';
import { type MatrixCell, type MatrixRow, matrixOf } from './matrix-rows.ts';
import { writeMatrixRules } from './matrix-rules.ts';
import type { ViewerPage, WriteSection } from './page.ts';

/** Safeguards against frameworks: which controls demand each, how they stand, and what its rules found. */
export const writeMatrix: WriteSection = (page) => {
  const { assessment, language } = page;
  const words = viewerMatrixMessagesIn(language);
  const rows = matrixOf(assessment);
  const { frameworks } = assessment;
  if (rows.length === 0 || frameworks.length === 0) {
    return { id: 'matrix', title: words.title, body: paragraphs(words.none) };
  }
  const filled = rows.flatMap(({ cells }) => cells.filter(({ demanded }) => demanded.length > 0)).length;
  const size = { safeguards: rows.length, frameworks: frameworks.length, cells: rows.length * frameworks.length };
  const kinds = (['technical', 'governance'] as const).map((kind) => ({
    kind,
    rows: rows.filter(({ safeguard }) => safeguard.kind === kind),
  }));
  return {
    id: 'matrix',
    title: words.title,
    body: html`<p class="lead">${words.lead({ ...size, filled })}</p>
${legend(page, rows)}<div class="wide matrix-wide" role="region" tabindex="0" aria-label="${words.caption}">
<table class="matrix">
<caption class="said">${words.caption}</caption>
<thead><tr><th scope="col">${words.safeguard}</th>${frameworks.map(
      ({ id, edition }) =>
        html`<th scope="col">${frameworkNames[id][language]} <span class="edition">${edition}</span></th>`,
    )}</tr></thead>
${kinds.map(({ kind, rows: own }) => (own.length === 0 ? undefined : group(page, words.kinds[kind]({ n: own.length }), own)))}</table>
</div>
`,
  };
};

/** What the signs of the cells say, those of this report. */
function legend(page: ViewerPage, rows: readonly MatrixRow[]): Html {
  const words = viewerMatrixMessagesIn(page.language);
  const present = new Set(
    rows.flatMap(({ cells }) => cells.flatMap(({ demanded }) => demanded.map(({ status }) => status))),
  );
  const shown = statusOrder.filter((status) => present.has(status));
  return html`<h3>${words.signs}</h3>
<ul class="matrix-legend">
${shown.map((status) => html`<li>${statusMark(page, status)}</li>\n`)}</ul>
${paragraphs(words.signsMean)}<ul class="matrix-strengths">
<li>${words.strengths.primary}</li>
<li>${words.strengths.supporting}</li>
</ul>
`;
}

function group(page: ViewerPage, title: string, rows: readonly MatrixRow[]): Html {
  const width = page.assessment.frameworks.length + 1;
  return html`<tbody>
<tr class="matrix-kind"><th scope="rowgroup" colspan="${width}"><span>${title}</span></th></tr>
${rows.map((row) => writeRow(page, row))}</tbody>
`;
}

function writeRow(page: ViewerPage, row: MatrixRow): Html {
  const { safeguard, cells } = row;
  return html`<tr class="matrix-row"><th scope="row">${page.say(safeguard.title)}<br>${code(safeguard.id)}</th>${cells.map((cell) => writeCell(page, cell))}</tr>
<tr class="matrix-rules"><td colspan="${cells.length + 1}">${writeMatrixRules(page, row)}</td></tr>
`;
}

function writeCell(page: ViewerPage, { framework, demanded, supporting }: MatrixCell): Html {
  const words = viewerMatrixMessagesIn(page.language);
  const more =
    supporting.length === 0
      ? undefined
      : html`<p class="soft">${words.supportingList} ${links(page, framework, supporting)}</p>\n`;
  if (demanded.length === 0) {
    const beside =
      supporting.length === 0
        ? undefined
        : html`<details><summary>${words.supporting({ n: supporting.length })}</summary>${more}</details>`;
    return html`<td><span class="soft" aria-hidden="true">–</span><span class="said">${words.empty}</span>${beside}</td>`;
  }
  return html`<td>${statuses(page, demanded)}<details><summary>${words.demanded({ n: demanded.length })}${
    supporting.length > 0 ? html` <span class="soft">${words.supporting({ n: supporting.length })}</span>` : undefined
  }</summary>
<ul>
${demanded.map((control) => html`<li>${controlLine(page, framework, control)}</li>\n`)}</ul>
${more}</details><p class="paper">${cited(page, framework, demanded)}</p></td>`;
}

/** How many controls stand how, what needs work first. */
function statuses({ t }: ViewerPage, controls: readonly AssessedControl[]): Html {
  const count = (status: ControlStatus) => controls.filter((one) => one.status === status).length;
  const present = statusOrder.filter((status) => count(status) > 0);
  return html`<ul class="matrix-states">${present.map(
    (status) => html`<li>${mark(statusTones[status], statusSigns[status], t.status[status])} ${count(status)}</li>`,
  )}</ul>`;
}

function controlLine(page: ViewerPage, framework: AssessedFramework, control: AssessedControl): Html {
  const { say } = page;
  const anchor = controlAnchor(page, framework.id, control.id);
  return html`<a href="#${anchor}">${say(control.citation)}</a> ${say(control.title)} ${statusMark(page, control.status)}`;
}

function links(page: ViewerPage, framework: AssessedFramework, controls: readonly AssessedControl[]): Html {
  const citations = shortCitations(page, framework, controls);
  const items = controls.map(
    ({ id }, index) => html`<a href="#${controlAnchor(page, framework.id, id)}">${citations[index] ?? id}</a>`,
  );
  return joined(items, citationSeparator(citations, page.language));
}

function cited(page: ViewerPage, framework: AssessedFramework, controls: readonly AssessedControl[]): string {
  const citations = shortCitations(page, framework, controls);
  return citations.join(citationSeparator(citations, page.language));
}

/** Without the framework's name, which heads the column. */
function shortCitations(
  { language }: ViewerPage,
  framework: AssessedFramework,
  controls: readonly AssessedControl[],
): readonly string[] {
  const name = `${frameworkNames[framework.id][language]}: `;
  return citationsOf({ framework, controls }, language).map((one) =>
    one.startsWith(name) ? one.slice(name.length) : one,
  );
}
