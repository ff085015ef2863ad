import { viewerAcceptedMessagesIn } from '../../i18n/viewer-accepted.ts';
import type { AssessedWaiver, Assessment } from '../../model/assessment.ts';
import { isGlob } from '../../text/glob.ts';
import { isWaived } from '../findings.ts';
import { type Column, paragraphs, table } from '../html/blocks.ts';
import { type Content, code, type Html, html, joined } from '../html/markup.ts';
import { concernOf, isBroad, lacksAlternative, type WaiverConcern } from '../waivers.ts';
import { dayText } from './day.ts';
import { mark, type Tone } from './marks.ts';
import { tableLink, type ViewerPage } from './page.ts';

const mostRows = 300;
/** Patterns of resources that are named of one waiver. */
const mostResources = 10;

/** What is wrong now in front, then what will be. */
const urgency: readonly (WaiverConcern | undefined)[] = ['expired', 'unused', 'expiring', 'long', undefined];

const looks: Readonly<Record<WaiverConcern | 'none', readonly [tone: Tone, sign: string]>> = {
  expired: ['bad', '✗'],
  unused: ['warn', '!'],
  expiring: ['warn', '!'],
  long: ['warn', '!'],
  none: ['calm', '~'],
};

/** Every waiver of the file: what it accepts, why, who answers for it, and until when. */
export function writeWaivers(page: ViewerPage): Html {
  const { assessment, language, t } = page;
  const { waivers, results } = assessment;
  const own = viewerAcceptedMessagesIn(language);
  const words = t.report.waivers;
  if (waivers.length === 0) return html`<h3>${own.waivers}</h3>\n${paragraphs(own.noWaivers)}`;
  const idNow = idsNow(assessment);
  const rank = (waiver: AssessedWaiver) => urgency.indexOf(concernOf(waiver));
  const columns: readonly Column<AssessedWaiver>[] = [
    { head: words.state, cell: (waiver) => state(page, waiver), kind: 'place' },
    { head: own.covers, cell: (waiver) => covers(page, waiver, idNow(waiver)), kind: 'place' },
    { head: words.reason, cell: (waiver) => reason(page, waiver), kind: 'text' },
    { head: own.responsible, cell: (waiver) => responsible(page, waiver), kind: 'place' },
    { head: own.until, cell: (waiver) => until(page, waiver) },
  ];
  return html`<h3>${own.waivers}</h3>
${paragraphs(own.waiversLead({ n: waivers.length, findings: results.filter(isWaived).length }))}${table({
  caption: own.waivers,
  isSaid: true,
  columns,
  rows: waivers.toSorted((a, b) => rank(a) - rank(b)),
  most: mostRows,
  cut: own.cut,
})}`;
}

function state({ t }: ViewerPage, waiver: AssessedWaiver): Content {
  const concern = concernOf(waiver);
  const [tone, sign] = looks[concern ?? 'none'];
  const means = concern && html`<br>${t.report.waivers[`${concern}Means`]}`;
  return html`${mark(tone, sign, t.waiverState[waiver.state])}${means}`;
}

/**
 * What the rule that a waiver names is called now, by which the table has it: the file may call it by an earlier id. Undefined: of
 * a pattern, and of an earlier id by which nothing is accepted.
 */
function idsNow({ rules, waivers, results }: Assessment): (waiver: AssessedWaiver) => string | undefined {
  const known = new Set(rules.map(({ id }) => id));
  const accepted = new Map(
    results.flatMap(({ waiver, rule }) => (waiver === undefined ? [] : [[waivers[waiver], rule]])),
  );
  return (waiver) => {
    if (isGlob(waiver.rule)) return undefined;
    return known.has(waiver.rule) ? waiver.rule : accepted.get(waiver);
  };
}

function covers({ t, language }: ViewerPage, waiver: AssessedWaiver, idNow: string | undefined): Content {
  const own = viewerAcceptedMessagesIn(language);
  const { rule, resources, matches } = waiver;
  const shown = resources.slice(0, mostResources).map((one) => code(one));
  const more = resources.length - shown.length;
  const found =
    matches > 0 && idNow !== undefined
      ? html` <a class="to-table interactive" href="${tableLink({ rule: idNow, outcome: 'fail' })}">${own.inTable}</a>`
      : undefined;
  return html`${code(rule)}<br>${joined(shown, html`<br>`)}${more > 0 ? html`<br>${t.report.findings.more({ n: more })}` : undefined}<br>${own.findings({ n: matches })}${found}`;
}

function reason({ t }: ViewerPage, waiver: AssessedWaiver): Content {
  const words = t.report.waivers;
  const { type, reason: why, compensating } = waiver;
  return html`<strong>${t.waiverType[type]}</strong><br>${why}${
    compensating === undefined ? undefined : html`<br><span class="soft">${words.compensating}</span> ${compensating}`
  }${lacksAlternative(waiver) ? html`<br><span class="state-warn">! ${words.noAlternative}</span>` : undefined}${
    isBroad(waiver) ? html`<br><span class="state-warn">! ${words.broad}</span>` : undefined
  }`;
}

function responsible({ t }: ViewerPage, { owner, approvedBy, place }: AssessedWaiver): Content {
  const words = t.report.waivers;
  return html`<span class="soft">${words.owner}</span><br>${owner}<br><span class="soft">${words.approvedBy}</span><br>${approvedBy}<br>${code(place)}`;
}

function until({ language }: ViewerPage, { expires, daysLeft }: AssessedWaiver): Content {
  const own = viewerAcceptedMessagesIn(language);
  if (daysLeft === 0) return html`${dayText(expires)}<br>${own.today}`;
  return html`${dayText(expires)}<br>${daysLeft > 0 ? own.daysLeft({ days: daysLeft }) : own.daysOver({ days: -daysLeft })}`;
}
