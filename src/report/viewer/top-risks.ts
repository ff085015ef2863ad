import { viewerOverviewMessagesIn } from '../../i18n/viewer-overview.ts';
import { table } from '../html/blocks.ts';
import { type Html, html } from '../html/markup.ts';
import { type PlanItem, planOf } from '../plan.ts';
import { printableShort } from '../printable.ts';
import { planAnchor } from './anchors.ts';
import { severityMark } from './marks.ts';
import type { ViewerPage } from './page.ts';

const mostRisks = 5;
/** Characters of a title, so that it takes two lines of paper at most. */
const longestTitle = { en: 120, ja: 70 };

/** What to fix first, in the order of the plan, each leading to its place there. */
export function topRisks(page: ViewerPage): Html {
  const { assessment, t, say, language } = page;
  const words = viewerOverviewMessagesIn(language).summary;
  const { items } = planOf(assessment);
  if (items.length === 0) {
    const { counts, run } = assessment;
    const none = words.noRisks({ unknown: counts.unknown, complete: run.complete });
    return html`<h3>${words.risks}</h3>\n<p>${none}</p>\n`;
  }
  const shown = items.slice(0, mostRisks);
  const isCut = shown.length < items.length;
  const note = isCut
    ? words.risksCut({ shown: shown.length, total: items.length })
    : words.risksAll({ n: items.length });
  return html`<h3>${words.risks} <small>${note}</small></h3>
${table({
  caption: words.risks,
  isSaid: true,
  columns: [
    {
      head: words.risk,
      cell: ({ group: { rule } }: PlanItem) =>
        html`<a href="#${planAnchor(page, rule.id)}">${printableShort(say(rule.title), longestTitle[language])}</a>`,
    },
    {
      head: t.report.findings.severity,
      cell: ({ group: { rule } }) => severityMark(page, rule.severity),
      kind: 'word',
    },
    { head: words.resources, cell: ({ group: { open } }) => open.length, kind: 'number' },
    { head: words.closes, cell: ({ group: { controls } }) => controls, kind: 'number' },
  ],
  rows: shown,
  most: mostRisks,
  cut: words.risksCut,
})}`;
}
