import { causeSentence } from '../../i18n/cause.ts';
import { viewerTableMessagesIn } from '../../i18n/viewer-table.ts';
import type { AssessedResult } from '../../model/assessment.ts';
import { mostResults } from '../../model/finding-table.ts';
import { severities } from '../../model/rule.ts';
import { isOpen, isWaived } from '../findings.ts';
import { table } from '../html/blocks.ts';
import { code, type Html, html, joined } from '../html/markup.ts';
import { printableShort } from '../printable.ts';
import { groupUnknowns, type UnknownGroup } from '../unknowns.ts';
import { hasCounts, isRow } from './island-head.ts';
import { severityMark } from './marks.ts';
import type { ViewerPage, ViewerSection } from './page.ts';

/** Rows on paper at most. */
const mostFindings = 200;
const mostCauses = 50;
/** Rules that one row of causes names. */
const mostRules = 3;
const mostPermissions = 5;
/** Characters of a message on paper: the table on the screen has more. */
const longestMessage = 400;

/** Every result: as a table that the page's script makes, and for paper the gravest findings and why some are unknown. */
export function writeFindings(page: ViewerPage): ViewerSection {
  const words = viewerTableMessagesIn(page.language);
  return {
    id: 'findings',
    title: words.title,
    body: html`<p>${words.lead}</p>
${countsNote(page)}<div class="interactive results" id="${page.id('results')}"></div>
<div class="unscripted">
${openFindings(page)}${unknownByCause(page)}</div>
`,
  };
}

/** Says what the table does not hold. */
function countsNote({ assessment, language }: ViewerPage): Html | undefined {
  if (!hasCounts(assessment)) return undefined;
  const { results } = assessment;
  const rows = results.reduce((sum, result) => sum + (isRow(result) ? 1 : 0), 0);
  const said = viewerTableMessagesIn(language).countsOnly({ most: mostResults, rows, counted: results.length - rows });
  return html`<p class="note">${said}</p>\n`;
}

function openFindings(page: ViewerPage): Html {
  const { assessment, language, say } = page;
  const words = viewerTableMessagesIn(language);
  const { rows, open, waived } = gravest(assessment.results);
  const titles = new Map(assessment.rules.map(({ id, title }) => [id, say(title)]));
  const { columns: heads } = words;
  const shown = table({
    caption: words.open,
    columns: [
      { head: heads.severity, cell: ({ severity }) => severityMark(page, severity), kind: 'word' },
      { head: heads.rule, cell: ({ rule }) => titles.get(rule) ?? rule, kind: 'place' },
      { head: heads.resource, cell: ({ resource }) => code(resource.name), kind: 'place' },
      { head: heads.account, cell: placeOf },
      { head: heads.message, cell: ({ message }) => printableShort(say(message), longestMessage), kind: 'text' },
    ],
    rows,
    total: open,
    most: mostFindings,
    cut: words.first,
    none: words.noOpen,
  });
  return html`${shown}${waived > 0 ? html`<p>${words.waived({ n: waived })}</p>\n` : undefined}`;
}

/** An account above its region; `-` is our sign for a place that there is not. */
function placeOf({ resource: { account, region, target } }: AssessedResult): Html {
  const named = [account, region].filter((part) => part !== '-');
  const parts = (named.length === 0 ? [target] : named).map((part) => html`<span class="part">${part}</span>`);
  return html`${joined(parts, ' ')}`;
}

/** The gravest findings that nobody accepted, in the order of the assessment within a severity, and how many there are. */
function gravest(results: readonly AssessedResult[]) {
  const lists = new Map(severities.map((severity) => [severity, [] as AssessedResult[]]));
  let [open, waived] = [0, 0];
  for (const result of results) {
    if (isWaived(result)) waived++;
    if (!isOpen(result)) continue;
    open++;
    const list = lists.get(result.severity);
    if (list && list.length < mostFindings) list.push(result);
  }
  return { rows: [...lists.values()].flat().slice(0, mostFindings), open, waived };
}

function unknownByCause(page: ViewerPage): Html {
  const words = viewerTableMessagesIn(page.language);
  const { columns: heads } = words;
  return table<UnknownGroup>({
    caption: words.unknown,
    columns: [
      { head: heads.cause, cell: (group) => causeOf(page, group), kind: 'text' },
      { head: heads.results, cell: ({ results }) => results, kind: 'number' },
      { head: heads.rules, cell: (group) => rulesOf(page, group), kind: 'text' },
    ],
    rows: groupUnknowns(page.assessment),
    most: mostCauses,
    cut: words.cutCauses,
    none: words.noUnknown,
  });
}

function causeOf({ language, t }: ViewerPage, { cause, permissions }: UnknownGroup): string {
  return cause ? causeSentence(cause, { permissions, most: mostPermissions })[language] : t.report.unknown.withoutCause;
}

function rulesOf({ language, say }: ViewerPage, { rules }: UnknownGroup): Html {
  const words = viewerTableMessagesIn(language);
  const named = rules.slice(0, mostRules).map(({ rule }) => html`<li>${say(rule.title)}</li>`);
  const more = rules.length - named.length;
  return html`<ul class="few">${named}${more > 0 ? html`<li>${words.more({ n: more })}</li>` : undefined}</ul>`;
}
