import { valueSeparator } from '../../i18n/term.ts';
import type { Edition, Framework } from '../../model/framework.ts';
import type { ControlSubject, FrameworkSubject, TestedSafeguard } from '../../model/subject.ts';
import { markdownCode } from '../markdown/escape.ts';
import { anchor, facts, linked, list, type Page, plain, section, table } from './page.ts';

type WholeEdition = FrameworkSubject['editions'][number];

/** A framework: every control of each edition, how far rules can show it, and the safeguards it names. */
export function writeFrameworkPage(page: Page, { framework, editions }: FrameworkSubject): string[] {
  const { t, words, language } = page;
  return [
    `# ${plain(framework.title[language])}`,
    '',
    markdownCode(framework.id),
    '',
    ...facts([[t.publisher, plain(framework.publisher[language])]]),
    '',
    `${words.control.ownWords} ${plain(framework.licenceNote[language])}`,
    '',
    ...section(words.control.notes, list(framework.notes.map((note) => plain(note[language])))),
    ...section(t.editions, list(editions.map((one) => editionItem(page, framework, one)))),
    ...editions.flatMap((one) => writeEdition(page, framework, one)),
  ];
}

function editionItem(page: Page, framework: Framework, { edition, controls }: WholeEdition): string {
  const { t, language, entries } = page;
  const state = edition.current ? '' : `, ${t.withdrawn}`;
  const title = linked(page, edition.title[language], { kind: 'edition', framework, edition });
  return `${title} ${markdownCode(edition.id)}: ${entries({ n: controls.length })}${state}`;
}

function writeEdition(page: Page, framework: Framework, { edition, controls }: WholeEdition): string[] {
  const { t, explain, words, language } = page;
  const header = [t.entry, explain.asks, explain.shows, words.safeguards.caption];
  const groups = edition.groups.flatMap((group) => {
    const rows = controls.filter(({ control }) => control.group === group.id).map((one) => row(page, one));
    return rows.length === 0 ? [] : [`### ${plain(group.title[language])}`, '', ...table(header, rows), ''];
  });
  const place = { kind: 'edition', framework, edition } as const;
  return [anchor(page, place), '', ...section(edition.title[language], groups)];
}

function row(page: Page, subject: ControlSubject): string[] {
  const { language, words, assessments, explain } = page;
  const { framework, edition, control, level, primary, supporting } = subject;
  const place = { kind: 'control', framework, edition, id: control.id } as const;
  const leans = supporting.length > 0 ? [`${words.safeguards.strengths.supporting}: ${named(page, supporting)}`] : [];
  return [
    [
      `${anchor(page, place)}${plain(control.citation[language])}`,
      markdownCode(control.id),
      ...(level ? [plain(level[language])] : []),
      ...successors(page, subject),
    ].join('<br>'),
    [
      `**${plain(control.title[language])}**`,
      plain(control.summary[language]),
      ...(control.supply ? [`*${explain.supply}:* ${plain(control.supply[language])}`] : []),
    ].join('<br>'),
    assessments[control.assessment],
    [...(primary.length > 0 ? [named(page, primary)] : []), ...leans].join('<br>') || '-',
  ];
}

function named(page: Page, all: readonly TestedSafeguard[]): string {
  return all
    .map(({ safeguard: { id, title } }) => linked(page, title[page.language], { kind: 'safeguard', id }))
    .join(valueSeparator[page.language]);
}

/** The controls of the following edition that took its place. */
function successors(page: Page, { framework, edition, control }: ControlSubject): string[] {
  const { t } = page;
  const next: Edition | undefined = framework.editions.find(({ id }) => id === edition.successor);
  if (!next || !control.successors) return [];
  const places = control.successors.controls.map((id) =>
    linked(page, id, { kind: 'control', framework, edition: next, id }),
  );
  return places.length === 0 ? [] : [`${t.successors({ edition: plain(next.id) })}: ${places.join(', ')}`];
}
