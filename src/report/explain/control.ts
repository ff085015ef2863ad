import type { ControlSubject, TestedSafeguard } from '../../model/subject.ts';
import { wrap } from '../wrap.ts';
import { controlRows, dashed, type ExplainPage, facts, heading, prose, ruleRows, section } from './page.ts';
import { personal } from './personal.ts';

/** A control: what it asks, which safeguards and rules answer it, and what a person must supply. */
export function explainControl(page: ExplainPage, subject: ControlSubject): string[] {
  const { t, words, language, ink } = page;
  const { framework, edition, control, parent, parts, primary, supporting } = subject;
  const w = words.control;
  const isAddressable = framework.id === 'hipaa' && control.level === 'addressable';
  return [
    ...heading(page, control.title[language]),
    ...wrap(control.citation[language], page.width).map((line) => ink.code(line)),
    '',
    ...facts(page, [
      [t.id, `${framework.id}${edition === framework.editions[0] ? '' : `@${edition.id}`}:${control.id}`],
      [w.framework, framework.title[language]],
      [w.edition, edition.title[language]],
      [w.kind, subject.called[language]],
      [w.level, subject.level?.[language]],
      [w.group, subject.group?.[language]],
      [t.part, parent && `${parent.citation[language]}  ${parent.title[language]}`],
      [t.shows, w.assessments[control.assessment]],
    ]),
    ...section(page, t.asks, [
      ...prose(page, control.summary[language]),
      ...(isAddressable ? prose(page, w.addressable) : []),
      ...prose(page, t.ownWords).map((line) => ink.dim(line)),
    ]),
    ...section(page, t.parts, controlRows(page, parts)),
    ...section(page, t.primary, primary.length > 0 ? safeguards(page, primary) : prose(page, t.noSafeguard)),
    ...section(page, t.supporting, safeguards(page, supporting)),
    ...section(page, words.person.heading, dashed(page, personal({ explain: t, words, language }, subject))),
    ...section(
      page,
      w.notes,
      dashed(
        page,
        framework.notes.map((note) => note[language]),
      ),
    ),
  ];
}

/** Each safeguard with why it is demanded and the rules that test it. */
function safeguards(page: ExplainPage, tested: readonly TestedSafeguard[]): string[] {
  const { t, language, ink } = page;
  return tested.flatMap(({ safeguard, testers }, index) => [
    ...(index > 0 ? [''] : []),
    ...prose(page, safeguard.title[language]).map((line) => ink.strong(line)),
    `  ${ink.code(safeguard.id)}`,
    ...prose(page, safeguard.rationale[language]),
    ...(testers.length > 0 ? ruleRows(page, testers) : prose(page, t.noRule).map((line) => ink.dim(line))),
  ]);
}
