import { frameworkNames } from '../../i18n/framework-names.ts';
import { planMessagesIn } from '../../i18n/plan.ts';
import { viewerPlanMessagesIn } from '../../i18n/viewer-plan.ts';
import type { AssessedResult, AssessedRule } from '../../model/assessment.ts';
import { weakenedInWords } from '../accepted.ts';
import { citationSeparator, citationsOf } from '../citations.ts';
import type { ControlsOf } from '../findings.ts';
import { paragraphs } from '../html/blocks.ts';
import { type Content, code, type Html, html, joined } from '../html/markup.ts';
import { packInWords, packOf } from '../packs.ts';
import { easeWeight, type PlanItem, severityWeight } from '../plan.ts';
import { costOf } from '../plan-words.ts';
import { controlAnchor, planAnchor } from './anchors.ts';
import { severityMark } from './marks.ts';
import { tableLink, type ViewerPage } from './page.ts';
import { snippet, webLink } from './snippet.ts';

/** Items whose commands stand on paper too. */
const printedCode = 10;
/** Resources that are named of one item. */
const mostResources = 10;
/** Digits of a digest that tell a rule's text from others. */
const shownDigits = 16;

/** One thing to do: why, how, what waits for it, and how to see that it is done. */
export function writePlanItem(page: ViewerPage, item: PlanItem, index: number): Html {
  const { rule } = item.group;
  const anchor = planAnchor(page, rule.id);
  return html`<article class="fix" id="${anchor}" aria-labelledby="${anchor}-title">
<h4 class="fix-title" id="${anchor}-title"><span class="fix-rank">${index + 1}</span> ${page.say(rule.title)}</h4>
${tags(page, item)}<div class="fix-body">
<div class="fix-how">
${how(page, rule, index)}</div>
<div class="fix-facts">
${closes(page, item)}${resources(page, item)}${verify(page, rule)}${references(page, rule)}</div>
</div>
</article>
`;
}

/** What the table of all items says of it, and how its score comes about. */
function tags(page: ViewerPage, { group, score }: PlanItem): Html {
  const { rule, controls, open, waived } = group;
  const words = planMessagesIn(page.language);
  const own = viewerPlanMessagesIn(page.language);
  const effort = words.efforts[rule.effort];
  const scored = own.scored({
    score,
    severity: page.t.severity[rule.severity],
    weight: severityWeight[rule.severity],
    controls,
    effort,
    divisor: easeWeight.low / easeWeight[rule.effort],
    scale: easeWeight.low,
  });
  const items: readonly Content[] = [
    severityMark(page, rule.severity),
    own.findings({ n: open.length }),
    ...(waived > 0 ? [page.t.report.findings.alsoWaived({ n: waived })] : []),
    own.effort({ effort }),
    html`<span class="fix-score">${scored}</span>`,
  ];
  return html`<ul class="fix-tags">
${items.map((one) => html`<li>${one}</li>\n`)}</ul>
`;
}

function how(page: ViewerPage, rule: AssessedRule, index: number): Html {
  const { language, say } = page;
  const own = viewerPlanMessagesIn(language);
  const weakened = weakenedInWords(rule, language);
  return html`<h5>${own.why}</h5>
${paragraphs(say(rule.rationale))}${weakened.map(
  (line) => html`<p class="note warn"><strong>${own.weaker}</strong><br>${line}</p>\n`,
)}<h5>${own.steps}</h5>
${rule.warnings.map((warning) => html`<p class="note warn"><strong>${own.caution}</strong><br>${say(warning)}</p>\n`)}<ol class="fix-steps">
${rule.steps[language].map((step) => html`<li>${step}</li>\n`)}</ol>
${commands(page, rule, index)}`;
}

/** Snippets, closed on a screen. On paper those of the first items stand, the others are told how to get. */
function commands({ language }: ViewerPage, { id, cli, terraform }: AssessedRule, index: number): Content {
  const own = viewerPlanMessagesIn(language);
  const isPrinted = index < printedCode;
  const listing = (title: string, text: string | undefined): Content =>
    text === undefined
      ? undefined
      : html`<details class="${isPrinted ? 'opened' : 'screen'}"><summary>${title}</summary>
${snippet(text, own.codeCut)}</details>
`;
  const elsewhere =
    isPrinted || (cli === undefined && terraform === undefined)
      ? undefined
      : html`<p class="paper">${own.elsewhere} ${code(`comply explain ${id}`)}</p>\n`;
  return html`${listing(own.cli, cli)}${listing(own.terraform, terraform)}${elsewhere}`;
}

/** Controls that stay open until it is done, by framework; what it costs, and for which safeguards. */
function closes(page: ViewerPage, item: PlanItem): Html {
  const { language, t, assessment, say } = page;
  const words = planMessagesIn(language);
  const own = viewerPlanMessagesIn(language);
  const { currency } = assessment.costs ?? {};
  const titles = item.safeguards.map((id) => assessment.safeguards.find((one) => one.id === id));
  const safeguards = item.safeguards.map((id, index) => {
    const found = titles[index];
    return found ? say(found.title) : id;
  });
  return html`<h5>${own.closes}</h5>
${item.group.closes.length === 0 ? paragraphs(t.report.findings.closesNone) : undefined}<dl class="fix-list">
${item.group.closes.map((one) => controlLinks(page, one))}${pair(words.safeguards, safeguards.join(words.between))}${
  currency === undefined || item.safeguards.length === 0
    ? undefined
    : pair(words.cost, item.costs.length === 0 ? words.unpriced : costOf(item, currency, words))
}</dl>
`;
}

function pair(label: string, content: Content): Content {
  return content === '' ? undefined : html`<div><dt>${label}</dt><dd>${content}</dd></div>\n`;
}

function controlLinks(page: ViewerPage, one: ControlsOf): Content {
  const { framework, controls } = one;
  const name = frameworkNames[framework.id][page.language];
  const own = viewerPlanMessagesIn(page.language);
  const citations = citationsOf(one, page.language);
  const links = citations.map((citation, index) => {
    const control = controls[index];
    const text = citation.startsWith(`${name}: `) ? citation.slice(name.length + 2) : citation;
    return control && html`<a href="#${controlAnchor(page, framework.id, control.id)}">${text}</a>`;
  });
  const label = own.closesOf({ framework: name, n: controls.length });
  return pair(label, joined(links, citationSeparator(citations, page.language)));
}

function resources(page: ViewerPage, { group: { open, rule } }: PlanItem): Html {
  const own = viewerPlanMessagesIn(page.language);
  const shown = open.slice(0, mostResources);
  const cut =
    shown.length < open.length
      ? html`<p class="cut">${own.resourcesCut({ shown: shown.length, total: open.length })}</p>\n`
      : undefined;
  const link = tableLink({ rule: rule.id, outcome: 'fail', waived: 'no' });
  return html`<h5>${own.resources}</h5>
${cut}<ul class="fix-resources">
${shown.map((one) => html`<li>${resource(one)}</li>\n`)}</ul>
<p class="interactive"><a href="${link}">${own.inTable({ n: open.length })}</a></p>
`;
}

function resource({ resource: { name, id, target, account, region } }: AssessedResult): Html {
  const place = [target, account, region].filter((part) => part !== '-').join(' / ');
  return html`${name}${id === name ? undefined : html`<br>${code(id)}`}<br><span class="soft">${place}</span>`;
}

function verify(page: ViewerPage, rule: AssessedRule): Html {
  const { language, assessment } = page;
  const own = viewerPlanMessagesIn(language);
  const pack = packOf(assessment, rule.id);
  return html`<h5>${own.verify}</h5>
<p>${code(`comply scan --rule ${rule.id}`)}<br>${own.verifyMeans}</p>
${rule.digest === undefined ? undefined : html`<p class="soft">${own.digest} ${code(`${rule.digest.slice(0, shownDigits)}…`)}</p>\n`}${
  pack && html`<p class="soft">${packInWords(pack, language)}</p>\n`
}`;
}

function references({ language }: ViewerPage, rule: AssessedRule): Content {
  if (rule.references.length === 0) return undefined;
  const own = viewerPlanMessagesIn(language);
  return html`<h5>${own.references}</h5>
<ul class="fix-links">
${rule.references.map(({ title, url }) => html`<li>${webLink(title, url)}</li>\n`)}</ul>
`;
}
