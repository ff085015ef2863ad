import { planMessagesIn } from '../../i18n/plan.ts';
import { viewerPlanMessagesIn } from '../../i18n/viewer-plan.ts';
import { type Column, paragraphs, table } from '../html/blocks.ts';
import { type Content, code, html, joined } from '../html/markup.ts';
import { easeWeight, type Plan, type PlanItem, planOf } from '../plan.ts';
import { costOf, orderInWords, totalsInWords } from '../plan-words.ts';
import { planAnchor } from './anchors.ts';
import { severityMark } from './marks.ts';
import type { ViewerPage, WriteSection } from './page.ts';
import { writePlanItem } from './plan-item.ts';

/** Items that the page tells in full, and rows of the table of all. */
const [mostBlocks, mostRows] = [100, 1000];

/** What to do, grouped by fix, in the order that pays best: all of it in a table, the first in full. */
export const writePlan: WriteSection = (page) => {
  const words = planMessagesIn(page.language);
  const own = viewerPlanMessagesIn(page.language);
  const plan = planOf(page.assessment);
  const { items } = plan;
  if (items.length === 0)
    return { id: 'plan', title: words.heading, body: paragraphs(own.none(page.assessment.counts)) };
  const findings = items.reduce((sum, { group }) => sum + group.open.length, 0);
  const shown = items.slice(0, mostBlocks);
  const cut =
    shown.length < items.length
      ? html`<p class="cut">${own.inFullCut({ shown: shown.length, total: items.length })}</p>\n`
      : undefined;
  return {
    id: 'plan',
    title: words.heading,
    body: html`<p class="lead">${own.lead({ items: items.length, findings })}</p>
${paragraphs(orderInWords(words, page.t), own.scale({ scale: easeWeight.low }), own.closing)}${costs(page, plan)}${overview(page, plan)}${exports(page)}<h3>${own.inFull}</h3>
${cut}${shown.map((item, index) => writePlanItem(page, item, index))}`,
  };
};

/** What it comes to by the organisation's own figures; which safeguards have none is closed, as it may be many. */
function costs(page: ViewerPage, plan: Plan): Content {
  const words = planMessagesIn(page.language);
  const own = viewerPlanMessagesIn(page.language);
  const names = (plan.totals?.unpriced ?? []).map((id) => safeguardTitle(page, id));
  const unpriced =
    names.length === 0
      ? undefined
      : html`<details class="screen"><summary>${own.unpriced({ n: names.length })}</summary>
<p>${joined(names, words.between)}</p>
</details>
`;
  return html`<div class="note">${paragraphs(...totalsInWords(plan, words))}${unpriced}</div>
`;
}

function safeguardTitle({ assessment, say }: ViewerPage, id: string): string {
  const found = assessment.safeguards.find((safeguard) => safeguard.id === id);
  return found ? say(found.title) : id;
}

interface Row {
  readonly item: PlanItem;
  readonly index: number;
}

function overview(page: ViewerPage, { items, totals }: Plan): Content {
  const words = planMessagesIn(page.language);
  const own = viewerPlanMessagesIn(page.language);
  const cost: readonly Column<Row>[] = totals
    ? [{ head: words.cost, cell: ({ item }) => costOf(item, totals.currency, words), kind: 'number' }]
    : [];
  const columns: readonly Column<Row>[] = [
    { head: words.rank, cell: ({ index }) => index + 1, kind: 'number' },
    { head: words.what, cell: (row) => linkToBlock(page, row), kind: 'text' },
    { head: words.severity, cell: ({ item }) => severityMark(page, item.group.rule.severity), kind: 'word' },
    { head: words.findings, cell: ({ item }) => item.group.open.length, kind: 'number' },
    { head: words.controls, cell: ({ item }) => item.group.controls, kind: 'number' },
    { head: words.effort, cell: ({ item }) => words.efforts[item.group.rule.effort], kind: 'word' },
    ...cost,
    { head: words.score, cell: ({ item }) => item.score, kind: 'number' },
  ];
  const rows = items.map((item, index) => ({ item, index }));
  return table({ caption: own.overview, columns, rows, most: mostRows, cut: own.overviewCut });
}

function linkToBlock(page: ViewerPage, { item, index }: Row): Content {
  const { rule } = item.group;
  const title = page.say(rule.title);
  return index < mostBlocks ? html`<a href="#${planAnchor(page, rule.id)}">${title}</a>` : title;
}

/** How to get the same plan for a tracker, a tool or a spreadsheet. */
function exports({ language }: ViewerPage): Content {
  const own = viewerPlanMessagesIn(language);
  const formats = [
    ['-o xlsx=plan.xlsx', own.formats.xlsx],
    ['-o oscal-poam=poam.json', own.formats.poam],
    ['-o csv=results.csv', own.formats.csv],
    ['-o markdown=plan.md', own.formats.markdown],
  ] as const;
  return html`<details class="exports"><summary>${own.exports}</summary>
${paragraphs(own.exportsMean)}<ul>
${formats.map(([option, what]) => html`<li>${code(`comply report assessment.json ${option}`)}<br>${what}</li>\n`)}</ul>
</details>
`;
}
