import type { Control } from '../../model/framework.ts';
import type { ControlSubject, TestedSafeguard } from '../../model/subject.ts';
import { personal } from '../explain/personal.ts';
import { markdownCode } from '../markdown/escape.ts';
import { facts, linked, list, type Page, plain, ruleItems, section } from './page.ts';

/** A control: what it asks, which safeguards and rules answer it, and what a person must supply. */
export function writeControlPage(page: Page, subject: ControlSubject): string[] {
  const { explain: t, words, language } = page;
  const { framework, edition, control, parent, parts, primary, supporting } = subject;
  const w = words.control;
  const isAddressable = framework.id === 'hipaa' && control.level === 'addressable';
  const isDefault = edition === framework.editions[0];
  return [
    `# ${plain(control.citation[language])} ${plain(control.title[language])}`,
    '',
    markdownCode(`${framework.id}${isDefault ? '' : `@${edition.id}`}:${control.id}`),
    '',
    ...facts([
      [w.framework, plain(framework.title[language])],
      [w.edition, plain(edition.title[language])],
      [w.kind, plain(subject.called[language])],
      [w.level, subject.level && plain(subject.level[language])],
      [w.group, subject.group && plain(subject.group[language])],
      [t.part, parent && controlText(page, parent)],
      [t.shows, w.assessments[control.assessment]],
    ]),
    '',
    ...section(t.asks, [
      plain(control.summary[language]),
      ...(isAddressable ? ['', plain(w.addressable)] : []),
      '',
      t.ownWords,
    ]),
    ...section(t.parts, list(parts.map((part) => controlText(page, part)))),
    ...section(t.primary, primary.length > 0 ? safeguards(page, primary) : [t.noSafeguard]),
    ...section(t.supporting, safeguards(page, supporting)),
    ...section(words.person.heading, list(personal(page, subject).map(plain))),
    ...section(w.notes, list(framework.notes.map((note) => plain(note[language])))),
  ];
}

function controlText({ language }: Page, { citation, title }: Control): string {
  return `${plain(citation[language])} ${plain(title[language])}`;
}

/** Each safeguard with why it is demanded and the rules that test it. */
function safeguards(page: Page, tested: readonly TestedSafeguard[]): string[] {
  const { explain: t, language } = page;
  return tested.flatMap(({ safeguard: { id, title, rationale }, testers }, index) => [
    ...(index > 0 ? [''] : []),
    `### ${linked(page, title[language], { kind: 'safeguard', id })}`,
    '',
    `${markdownCode(id)} ${plain(rationale[language])}`,
    '',
    ...(testers.length > 0 ? ruleItems(page, testers) : [t.noRule]),
  ]);
}
