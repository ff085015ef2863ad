import type { AssessedWaiver } from '../../model/assessment.ts';
import { countMissing } from '../attestation.ts';
import { paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { type Content, code, html } from '../html/markup.ts';
import { mostRows, type Sheet } from './sheet.ts';
import { codes } from './words.ts';

/** What somebody left out or accepted, why, and who approved it. */
export function excludedSection(sheet: Sheet): Section {
  const { t, scope, assessment, report } = sheet;
  const words = t.excluded;
  const { reason, approvedBy } = t.rules;
  const { length } = assessment.attestations;
  return {
    id: 'exclusions',
    title: words.heading,
    body: html`${table({
      caption: words.exclusions,
      columns: [
        { head: words.what, cell: ({ what }) => code(what) },
        { head: reason, cell: (one) => one.reason },
        { head: approvedBy, cell: (one) => one.approvedBy },
      ],
      rows: scope.exclusions,
      most: mostRows,
      cut: t.cut,
      none: words.noExclusions,
    })}${table({
      caption: words.controls,
      columns: [
        { head: words.control, cell: ({ framework, control }) => code(`${framework}:${control}`) },
        { head: reason, cell: (one) => one.reason },
        { head: approvedBy, cell: (one) => one.approvedBy },
      ],
      rows: scope.config.controls,
      most: mostRows,
      cut: t.cut,
      none: words.noControls,
    })}${waiversTable(sheet, assessment.waivers)}${paragraphs(
      length > 0 ? words.attestations({ n: length }) : undefined,
      countMissing(assessment.attestations, report),
    )}`,
  };
}

/** Waivers with who owns and who approved them, until when, and what became of them. */
export function waiversTable({ t, report }: Pick<Sheet, 't' | 'report'>, waivers: readonly AssessedWaiver[]): Content {
  const words = t.excluded;
  const { compensating } = report.report.waivers;
  return table({
    caption: words.waivers,
    columns: [
      { head: words.rule, cell: ({ rule }: AssessedWaiver) => code(rule) },
      { head: words.resources, cell: ({ resources }) => codes(resources, (n) => t.more({ n })) },
      { head: words.kind, cell: ({ type }) => report.waiverType[type] },
      {
        head: t.rules.reason,
        cell: ({ reason, compensating: instead }) =>
          instead === undefined ? reason : html`${reason}<br>${compensating}: ${instead}`,
        kind: 'text',
      },
      { head: words.owner, cell: ({ owner }) => owner },
      { head: t.rules.approvedBy, cell: ({ approvedBy }) => approvedBy },
      { head: words.expires, cell: ({ expires }) => expires, kind: 'word' },
      { head: words.state, cell: ({ state }) => report.waiverState[state] },
      { head: words.matches, cell: ({ matches }) => matches, kind: 'number' },
    ],
    rows: waivers,
    most: mostRows,
    cut: t.cut,
    none: words.noWaivers,
  });
}
