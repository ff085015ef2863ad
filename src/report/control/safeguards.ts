import type { DossierRule, DossierSafeguard } from '../../model/dossier.ts';
import { table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { code, html } from '../html/markup.ts';
import { type ControlPage, mostRows } from './page.ts';

/** The measures it demands or leans on, and the rules that test them. */
export function safeguardsSection(page: ControlPage): Section {
  const { dossier, words, t, language, report } = page;
  const w = words.safeguards;
  const { outcome, severity } = report;
  const count = 'number';
  return {
    id: 'safeguards',
    title: w.heading,
    body: html`${table({
      caption: w.caption,
      columns: [
        { head: w.safeguard, cell: ({ title }: DossierSafeguard) => title[language] },
        { head: w.strength, cell: ({ strength }) => w.strengths[strength], kind: 'word' },
        { head: w.kind, cell: ({ kind }) => w.kinds[kind], kind: 'word' },
        { head: w.tested, cell: ({ tested }) => w.testedAs[tested], kind: 'word' },
        { head: w.rulesOf, cell: ({ rules }) => rules.length, kind: count },
        { head: w.why, cell: ({ rationale }) => rationale[language], kind: 'text' },
      ],
      rows: dossier.safeguards,
      most: mostRows,
      cut: t.cut,
      none: w.none,
    })}${table({
      caption: w.rules,
      columns: [
        { head: w.rule, cell: ({ title, id }: DossierRule) => html`${title[language]}<br>${code(id)}`, kind: 'text' },
        { head: report.report.findings.severity, cell: (rule) => severity[rule.severity], kind: 'word' },
        { head: w.strength, cell: ({ strength }) => w.strengths[strength], kind: 'word' },
        { head: w.extent, cell: ({ extent }) => w.extents[extent], kind: 'word' },
        { head: outcome.fail, cell: ({ results }) => results.fail, kind: count },
        { head: outcome.unknown, cell: ({ results }) => results.unknown, kind: count },
        { head: outcome.pass, cell: ({ results }) => results.pass, kind: count },
        { head: outcome['not-applicable'], cell: ({ results }) => results.notApplicable, kind: count },
        { head: w.digest, cell: ({ digest }) => code(digest.slice(0, 12)), kind: 'word' },
      ],
      rows: dossier.rules,
      most: mostRows,
      cut: t.cut,
      none: w.noRules,
    })}`,
  };
}
