import { listSeparator } from '../../i18n/term.ts';
import { type ChangeKind, changeKinds, type Diff, type ResultChange } from '../../model/diff.ts';
import { type Ink, inkOf, type Paint } from '../ink.ts';
import { printable, printableShort } from '../printable.ts';
import type { ReportOptions } from '../reporter.ts';
import { type Cell, fields, table } from '../table.ts';
import { cell, heading, lead, paragraph } from '../text/page.ts';
import { formatTime } from '../time.ts';
import { usableWidth } from '../width.ts';
import { alarmsOf, byRule, type DiffWords, detailWords, diffWords, movement, ruleWords } from './page.ts';

export interface DiffReportOptions extends ReportOptions {
  /** Of the comply that compares. */
  readonly version: string;
}

interface DiffPage extends DiffWords {
  readonly ink: Ink;
  readonly width: number;
  readonly verbose: boolean;
  readonly version: string;
}

/** Of one rule, and of one list, no more are shown unless everything is asked for. */
const resourcesShown = 5;
const linesShown = 20;

/** A diff for a person at a terminal. What decides the exit code comes last. */
export function* reportDiffText(diff: Diff, options: DiffReportOptions): Iterable<string> {
  const { language, color, verbose, version } = options;
  const page: DiffPage = {
    ...diffWords(diff, language),
    ...{ ink: inkOf(color), width: usableWidth(options.width), verbose, version },
  };
  yield* lines(head(page));
  for (const kind of changeKinds) yield* lines(changesOf(page, kind));
  yield* lines(scope(page));
  yield* lines(rules(page));
  yield* lines(summary(page));
}

function* lines(section: Iterable<string>): Iterable<string> {
  for (const line of section) yield `${line}\n`;
}

function* head(page: DiffPage): Iterable<string> {
  const { diff, t, ink, width, version } = page;
  yield* paragraph(page, t.title({ version: printable(version) }), { indent: 0, ink: ink.strong });
  const rows = (
    [
      ['old', diff.old],
      ['new', diff.new],
    ] as const
  ).map(([side, { run, open, unknown }]): readonly [Cell, Cell] => [
    cell(t[side], ink.dim),
    cell(t.side({ asOf: printable(formatTime(run.asOf)), run: printableShort(run.id, 80), open, unknown })),
  ]);
  yield* fields(rows, { width, indent: 2 });
  for (const alarm of alarmsOf(page, (text) => printableShort(text, 40))) {
    yield '';
    yield* paragraph(page, alarm, { indent: 4, first: ' ! ', ink: ink.caution });
  }
}

function paintOf({ ink }: DiffPage, kind: ChangeKind): Paint {
  if (kind === 'new' || kind === 'unwaived') return ink.bad;
  if (kind === 'fixed' || kind === 'waived') return ink.good;
  return ink.caution;
}

function* changesOf(page: DiffPage, kind: ChangeKind): Iterable<string> {
  const { diff, t } = page;
  if (diff.counts[kind] === 0) return;
  yield* heading(
    page,
    t.kind[kind],
    [t.results({ n: diff.counts[kind] }), t.means[kind]].join(listSeparator[page.language]),
  );
  for (const group of byRule(page, kind)) yield* ofRule(page, kind, group);
}

function* ofRule(page: DiffPage, kind: ChangeKind, group: readonly ResultChange[]): Iterable<string> {
  const { t, language, ink, verbose } = page;
  const [first] = group;
  if (!first) return;
  yield '';
  yield* paragraph(page, printableShort(first.title[language]), { indent: 2, ink: ink.strong });
  const grade = page.severity[first.severity];
  yield* lead(page, [grade, printableShort(first.rule)], { indent: 2, ink: ink.severity[first.severity] });
  const shown = verbose ? group : group.slice(0, resourcesShown);
  for (const change of shown) yield* ofResource(page, kind, change);
  const more = group.length - shown.length;
  if (more > 0) yield* paragraph(page, t.more({ n: more }), { indent: 6, ink: ink.dim });
}

const signs: Readonly<Record<ChangeKind, string>> = {
  new: '✗',
  unwaived: '✗',
  'rule-changed': '~',
  changed: '~',
  'newly-unknown': '?',
  'out-of-scope': '-',
  waived: '✓',
  fixed: '✓',
};

function* ofResource(page: DiffPage, kind: ChangeKind, change: ResultChange): Iterable<string> {
  const { t, ink, verbose, language } = page;
  const { resource, details, moreDetails, message, to } = change;
  const first = `    ${signs[kind]} `;
  yield* paragraph(page, printableShort(resource.id), { indent: 6, first, ink: paintOf(page, kind) });
  const place = [resource.target, resource.account, resource.region].filter((part) => part !== '-').join(' / ');
  yield* paragraph(page, `${movement(page, change)}  ${printableShort(place)}`, { indent: 6, ink: ink.dim });
  if (to === 'fail' && details.length === 0)
    yield* paragraph(page, printableShort(message[language], 600), { indent: 6 });
  const shown = verbose ? details : details.slice(0, resourcesShown);
  for (const detail of shown) yield* paragraph(page, printableShort(detailWords(page, detail), 600), { indent: 6 });
  const more = moreDetails + details.length - shown.length;
  if (more > 0) yield* paragraph(page, t.more({ n: more }), { indent: 6, ink: ink.dim });
}

function* scope(page: DiffPage): Iterable<string> {
  const { diff, t, width } = page;
  if (diff.scope.length === 0) return;
  yield* heading(page, t.scope.heading);
  const rows = diff.scope.map(({ what, change, name }) => [
    cell(t.scope[change]),
    cell(t.scope.what[what]),
    cell(printableShort(name)),
  ]);
  yield* bounded(page, rows, (some) => table(some, { width, indent: 2 }));
}

function* rules(page: DiffPage): Iterable<string> {
  const { diff, t, width, ink } = page;
  if (diff.rules.length === 0) return;
  yield* heading(page, t.rules.heading);
  const rows = diff.rules.map((change): readonly [Cell, Cell] => [
    cell(printableShort(change.rule), ink.code),
    cell(ruleWords(page, change, printableShort)),
  ]);
  yield* bounded(page, rows, (some) => fields(some, { width, indent: 2 }));
}

function* bounded<Row>(
  page: DiffPage,
  rows: readonly Row[],
  lay: (some: readonly Row[]) => readonly string[],
): Iterable<string> {
  const shown = page.verbose ? rows : rows.slice(0, linesShown);
  yield* lay(shown);
  const more = rows.length - shown.length;
  if (more > 0) yield* paragraph(page, page.t.more({ n: more }), { indent: 2, ink: page.ink.dim });
}

function* summary(page: DiffPage): Iterable<string> {
  const { diff, t, width, ink } = page;
  yield* heading(page, t.summary);
  const rows = [
    ...changeKinds.map((kind) => [t.kind[kind], diff.counts[kind], t.means[kind]] as const),
    [t.readAgain, diff.readAgain, t.readAgainMeans] as const,
    [t.unchanged, diff.unchanged, ''] as const,
  ];
  const cells = rows.map(([label, n, means]) => [cell(label), cell(String(n)), cell(means, ink.dim)]);
  yield* table(cells, { width, indent: 2 });
  yield '';
  if (diff.changes.length + diff.scope.length + diff.rules.length === 0)
    yield* paragraph(page, t.nothing, { indent: 2 });
  const isNew = diff.newFindings > 0;
  const first = isNew ? '✗ ' : '✓ ';
  yield* paragraph(page, t.newFindings({ n: diff.newFindings }), { indent: 2, first, ink: isNew ? ink.bad : ink.good });
}
