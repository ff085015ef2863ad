import { evidenceFiles } from '../../model/evidence.ts';
import { paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { html } from '../html/markup.ts';
import type { Sheet } from './sheet.ts';

/** One figure in two places. */
export interface TieOut {
  readonly what: string;
  readonly stated: number;
  readonly counted: string;
  /** Absent where the file does not say. */
  readonly lines: number | undefined;
}

/** The counts of the run against the lines of the files: what an auditor would add up. */
export function tieOutSection(sheet: Sheet): Section {
  const { t, files } = sheet;
  const words = t.tieOut;
  const callLines = files[evidenceFiles.calls]?.lines;
  return {
    id: 'population',
    title: words.heading,
    body: html`${paragraphs(words.intro)}${table({
      caption: words.caption,
      columns: [
        { head: words.what, cell: ({ what }: TieOut) => what },
        { head: words.stated, cell: ({ stated }) => stated, kind: 'number' },
        { head: words.counted, cell: ({ counted }) => counted },
        { head: words.lines, cell: ({ lines }) => lines ?? t.notKnown, kind: 'number' },
        {
          head: words.agrees,
          cell: ({ stated, lines }) => (stated === lines ? words.equal : words.differs),
          kind: 'state',
        },
      ],
      rows: tieOut(sheet),
      most: 50,
      cut: t.cut,
    })}${paragraphs(callLines === undefined ? undefined : words.callLines({ lines: callLines }))}`,
  };
}

/** Every figure that two places give. */
export function tieOut({ t, run, files, assessment }: Sheet): readonly TieOut[] {
  const words = t.tieOut;
  const { resources, calls, results, outcomes } = run.counts;
  const linesOf = (path: string) => files[path]?.lines;
  const sum = (key: 'resources' | 'calls') => run.coverage.reduce((total, entry) => total + entry[key], 0);
  const raw = Object.entries(files)
    .filter(([path]) => path.startsWith('records/'))
    .reduce((total, [, { lines = 0 }]) => total + lines, 0);
  const judged = outcomes.pass + outcomes.fail + outcomes.unknown + outcomes.notApplicable;
  const pair = (what: string, stated: number, counted: string, lines: number | undefined): TieOut => ({
    what,
    stated,
    counted,
    lines,
  });
  return [
    pair(words.resources, resources, words.inventory, linesOf(evidenceFiles.inventory)),
    pair(words.resources, resources, words.raw, raw),
    pair(words.resources, resources, words.coverage, sum('resources')),
    pair(words.calls, calls, words.coverage, sum('calls')),
    pair(words.calls, calls, words.ledgerSum, assessment.ledger.calls),
    pair(words.results, results, words.resultLines, linesOf(evidenceFiles.results)),
    pair(words.results, results, words.outcomes, judged),
    pair(words.rules, run.rules.count, words.ruleLines, linesOf(evidenceFiles.rules)),
    pair(words.waivers, assessment.waivers.length, words.waiverLines, linesOf(evidenceFiles.waivers)),
    pair(
      words.attestations,
      assessment.attestations.length,
      words.attestationLines,
      linesOf(evidenceFiles.attestations),
    ),
  ];
}
