import { formatCount } from '../../i18n/plural.ts';
import type { ControlPeriod } from '../../model/period.ts';
import { paragraphs } from '../html/blocks.ts';
import { code, type Html, html } from '../html/markup.ts';
import { frameworkName, inBrackets, monitoredDays } from '../period/page.ts';
import { drawAxis, drawLegend, drawPatterns, drawStrip, type Tick, ticksOf } from './calendar.ts';
import { type PeriodPart, type PeriodView, soft } from './period-view.ts';

/** Controls of one framework that are shown at most. The greatest catalog has fewer. */
const mostControls = 1000;

/** Every control with its days as a strip, by framework. */
export function controlsPart(view: PeriodView): PeriodPart {
  const { period, t, own, id } = view;
  const { controls } = period;
  const title = t.controls.heading;
  if (controls.length === 0) return { id: 'period-controls', title, body: paragraphs(t.controls.none) };
  const ticks = ticksOf(period.from, period.days, own);
  const { legend } = own;
  const kinds = [
    ['c', legend.compliant],
    ['n', legend.nonCompliant],
    ['u', legend.unmonitored],
  ] as const;
  const groups = [...Map.groupBy(controls, ({ framework }) => framework)];
  const body = html`${drawPatterns(id, ticks)}${drawLegend(id, kinds)}${groups.map(([framework, members]) =>
    frameworkTable(view, { framework, members, ticks }),
  )}${paragraphs(soft(t.controls.means))}`;
  return { id: 'period-controls', title, body };
}

interface Group {
  readonly framework: string;
  readonly members: readonly ControlPeriod[];
  readonly ticks: readonly Tick[];
}

function frameworkTable(view: PeriodView, { framework, members, ticks }: Group): Html {
  const { period, t, own, language } = view;
  const words = t.controls;
  const editions = [...new Set(members.map(({ edition }) => edition))].join(', ');
  const name = inBrackets(
    language,
    `${frameworkName(framework, language)} ${editions}`,
    words.summary({ n: members.length }),
  );
  const shown = members.slice(0, mostControls);
  const { length: total } = members;
  const cut = shown.length < total ? html`<p class="cut">${own.cut({ shown: shown.length, total })}</p>\n` : undefined;
  return html`${cut}<div class="wide" role="region" tabindex="0" aria-label="${name}">
<table class="day-strips">
<caption>${name}</caption>
<thead><tr><th scope="col">${words.control}</th><th scope="col" class="days"><span class="said">${own.legend.label}</span>${drawAxis(ticks, period.days)}</th>
<th scope="col" class="number">${words.cleanShort}</th><th scope="col" class="number">${words.monitoredShort}</th><th scope="col" class="number">${words.exceptionsShort}</th></tr></thead>
<tbody>
${shown.map((control) => controlRow(view, control))}</tbody>
</table>
</div>
`;
}

function controlRow({ period, t, own, language, id, controlOf }: PeriodView, control: ControlPeriod): Html {
  const { strip, days, exceptions, waived } = control;
  const monitored = monitoredDays(control);
  const label = own.strip({ ...days, control: control.control, days: period.days });
  const known = controlOf(control.framework, control.control);
  const name = code(control.control);
  const count = formatCount(exceptions);
  return html`<tr><th scope="row">${known ? html`<a href="${known.href}">${name}</a><div class="period-control">${known.title}</div>` : name}</th><td class="days">${drawStrip(
    { strip, label, id },
  )}</td><td class="number">${t.ratio({ part: days.compliant, whole: monitored })}</td><td class="number">${t.ratio({
    part: monitored,
    whole: period.days,
  })}</td><td class="number">${waived > 0 ? inBrackets(language, count, formatCount(waived)) : count}</td></tr>
`;
}
