import type { MonitoringGap, Period, PeriodRun, RuleVersion } from '../../model/period.ts';
import { list, paragraphs, table } from '../html/blocks.ts';
import { type Content, code, html } from '../html/markup.ts';
import { chainWords } from '../period/page.ts';
import { mostRows, type PeriodPart, type PeriodView, placeOf, soft, timeIn, under } from './period-view.ts';

/** Runs that are shown at most: those of a year, one a day, and some. */
const mostRuns = 400;
/** From so many on they are folded up. */
const foldedFrom = 32;

/** Which versions of comply and of the rules were in use, and when. */
export function versionsPart(view: PeriodView): PeriodPart {
  const { period, t, own } = view;
  const words = t.rules;
  const byRule = [...Map.groupBy(period.rules, ({ rule }) => rule).values()];
  const several = byRule.filter((versions) => versions.length > 1);
  const sorted = [...several, ...byRule.filter((versions) => versions.length === 1)].flat();
  const columns = (head: string, name: (one: RuleVersion) => Content) =>
    [
      { head, cell: name, kind: 'text' },
      { head: words.from, cell: ({ from }: RuleVersion) => timeIn(view, from), kind: 'word' },
      { head: words.to, cell: ({ to }: RuleVersion) => timeIn(view, to), kind: 'word' },
      { head: words.runs, cell: ({ runs }: RuleVersion) => runs, kind: 'number' },
    ] as const;
  const digest = {
    head: words.digest,
    cell: (one: RuleVersion) => code(one.digest.slice(0, 12)),
    kind: 'word',
  } as const;
  const body = html`${table({
    ...{ caption: own.toolVersions, rows: toolVersions(period), most: mostRows, cut: own.cut },
    columns: columns(own.version, ({ rule }) => code(rule)),
  })}${paragraphs(
    words.summary({ rules: byRule.length, versions: period.rules.length }),
    several.length > 0 ? own.severalVersions({ n: several.length }) : words.one,
  )}${table({
    ...{ caption: words.heading, rows: sorted, most: mostRows, cut: own.cut },
    columns: [...columns(words.rule, ({ rule }) => code(rule)), digest],
  })}`;
  return { id: 'period-versions', title: own.versions, body };
}

/** Each version of comply as long as it was in use, by its first run. */
function toolVersions({ runs }: Period): readonly RuleVersion[] {
  return [...Map.groupBy(runs, ({ toolVersion }) => toolVersion)].map(([rule, members]) => {
    const begun = members.map(({ startedAt }) => startedAt);
    return { rule, digest: '', from: begun[0] ?? '', to: begun.at(-1) ?? '', runs: members.length };
  });
}

/** When nothing, or only a part, was read. */
export function gapsPart(view: PeriodView): PeriodPart {
  const { period, t, own, severity } = view;
  const words = t.gaps;
  const body = html`${table({
    ...{
      caption: own.table(words.heading),
      isSaid: true,
      rows: period.gaps,
      most: mostRows,
      cut: own.cut,
      none: words.none,
    },
    columns: [
      { head: words.kind, cell: ({ kind }) => words.kinds[kind], kind: 'word' },
      { head: words.severity, cell: (gap) => severity[gap.severity], kind: 'word' },
      { head: words.length, cell: ({ seconds }) => t.length({ seconds }), kind: 'number' },
      { head: words.from, cell: ({ from }) => timeIn(view, from), kind: 'word' },
      { head: words.to, cell: ({ to }) => timeIn(view, to), kind: 'word' },
      { head: words.place, cell: (gap) => gapPlace(view, gap), kind: 'place' },
    ],
  })}${paragraphs(soft(words.means))}`;
  return { id: 'period-gaps', title: words.heading, body };
}

function gapPlace({ t }: PeriodView, { place, kind }: MonitoringGap): Content {
  if (!place) return kind === 'whole' ? undefined : t.gaps.anywhere;
  return html`${placeOf(place)}${under(soft(place.services.slice(0, 20).join(', ')))}${
    place.services.length > 20 ? ` +${place.services.length - 20}` : undefined
  }`;
}

/** Every run, and whether they are a chain. */
export function runsPart(view: PeriodView): PeriodPart {
  const { period, t, own } = view;
  const { runs } = period;
  const words = t.runs;
  const read = ({ complete, interrupted }: PeriodRun) =>
    complete ? own.reads.complete : interrupted ? own.reads.interrupted : own.reads.partial;
  const rows = table({
    ...{ caption: own.table(words.sheet), isSaid: true, rows: runs, most: mostRuns, cut: own.cut },
    columns: [
      { head: words.seq, cell: ({ seq }) => seq, kind: 'number' },
      { head: words.run, cell: ({ runId }) => code(runId), kind: 'place' },
      { head: words.started, cell: ({ startedAt }) => timeIn(view, startedAt), kind: 'word' },
      { head: own.read, cell: read, kind: 'word' },
      { head: words.trigger, cell: ({ trigger }) => trigger, kind: 'word' },
      { head: own.version, cell: ({ toolVersion }) => toolVersion, kind: 'word' },
      { head: words.manifest, cell: ({ manifestSha256 }) => code(manifestSha256.slice(0, 12)), kind: 'word' },
    ],
  });
  const folded = html`<details class="period-all"><summary>${own.allRuns({ n: runs.length })}</summary>
${rows}</details>
`;
  const body = html`${period.chain.length > 0 ? chainState(view) : paragraphs(chainState(view))}${runs.length < foldedFrom ? rows : folded}`;
  return { id: 'period-runs', title: words.sheet, body };
}

/** That the runs are a chain, or each place where they are not. */
export function chainState(view: PeriodView): Content {
  const { period, t } = view;
  const { chain, runs } = period;
  if (chain.length > 0) {
    return list(chain.slice(0, mostRows).map((problem) => chainWords(t, problem, (time) => timeIn(view, time))));
  }
  const [from = '-', to = '-'] = [runs[0], runs.at(-1)].map((run) => String(run?.seq ?? '-'));
  return t.chain.whole({ from, to });
}
