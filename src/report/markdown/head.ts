import { namesOf } from '../account-names.ts';
import { countEntries } from '../entry-count.ts';
import { gateReasons, gateVerdict } from '../gate.ts';
import { statusOrder, statusSigns } from '../signs.ts';
import { formatTime } from '../time.ts';
import { markdownCode, markdownText } from './escape.ts';
import type { MarkdownPage } from './page.ts';
import { countCell, linesBytes, markdownTable, takeWithin } from './table.ts';

/** Whether the gate holds, what is wrong with the scan, and who was judged when. */
export function headSection(page: MarkdownPage): string[] {
  const { assessment, t, language } = page;
  const { run, tool, gate, counts, organization } = assessment;
  const words = t.report.head;
  const { fail, waived, unknown, pass, 'not-applicable': notApplicable } = counts;
  const sign = { 0: '✓', 1: '✗', 3: '?' }[gate.exitCode];
  const verdict = t.report.gate.verdict({ verdict: gateVerdict(gate, t), code: gate.exitCode });
  return [
    `### ${markdownText(organization ?? words.anonymous)}: ${words.title({ version: markdownText(tool.version) })}`,
    '',
    `**${sign} ${verdict}**`,
    '',
    ...gateReasons(assessment, { t, language, show: (text) => markdownText(text) }).map((reason) => `- ${reason}`),
    '',
    ...alerts(page),
    `${words.results}: ${words.outcomes({ fail, waived, unknown, pass, notApplicable })}`,
    '',
    `${words.asOf({ time: markdownText(formatTime(run.asOf)) })}<br>${words.run}: ${markdownCode(run.id)}`,
    '',
    ...targetTable(page),
  ];
}

function alerts({ assessment, t }: MarkdownPage): string[] {
  const { run, targets } = assessment;
  const words = t.report.head;
  const overridden = targets.filter(({ endpointOverride }) => endpointOverride !== undefined);
  const lines = overridden.map(({ name, endpointOverride = '' }) =>
    words.override({ target: markdownCode(name), endpoint: markdownCode(endpointOverride) }),
  );
  const shown = within(lines, t);
  return [
    ...(lines.length > 0 ? alert('CAUTION', [`**${words.overrideHeading}**`, ...shown, words.overrideMeans]) : []),
    ...(run.interrupted ? alert('WARNING', [words.interrupted]) : []),
    ...(run.complete ? [] : alert('WARNING', [words.incomplete])),
  ];
}

/** https://docs.github.com/en/get-started/writing-on-github/getting-started-with-writing-and-formatting-on-github/basic-writing-and-formatting-syntax#alerts */
function alert(kind: 'CAUTION' | 'WARNING', lines: readonly string[]): string[] {
  return [`> [!${kind}]`, ...lines.flatMap((line, index) => (index === 0 ? [`> ${line}`] : ['>', `> ${line}`])), ''];
}

function targetTable({ assessment, t }: MarkdownPage): string[] {
  const { target, provider, account, regions, calls, callsFailed, callsComplete } = t.report.head;
  const rows = assessment.targets.map((one) => [
    markdownCode(one.name),
    markdownText(one.provider),
    one.id === one.name ? '-' : markdownCode(one.id),
    one.regions.map((region) => markdownText(region)).join(', ') || '-',
    one.caller === undefined ? '-' : markdownCode(one.caller),
  ]);
  const { ledger } = assessment;
  return [
    ...markdownTable(t, [target, provider, account, regions, t.report.head.callerLabel], rows),
    `${calls}: ${ledger.failed > 0 ? callsFailed(ledger) : callsComplete(ledger)}`,
    '',
    ...scopeLines(assessment, t),
  ];
}

/** How many accounts were entered, and in how many places nothing was asked. */
function scopeLines({ targets, ledger }: MarkdownPage['assessment'], t: MarkdownPage['t']): string[] {
  const { accounts: ofAws, subscriptions: ofAzure } = t.report.scope;
  const accounts = targets.flatMap(({ name, provider, accounts }) =>
    accounts === undefined
      ? []
      : [
          (provider === 'azure' ? ofAzure : ofAws)({
            target: markdownText(name),
            entered: accounts.filter(({ caller }) => caller !== undefined).length,
            accounts: accounts.length,
            names: someNames(accounts, t),
          }),
        ],
  );
  const absent = ledger.absent.length > 0 ? [t.report.scope.absent({ places: ledger.absent.length })] : [];
  return [...within(accounts, t), ...absent].flatMap((line) => [line, '']);
}

/** As many lines as there is room for, and how many more there are. */
function within(lines: readonly string[], t: MarkdownPage['t']): readonly string[] {
  const { shown, omitted } = takeWithin(lines, linesBytes);
  return omitted === 0 ? shown : [...shown, t.report.findings.more({ n: omitted })];
}

function someNames(accounts: Parameters<typeof namesOf>[0], t: MarkdownPage['t']): string {
  const names = namesOf(accounts).map((name) => markdownCode(name));
  const more = names.length - 3;
  return [...names.slice(0, 3), ...(more > 0 ? [t.report.findings.more({ n: more })] : [])].join(', ');
}

/** A row a framework, a column a status: the whole catalog. */
export function frameworksSection({ assessment, t, language }: MarkdownPage): string[] {
  const words = t.report.frameworks;
  const header = [
    words.framework,
    words.total,
    ...statusOrder.map((status) => `${statusSigns[status]} ${t.status[status]}`),
  ];
  const rows = assessment.frameworks.map((framework) => [
    `**${markdownText(framework.title[language])}**<br>${markdownText(framework.editionTitle[language])}`,
    markdownText(countEntries(framework, t, language)),
    ...statusOrder.map((status) => countCell(framework.counts[status])),
  ]);
  const notes = assessment.frameworks.flatMap(({ notes }) =>
    notes.map((note) => `- ${markdownText(note[language], 2000)}`),
  );
  return [`### ${words.heading}`, '', ...markdownTable(t, header, rows), ...notes, ...(notes.length > 0 ? [''] : [])];
}
