import { causeSentence } from '../../i18n/cause.ts';
import { causeWords } from '../../i18n/cause-kind.ts';
import type { CoverageEntry } from '../../model/evidence.ts';
import { list, paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { type Content, code, html, joined } from '../html/markup.ts';
import { effectsOf, type GapGroup, groupGaps } from '../unknowns.ts';
import { mostRows, type Sheet } from './sheet.ts';
import { codes, commas } from './words.ts';

/** From what needs looking at to what does not. */
const order: readonly CoverageEntry['status'][] = ['unread', 'partial', 'absent', 'ok'];

/** How each service of each account and region was read, what was not read first. */
export function coverageSection(sheet: Sheet): Section {
  const { t, run } = sheet;
  const words = t.coverage;
  const by = Map.groupBy(run.coverage, ({ status }) => status);
  const of = (status: CoverageEntry['status']) => by.get(status) ?? [];
  const count = (status: CoverageEntry['status']) => of(status).length;
  const counts = { ok: count('ok'), partial: count('partial'), unread: count('unread'), absent: count('absent') };
  return {
    id: 'coverage',
    title: words.heading,
    body: html`${paragraphs(words.intro({ total: run.coverage.length, ...counts }))}${coverageTable(sheet, [
      ...of('unread'),
      ...of('partial'),
    ])}${denied(sheet)}${gapsTable(sheet, groupGaps(sheet.assessment))}${placesTable(sheet, words.read, of('ok'))}${
      counts.absent > 0 ? placesTable(sheet, words.absent, of('absent')) : undefined
    }`,
  };
}

/** One row for each service of an account and region, what was not read first. */
export function coverageTable(
  { t, language }: Pick<Sheet, 't' | 'language'>,
  entries: readonly CoverageEntry[],
): Content {
  const words = t.coverage;
  const { sources, queries } = t;
  const rank = ({ status }: CoverageEntry) => order.indexOf(status);
  const number = 'number';
  return table({
    caption: words.notRead,
    columns: [
      { head: sources.target, cell: ({ target }: CoverageEntry) => target },
      { head: sources.account, cell: ({ account }) => code(account) },
      { head: sources.regions, cell: ({ region }) => region },
      { head: queries.service, cell: ({ service }) => service },
      { head: words.state, cell: ({ status }) => words.status[status], kind: 'state' },
      {
        head: words.causes,
        cell: ({ causes }) =>
          commas(
            causes.map((kind) => causeWords[kind][language]),
            language,
          ) || '-',
      },
      { head: queries.calls, cell: ({ calls }) => calls, kind: number },
      { head: queries.failed, cell: ({ failed }) => failed, kind: number },
      { head: queries.resources, cell: ({ resources }) => resources, kind: number },
    ],
    rows: entries.toSorted((a, b) => rank(a) - rank(b)),
    most: mostRows,
    cut: t.cut,
    none: words.allRead,
  });
}

function denied({ t, run }: Sheet): Content {
  const words = t.coverage;
  if (run.denied.length === 0) return paragraphs(words.noneDenied);
  return html`<h3>${words.denied}</h3>
${list([codes(run.denied, (n) => t.more({ n }), mostRows)])}`;
}

/** Calls that failed, why, and what that leaves unknown. */
export function gapsTable(
  { t, report, language }: Pick<Sheet, 't' | 'report' | 'language'>,
  groups: readonly GapGroup[],
): Content {
  const words = t.coverage;
  if (groups.length === 0) return undefined;
  return table({
    caption: words.gaps,
    columns: [
      { head: words.call, cell: ({ call }: GapGroup) => code(call) },
      {
        head: words.why,
        cell: ({ cause, permissions }) => causeSentence(cause, { permissions, most: 5 })[language],
        kind: 'text',
      },
      {
        head: words.where,
        cell: ({ places }) =>
          codes(
            places.map(({ target, account, region }) => [target, account, region].join(' / ')),
            (n) => t.more({ n }),
          ),
      },
      { head: words.effect, cell: (group) => joined(effectsOf(group, report), html`<br>`) },
    ],
    rows: groups,
    most: mostRows,
    cut: t.cut,
  });
}

interface Place extends Pick<CoverageEntry, 'target' | 'account' | 'region'> {
  readonly entries: readonly CoverageEntry[];
}

/** What is all the same there: a row for each account and region, its services in it. */
function placesTable({ t }: Sheet, caption: string, entries: readonly CoverageEntry[]): Content {
  const { sources, coverage } = t;
  const groups = Map.groupBy(entries, ({ target, account, region }) => JSON.stringify([target, account, region]));
  const rows = [...groups.values()].flatMap((members): Place[] => {
    const [first] = members;
    return first ? [{ ...first, entries: members }] : [];
  });
  return table({
    caption,
    columns: [
      { head: sources.target, cell: ({ target }: Place) => target },
      { head: sources.account, cell: ({ account }) => code(account) },
      { head: sources.regions, cell: ({ region }) => region },
      {
        head: coverage.services,
        cell: ({ entries: of }) => of.map(({ service, resources }) => `${service} (${resources})`).join(', '),
        kind: 'text',
      },
    ],
    rows,
    most: mostRows,
    cut: t.cut,
    none: `${caption}: ${t.none}`,
  });
}
