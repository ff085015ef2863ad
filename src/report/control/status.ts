import { facts, paragraphs, table } from '../html/blocks.ts';
import type { Section } from '../html/document.ts';
import { html } from '../html/markup.ts';
import { statusSigns } from '../signs.ts';
import { type ControlPage, mostRows } from './page.ts';
import { type Owed, owedByPerson, statusReason } from './reasons.ts';

/** The status, why it is that, and what it follows from. */
export function statusSection(page: ControlPage): Section {
  const { dossier, words, report, language } = page;
  const { control, children } = dossier;
  const w = words.status;
  const signed = (status: typeof control.status) => `${statusSigns[status]} ${report.status[status]}`;
  return {
    id: 'status',
    title: w.heading,
    body: html`${facts([
      [w.status, html`<strong>${signed(control.status)}</strong>`],
      [w.why, statusReason(page)],
      [w.results, w.outcomes({ ...control.results, waived: control.waived })],
    ])}${
      children.length > 0
        ? html`${paragraphs(w.rollUp)}${table({
            caption: w.rollUpCaption,
            columns: [
              { head: words.control.citation, cell: (child: (typeof children)[number]) => child.citation[language] },
              { head: w.entry, cell: ({ title }) => title[language] },
              { head: w.status, cell: ({ status }) => signed(status), kind: 'state' },
            ],
            rows: children,
            most: mostRows,
            cut: page.t.cut,
          })}`
        : undefined
    }${paragraphs(w.decides)}`,
  };
}

/** What no rule shows of it, and whether somebody answers for that. */
export function personSection(page: ControlPage): Section {
  const w = page.words.person;
  return {
    id: 'person',
    title: w.heading,
    body: table({
      caption: w.heading,
      isSaid: true,
      columns: [
        { head: w.required, cell: ({ text }: Owed) => text, kind: 'text' },
        {
          head: w.state,
          cell: ({ isAttested }) => (isAttested ? w.attested : html`<strong>${w.open}</strong>`),
        },
      ],
      rows: owedByPerson(page),
      most: mostRows,
      cut: page.t.cut,
      none: w.none,
    }),
  };
}
