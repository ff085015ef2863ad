import { brackets } from '../brackets.ts';
import { citationSeparator, citationsOf } from '../citations.ts';
import { consoleLink } from '../console-link.ts';
import { type ControlsOf, type FindingGroup, groupFindings } from '../findings.ts';
import { htmlText, markdownCode, markdownText } from './escape.ts';
import type { MarkdownPage } from './page.ts';
import { detailBytes, listBytes, markdownTable, takeWithin } from './table.ts';

const citationsShown = 8;
const resourcesShown = 10;

/** What to fix first: a row a rule, then what fails by each. */
export function findingsSection(page: MarkdownPage): string[] {
  const { t, assessment } = page;
  const words = t.report.findings;
  const groups = groupFindings(assessment);
  if (groups.length === 0) return [`### ${words.heading}`, '', words.none(assessment.counts), ''];
  const findings = groups.reduce((sum, { open }) => sum + open.length, 0);
  const header = ['#', words.severity, words.finding, words.resource, words.closes, words.fix];
  const rows = groups.map((group, index) => [String(index + 1), ...summaryRow(page, group)]);
  return [
    `### ${words.heading}`,
    '',
    `${words.summary({ findings, rules: groups.length })}${page.language === 'ja' ? '。' : '. '}${words.order}`,
    '',
    ...markdownTable(t, header, rows),
    ...details(page, groups),
  ];
}

function summaryRow(page: MarkdownPage, { rule, open, closes }: FindingGroup): string[] {
  const { t, language } = page;
  const [step = ''] = rule.steps[language];
  return [
    t.severity[rule.severity],
    `**${markdownText(rule.title[language])}**<br>${markdownCode(rule.id)}`,
    String(open.length),
    closes.map((one) => citations(page, one)).join('<br>') || t.report.findings.closesNone,
    `${markdownText(step)}<br>${t.effort[rule.effort]}`,
  ];
}

function citations({ t, language, verbose }: MarkdownPage, one: ControlsOf): string {
  const all = citationsOf(one, language);
  const shown = verbose ? all : all.slice(0, citationsShown);
  const more = all.length - shown.length;
  const tail = more > 0 ? [t.report.findings.more({ n: more })] : [];
  return [...shown.map((citation) => markdownText(citation)), ...tail].join(citationSeparator(all, language));
}

function details(page: MarkdownPage, groups: readonly FindingGroup[]): string[] {
  const { t } = page;
  const most = Math.max(listBytes, detailBytes / 2 / groups.length);
  const blocks = groups.map((group) => detail(page, group, most).join('\n'));
  const { shown, omitted } = takeWithin(blocks, detailBytes);
  const note = t.report.next.omitted({ shown: shown.length, total: blocks.length });
  return omitted > 0 ? [`**${note}**`, '', ...shown] : [...shown];
}

/** One rule: as many of its findings as `most` bytes hold, and how to fix them. */
function detail(page: MarkdownPage, { rule, open, waived }: FindingGroup, most: number): string[] {
  const { t, language, verbose } = page;
  const words = t.report.findings;
  const lines = (verbose ? open : open.slice(0, resourcesShown)).map(
    ({ message, resource }) => `- ${markdownText(message[language])}<br>${linked(resource.id)}`,
  );
  const { shown } = takeWithin(lines, most);
  const more = open.length - shown.length;
  const title = `${htmlText(rule.title[language])}${brackets(words.resources({ n: open.length }), language)}`;
  const steps = rule.steps[language].map((step, index) => `${index + 1}. ${markdownText(step)}`);
  return [
    `<details><summary>${title}</summary>`,
    '',
    ...shown,
    ...(more > 0 ? [`- ${words.more({ n: more })}`] : []),
    ...(waived > 0 ? [`- ${words.alsoWaived({ n: waived })}`] : []),
    '',
    `${words.fix}:`,
    '',
    ...steps,
    '',
    '</details>',
    '',
  ];
}

/** The id, leading to the resource in the provider's console where it has a page there. */
function linked(id: string): string {
  const link = consoleLink(id);
  return link === undefined ? markdownCode(id) : `[${markdownCode(id)}](${link})`;
}
