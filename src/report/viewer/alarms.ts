import { viewerOverviewMessagesIn } from '../../i18n/viewer-overview.ts';
import { type Html, html } from '../html/markup.ts';
import { printableShort } from '../printable.ts';
import { keepColons, paperColons } from './colon.ts';
import { coverageOf } from './coverage.ts';
import type { ViewerPage } from './page.ts';

/** Targets with another endpoint that are named. */
const mostTargets = 10;

/** How much of the scope was read, and loudly what makes the report less than it seems. */
export function alarms(page: ViewerPage): Html {
  return html`${overridden(page)}${coverage(page)}`;
}

/** Answers that may not be the provider's. */
function overridden({ assessment, t, language }: ViewerPage): Html | undefined {
  const words = t.report.head;
  const all = assessment.targets.flatMap(({ name, endpointOverride }) =>
    endpointOverride === undefined
      ? []
      : [{ target: keepColons(printableShort(name)), endpoint: keepColons(printableShort(endpointOverride)) }],
  );
  if (all.length === 0) return undefined;
  const shown = all.slice(0, mostTargets);
  const { cut } = viewerOverviewMessagesIn(language).cover;
  const note =
    shown.length < all.length
      ? html`<p class="cut">${cut({ shown: shown.length, total: all.length })}</p>\n`
      : undefined;
  const said = (text: string) => paperColons(text, language);
  return html`<div class="note alarm"><p><strong>${said(words.overrideHeading)}</strong></p>
${note}${shown.map((one) => html`<p>${said(words.override(one))}</p>\n`)}<p>${said(words.overrideMeans)}</p></div>
`;
}

function coverage(page: ViewerPage): Html {
  const { assessment, t, language, id } = page;
  const words = viewerOverviewMessagesIn(language).cover;
  const { run, ledger } = assessment;
  const head = t.report.head;
  const calls = `${head.calls}: ${ledger.failed > 0 ? head.callsFailed(ledger) : head.callsComplete(ledger)}`;
  const { places, unread, accounts, closed } = coverageOf(assessment);
  const lines = [
    ...(run.interrupted ? [html`<strong>${paperColons(head.interrupted, language)}</strong>`] : []),
    run.complete
      ? html`<strong><span class="state-good" aria-hidden="true">✓</span> ${words.complete}</strong>`
      : html`<strong>${paperColons(head.incomplete, language)}</strong>`,
    ...(unread > 0 ? [words.partial({ unread, places })] : []),
    ...(closed > 0 ? [words.closed({ closed, accounts })] : []),
    paperColons(calls, language),
  ];
  const tone = run.interrupted ? 'alarm' : run.complete ? 'fine-news' : 'warn';
  return html`<div class="note ${tone}">
${lines.map((line) => html`<p>${line}</p>\n`)}${
  run.complete ? undefined : html`<p><a href="#${id('unchecked')}">${words.toGaps}</a></p>\n`
}</div>
`;
}
