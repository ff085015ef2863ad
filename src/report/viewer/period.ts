import { formatCount } from '../../i18n/plural.ts';
import { facts, paragraphs } from '../html/blocks.ts';
import { type Content, type Html, html } from '../html/markup.ts';
import { monitoredDays } from '../period/page.ts';
import { alarms, headRows } from '../period/text.ts';
import { controlAnchor } from './anchors.ts';
import type { ViewerPage, ViewerSection } from './page.ts';
import { controlsPart } from './period-controls.ts';
import { countStates, exceptionsPart } from './period-exceptions.ts';
import { populationPart } from './period-population.ts';
import { chainState, gapsPart, runsPart, versionsPart } from './period-runs.ts';
import { openPeriodView, type PeriodPart, type PeriodView, sentence, soft } from './period-view.ts';

/** How the controls fared over many runs, where the report was given such. */
export function writePeriod(page: ViewerPage): ViewerSection | undefined {
  const { period, assessment } = page;
  if (!period) return undefined;
  const view = openPeriodView(period, page, controlsOf(page));
  const own = period.runs.find(({ runId }) => runId === assessment.run.id);
  const note = own ? view.own.ownRun.among({ seq: String(own.seq) }) : view.own.ownRun.other;
  return {
    id: 'period',
    title: view.own.title,
    body: html`${glance(view)}<p class="note${own ? undefined : html` warn`}">${note}</p>
${periodParts(view).map((part) => partBlock(view, part))}${paragraphs(soft(sentence(view.t.noOpinion)))}`,
  };
}

function controlsOf(page: ViewerPage): PeriodView['controlOf'] {
  const { assessment, say } = page;
  const titles = new Map(
    assessment.frameworks.flatMap(({ id, controls }) => controls.map((one) => [`${id}:${one.id}`, say(one.title)])),
  );
  return (framework, control) => {
    const title = titles.get(`${framework}:${control}`);
    return title === undefined ? undefined : { title, href: `#${controlAnchor(page, framework, control)}` };
  };
}

/** Everything after the facts, in the order in which a reader asks. */
export function periodParts(view: PeriodView): readonly PeriodPart[] {
  return [controlsPart, exceptionsPart, gapsPart, populationPart, versionsPart, runsPart].map((part) => part(view));
}

function partBlock({ id }: PeriodView, part: PeriodPart): Html {
  return html`<div class="period-part">
<h3 id="${id(part.id)}">${part.title}</h3>
${part.body}</div>
`;
}

/** What keeps the period from being whole, four figures, and what it is about. */
export function glance(view: PeriodView): Html {
  const { period, t } = view;
  return html`${alarms(view).map((alarm) => html`<p class="note warn">${alarm}</p>\n`)}${figures(view)}${facts([
    [t.head.organization, period.organization ?? t.anonymous],
    ...headRows(view),
    [t.chain.heading, chainState(view)],
  ])}`;
}

function figures({ period, own }: PeriodView): Html {
  const { controls, exceptions, days, daysWithCompleteRun, gaps } = period;
  const clean = controls.filter((control) => control.days.nonCompliant === 0 && monitoredDays(control) > 0).length;
  const rows: readonly (readonly [string, Content])[] = [
    [own.figures.of({ part: clean, whole: controls.length }), own.figures.clean],
    [formatCount(countStates(exceptions).open), own.figures.open],
    [own.figures.of({ part: daysWithCompleteRun, whole: days }), own.figures.days],
    [formatCount(gaps.length), own.figures.gaps],
  ];
  return html`<dl class="period-figures">
${rows.map(([figure, label]) => html`<div><dt>${label}</dt><dd>${figure}</dd></div>\n`)}</dl>
`;
}
