import { disclosureJa as words } from '../../i18n/disclosure.ja.ts';
import { markdownText } from '../markdown/escape.ts';
import type { Disclosure } from './disclosure.ts';
import type { DisclosureRow } from './rows.ts';

/** Characters of one text; what the catalog and people write is shorter. */
const longest = 4000;

/** The disclosure as a page to finish by hand, line by line. */
export function* discloseMarkdown(disclosure: Disclosure): Iterable<string> {
  for (const line of linesOf(disclosure)) yield `${line}\n`;
}

function* linesOf({ head, rows, splits, undeclared }: Disclosure): Iterable<string> {
  yield* [`# ${words.title}`, ''];
  for (const notice of words.notices) yield* [notice, ''];
  yield* tableHead([words.item, words.content]);
  for (const [label, text] of head) yield row([show(label), show(text)]);
  for (const [group, of] of Map.groupBy(rows, (one) => one.group)) {
    yield* ['', `## ${show(group)}`, ''];
    yield* tableHead([words.item, words.requirement, words.status, words.basis, words.party, words.remarks]);
    for (const one of of) yield row(cellsOf(one));
  }
  yield* ['', `## ${words.splits}`, '', words.splitsMean, ''];
  yield* splitLines(splits);
  if (undeclared > 0) yield* ['', words.splitsLacking({ n: undeclared })];
}

function* splitLines(splits: Disclosure['splits']): Iterable<string> {
  if (splits.length === 0) {
    yield words.splitsNone;
    return;
  }
  const { customer, provider } = words.parties;
  yield* tableHead([words.control, customer, provider, words.vendor, words.vendorReport, words.splitNote]);
  for (const { control, isCustomers, isProviders, vendor, report, note } of splits) {
    const parts = [isCustomers, isProviders].map((isPart) => (isPart ? words.part : words.none));
    yield row([show(control), ...parts, ...[vendor, report, note].map((text) => show(text ?? words.none))]);
  }
}

function cellsOf({ citation, title, summary, status, basis, party, remarks }: DisclosureRow): readonly string[] {
  return [
    show(citation),
    `**${show(title)}**<br>${show(summary)}`,
    show(status),
    stacked(basis),
    stacked(party),
    remarks.length === 0 ? words.none : stacked(remarks),
  ];
}

function tableHead(labels: readonly string[]): readonly string[] {
  return [row(labels), row(labels.map(() => '---'))];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function stacked(texts: readonly string[]): string {
  return texts.map(show).join('<br>');
}

function show(text: string): string {
  return markdownText(text, longest);
}
