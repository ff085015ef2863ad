import type { SnapshotTarget } from '../../model/snapshot.ts';
import { evidenceLines } from '../evidence.ts';
import { gateReasons, gateVerdict } from '../gate.ts';
import { statusOrder } from '../signs.ts';
import { formatTime } from '../time.ts';
import type { CellValue, SheetTable } from '../xlsx/sheet.ts';
import { columnsOf, listed, type WorkbookPage } from './page.ts';
import { judgedResources } from './population-sheet.ts';

type Pair = readonly [label: string, value: CellValue];

/** What was judged when, how it came out, and what the sheets leave out (`cut`), label by label. */
export function summarySheet(page: WorkbookPage, cut: readonly string[]): SheetTable {
  const { words, t } = page;
  const w = words.summary;
  const rows: Pair[] = [
    ...headPairs(page),
    ...[...alarms(page), ...cut].map((text): Pair => [w.warning, text]),
    ...page.assessment.targets.map((target): Pair => [w.target({ name: target.name }), targetWords(page, target)]),
    ...frameworkPairs(page),
    [words.sheets.population, populationWords(page)],
    ...evidenceLines(page.assessment, t).map((text): Pair => [w.evidence, text]),
    [w.information, w.noInformation],
    [w.limits, t.report.limits.text],
  ];
  return {
    name: words.sheets.summary,
    columns: columnsOf([
      [page.columns.item, 34],
      [page.columns.content, 110],
    ]),
    rows,
  };
}

function headPairs({ assessment, words, t, language }: WorkbookPage): readonly Pair[] {
  const { run, tool, gate, counts, ledger, organization } = assessment;
  const [w, head] = [words.summary, t.report.head];
  const { fail, waived, unknown, pass, 'not-applicable': notApplicable } = counts;
  const verdict = t.report.gate.verdict({ verdict: gateVerdict(gate, t), code: gate.exitCode });
  return [
    [w.organization, organization ?? head.anonymous],
    [w.tool, `${tool.name} ${tool.version}`],
    [head.run, run.id],
    [w.started, formatTime(run.startedAt)],
    [w.finished, formatTime(run.finishedAt)],
    [w.asOf, formatTime(run.asOf)],
    [w.gate, [verdict, ...gateReasons(assessment, { t, language, show: asIs })].join(' ')],
    [head.results, head.outcomes({ fail, waived, unknown, pass, notApplicable })],
    [head.calls, ledger.failed > 0 ? head.callsFailed(ledger) : head.callsComplete(ledger)],
  ];
}

/** A cell is escaped whole, when it is written. */
function asIs(text: string): string {
  return text;
}

/** What makes the report less than it seems. */
function alarms({ assessment, t }: WorkbookPage): readonly string[] {
  const { run, targets } = assessment;
  const head = t.report.head;
  const overridden = targets.flatMap(({ name, endpointOverride }) =>
    endpointOverride === undefined ? [] : [head.override({ target: name, endpoint: endpointOverride })],
  );
  return [
    ...(overridden.length > 0 ? [head.overrideHeading, ...overridden, head.overrideMeans] : []),
    ...(run.interrupted ? [head.interrupted] : []),
    ...(run.complete ? [] : [head.incomplete]),
  ];
}

function targetWords({ words }: WorkbookPage, target: SnapshotTarget): string {
  const { provider, id, regions, caller, accounts } = target;
  return [
    provider,
    id,
    ...(accounts === undefined ? [] : [words.summary.inAccounts({ n: accounts.length })]),
    ...(regions.length > 0 ? [listed(regions)] : []),
    ...(caller === undefined ? [] : [words.summary.readBy({ caller })]),
  ].join(' / ');
}

function frameworkPairs({ assessment, t, language }: WorkbookPage): readonly Pair[] {
  return assessment.frameworks.flatMap(({ title, editionTitle, counts, notes }): readonly Pair[] => {
    const shown = statusOrder.filter((status) => counts[status] > 0);
    return [
      [title[language], [editionTitle[language], ...shown.map((one) => `${t.status[one]} ${counts[one]}`)].join(' / ')],
      ...notes.map((note): Pair => ['', note[language]]),
    ];
  });
}

function populationWords({ assessment, words }: WorkbookPage): string {
  const resources = judgedResources(assessment);
  const types = new Set(resources.map(({ resource }) => resource.type));
  return words.summary.population({ resources: resources.length, types: types.size });
}
