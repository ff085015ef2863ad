import { formatCount } from '../../i18n/plural.ts';
import { viewerOverviewMessagesIn } from '../../i18n/viewer-overview.ts';
import type { AssessedFramework, ControlStatus } from '../../model/assessment.ts';
import { share } from '../bar.ts';
import { countEntries } from '../entry-count.ts';
import { type Html, html } from '../html/markup.ts';
import { statusOrder, statusSigns } from '../signs.ts';
import { statusTones } from './marks.ts';
import type { ViewerPage } from './page.ts';

/** Steps that a bar is shared out in: what is there at all takes one, so that nobody misses it. */
const steps = 200;
/** Steps that a sign with its count needs, and a sign alone, where the whole bar is some 300 pixels wide. */
const roomForCount = 28;
const roomForSign = 12;
/** Of the bar, in pixels. */
const height = 28;

/** How all entries of a framework stand, as one bar from what needs work to what does not, and its legend with every number. */
export function stackedBar(page: ViewerPage, framework: AssessedFramework): Html {
  const { counts } = framework;
  const shown = statusOrder.filter((status) => counts[status] > 0);
  const widths = share(
    shown.map((status) => counts[status]),
    steps,
  );
  const starts = widths.map((_, index) => widths.slice(0, index).reduce((sum, width) => sum + width, 0));
  return html`<svg class="bar" role="img" aria-label="${inWords(page, framework, shown)}" width="100%" height="${height}">
${shown.map((status, index) => segment(status, counts[status], { start: starts[index] ?? 0, width: widths[index] ?? 0 }))}</svg>
<ul class="legend">
${shown.map((status) => legendItem(page, status, counts[status]))}</ul>
`;
}

function inWords(page: ViewerPage, framework: AssessedFramework, shown: readonly ControlStatus[]): string {
  const { language, t, say } = page;
  const words = viewerOverviewMessagesIn(language).summary;
  const parts = shown.map((status) => words.part({ n: framework.counts[status], status: t.status[status] }));
  return words.bar({
    title: say(framework.title),
    entries: countEntries(framework, t, language),
    parts: parts.join(words.between),
  });
}

interface Stretch {
  readonly start: number;
  readonly width: number;
}

function segment(status: ControlStatus, count: number, { start, width }: Stretch): Html {
  const sign = statusSigns[status];
  const full = `${sign} ${formatCount(count)}`;
  const label = width >= roomForCount ? full : width >= roomForSign ? sign : undefined;
  return html`<rect class="bar-${status}" x="${percent(start)}" y="1" width="${percent(width)}" height="${height - 2}"></rect>${
    label &&
    html`<text class="on-${status}" x="${percent(start + width / 2)}" y="19" text-anchor="middle">${label}</text>`
  }
`;
}

function percent(part: number): string {
  return `${(part * 100) / steps}%`;
}

function legendItem({ t }: ViewerPage, status: ControlStatus, count: number): Html {
  return html`<li><span class="sign state-${statusTones[status]}">${statusSigns[status]}</span> <b>${formatCount(count)}</b> ${t.status[status]}</li>
`;
}
