import type { ControlDossier } from '../../model/dossier.ts';
import { paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { code, html } from '../html/markup.ts';
import { type ControlPage, mostRows } from './page.ts';

/** How many resources its rules judge, by type. */
export function populationSection({ dossier, words, t }: ControlPage): Section {
  const w = words.population;
  const { types, total } = dossier.population;
  return {
    id: 'population',
    title: w.heading,
    body: html`${paragraphs(types.length > 0 ? w.intro({ n: total, types: types.length }) : undefined)}${table({
      caption: w.caption,
      columns: [
        { head: w.type, cell: ({ type }: ControlDossier['population']['types'][number]) => code(type) },
        { head: w.resources, cell: ({ resources }) => resources, kind: 'number' },
        { head: w.rules, cell: ({ rules }) => rules, kind: 'number' },
      ],
      rows: types,
      most: mostRows,
      cut: t.cut,
      none: w.none,
    })}`,
  };
}
