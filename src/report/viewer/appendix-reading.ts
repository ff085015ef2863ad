import { causeSentence } from '../../i18n/cause.ts';
import { formatCount } from '../../i18n/plural.ts';
import { viewerAppendixMessagesIn } from '../../i18n/viewer-appendix.ts';
import type { Absent, Gap } from '../../model/assessment.ts';
import type { Scope } from '../../model/resource.ts';
import type { TargetStatistics } from '../../model/snapshot.ts';
import { type Column, paragraphs, table } from '../html/blocks.ts';
import { type Content, code, type Html, html, joined } from '../html/markup.ts';
import { tableLink, type ViewerPage } from './page.ts';

const [mostGaps, mostAbsent, mostServices, mostRules] = [300, 200, 300, 8];

/** What of the scope was not read and why, where there was nothing to ask, and what reading took. */
export function writeReading(page: ViewerPage): Html {
  return html`${gaps(page)}${absent(page)}${statistics(page)}`;
}

function gaps(page: ViewerPage): Html {
  const { assessment, t, language } = page;
  const words = viewerAppendixMessagesIn(language);
  const { gaps: rows, calls } = assessment.ledger;
  if (rows.length === 0) return html`<h3>${words.gaps}</h3>\n${paragraphs(words.gapsNone({ calls }))}`;
  const columns: readonly Column<Gap>[] = [
    { head: words.where, cell: place, kind: 'place' },
    {
      head: t.report.gaps.call,
      cell: ({ call, service }) => html`${code(call)}<br><span class="soft">${service}</span>`,
      kind: 'place',
    },
    { head: t.report.gaps.cause, cell: ({ cause }) => causeSentence(cause)[language], kind: 'text' },
    {
      head: words.grant,
      cell: ({ permission, cause }) => grant(permission ?? cause.permission),
      kind: 'place',
    },
    { head: words.failedCalls, cell: (gap) => gap.calls, kind: 'number' },
    { head: words.leaves, cell: (gap) => rulesOf(page, gap), kind: 'place' },
  ];
  return html`<h3>${words.gaps}</h3>
${paragraphs(words.gapsMean)}${table({ caption: words.gaps, isSaid: true, columns, rows, most: mostGaps, cut: words.cut })}`;
}

function place({ target, account, region }: Scope): string {
  return [target, account, region].filter((part) => part !== '-').join(' / ');
}

/** Where nothing can be granted, a provider writes `-`. */
function grant(permission: string | undefined): Content {
  return permission === undefined || permission === '-' ? '-' : code(permission);
}

function rulesOf({ t }: ViewerPage, { rules }: Gap): Content {
  if (rules.length === 0) return t.report.gaps.noRules;
  const shown = rules
    .slice(0, mostRules)
    .map((rule) => html`<a class="to-table" href="${tableLink({ rule, outcome: 'unknown' })}">${code(rule)}</a>`);
  const more = rules.length - shown.length;
  return html`${formatCount(rules.length)}<br>${joined(shown, html`<br>`)}${more > 0 ? html`<br>${t.report.findings.more({ n: more })}` : undefined}`;
}

function absent(page: ViewerPage): Content {
  const { assessment, t, language } = page;
  const words = viewerAppendixMessagesIn(language);
  const rows = assessment.ledger.absent;
  if (rows.length === 0) return undefined;
  const columns: readonly Column<Absent>[] = [
    { head: words.where, cell: place, kind: 'place' },
    { head: words.reason, cell: ({ reason }) => words.absentReasons[reason], kind: 'place' },
    { head: words.services, cell: ({ services }) => services.join(', ') || words.allServices, kind: 'text' },
  ];
  return html`<h3>${words.absent}</h3>
${paragraphs(t.report.scope.absent({ places: rows.length }))}${table({ caption: words.absent, isSaid: true, columns, rows, most: mostAbsent, cut: words.cut })}`;
}

function statistics({ assessment, t, language }: ViewerPage): Content {
  const words = viewerAppendixMessagesIn(language);
  const shared = t.report.statistics;
  const rows = assessment.ledger.statistics;
  if (rows.length === 0) return undefined;
  const columns: readonly Column<TargetStatistics>[] = [
    { head: words.target, cell: ({ target }) => target },
    { head: shared.service, cell: ({ service }) => service },
    { head: shared.calls, cell: ({ calls }) => calls, kind: 'number' },
    { head: shared.requests, cell: ({ requests }) => requests, kind: 'number' },
    { head: words.retries, cell: ({ retries }) => retries, kind: 'number' },
    { head: words.throttles, cell: ({ throttles }) => throttles, kind: 'number' },
    { head: words.kilobytes, cell: ({ bytes }) => Math.round(bytes / 1000), kind: 'number' },
    { head: words.seconds, cell: ({ milliseconds }) => (milliseconds / 1000).toFixed(1), kind: 'number' },
  ];
  return html`<h3>${words.statistics}</h3>
${table({ caption: words.statistics, isSaid: true, columns, rows, most: mostServices, cut: words.cut })}`;
}
