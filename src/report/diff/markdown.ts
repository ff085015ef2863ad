import { formatCount } from '../../i18n/plural.ts';
import { type ChangeKind, changeKinds, type Diff, type ResultChange } from '../../model/diff.ts';
import { brackets } from '../brackets.ts';
import { markdownCode, markdownText } from '../markdown/escape.ts';
import { takeWithin } from '../markdown/table.ts';
import { formatTime } from '../time.ts';
import { alarmsOf, type DiffWords, detailWords, diffWords, movement, ruleWords } from './page.ts';
import type { DiffReportOptions } from './text.ts';

/** Bytes that one list may take: ten of them and the head stay below the 1 MiB of a GitHub step summary. */
const sectionBytes = 80 * 1024;
const detailsShown = 5;

/** A diff as GitHub-flavoured Markdown for a pull request or a step summary; below 900 KiB, and what is left out is counted. */
export function* reportDiffMarkdown(diff: Diff, { language, version }: DiffReportOptions): Iterable<string> {
  const words = diffWords(diff, language);
  for (const section of [head(words, version), summary(words)]) yield* lines(section);
  for (const kind of changeKinds) yield* lines(changesOf(words, kind));
  yield* lines(scope(words));
  yield* lines(rules(words));
}

function* lines(section: readonly string[]): Iterable<string> {
  for (const line of section) yield `${line}\n`;
}

function head(words: DiffWords, version: string): readonly string[] {
  const { diff, t } = words;
  const sides = (
    [
      ['old', diff.old],
      ['new', diff.new],
    ] as const
  ).map(([side, { run, open, unknown }]) => {
    const about = { asOf: markdownText(formatTime(run.asOf)), run: markdownCode(run.id, 80), open, unknown };
    return `- ${t[side]}: ${t.side(about)}`;
  });
  const alarms = alarmsOf(words, (text) => markdownText(text, 40));
  return [
    `### ${t.title({ version: markdownText(version) })}`,
    '',
    `**${diff.newFindings > 0 ? '✗' : '✓'} ${t.newFindings({ n: diff.newFindings })}**`,
    '',
    ...sides,
    '',
    ...(alarms.length > 0 ? ['> [!WARNING]', ...alarms.flatMap((line) => [`> ${line}`, '>']).slice(0, -1), ''] : []),
  ];
}

function summary({ diff, t }: DiffWords): readonly string[] {
  const rows = [
    ...changeKinds.map((kind) => [t.kind[kind], diff.counts[kind], t.means[kind]] as const),
    [t.readAgain, diff.readAgain, t.readAgainMeans] as const,
    [t.unchanged, diff.unchanged, ''] as const,
  ];
  const cells = rows.map(([label, n, means]) => [label, n === 0 ? '-' : formatCount(n), means]);
  return tableOf(t, [t.summary, '', ''], cells);
}

function changesOf(words: DiffWords, kind: ChangeKind): readonly string[] {
  const { diff, t } = words;
  const changes = diff.changes.filter((change) => change.kind === kind);
  if (changes.length === 0) return [];
  const { severity, rule, resource, change } = t.columns;
  return [
    `### ${t.kind[kind]}${brackets(formatCount(changes.length), words.language)}`,
    '',
    `${t.means[kind]}`,
    '',
    ...tableOf(
      t,
      [severity, rule, resource, change],
      changes.map((one) => rowOf(words, one)),
    ),
  ];
}

function rowOf(words: DiffWords, change: ResultChange): readonly string[] {
  const { t, language, severity } = words;
  const { title, rule, resource, details, moreDetails, message, to } = change;
  const place = [resource.target, resource.account, resource.region].filter((part) => part !== '-').join(' / ');
  const shown = details.slice(0, detailsShown);
  const more = moreDetails + details.length - shown.length;
  return [
    severity[change.severity],
    `**${markdownText(title[language])}**<br>${markdownCode(rule)}`,
    `${markdownCode(resource.id)}<br>${markdownText(place)}`,
    [
      movement(words, change),
      ...(to === 'fail' && details.length === 0 ? [markdownText(message[language])] : []),
      ...shown.map((detail) => markdownText(detailWords(words, detail))),
      ...(more > 0 ? [t.more({ n: more })] : []),
    ].join('<br>'),
  ];
}

function scope({ diff, t }: DiffWords): readonly string[] {
  if (diff.scope.length === 0) return [];
  const rows = diff.scope.map(({ what, change, name }) => [t.scope[change], t.scope.what[what], markdownText(name)]);
  return [`### ${t.scope.heading}`, '', ...tableOf(t, ['', '', ''], rows)];
}

function rules(words: DiffWords): readonly string[] {
  const { diff, t, language } = words;
  if (diff.rules.length === 0) return [];
  const rows = diff.rules.map((change) => [
    `**${markdownText(change.title[language])}**<br>${markdownCode(change.rule)}`,
    ruleWords(words, change, markdownCode),
  ]);
  return [`### ${t.rules.heading}`, '', ...tableOf(t, [t.columns.rule, t.columns.change], rows)];
}

/** A table, and above it how many rows it does not show. Cells are Markdown already. */
function tableOf(
  t: DiffWords['t'],
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const { shown, omitted } = takeWithin(rows.map(row), sectionBytes);
  const note = t.omitted({ shown: shown.length, total: rows.length });
  return [...(omitted > 0 ? [`**${note}**`, ''] : []), row(header), row(header.map(() => '---')), ...shown, ''];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
