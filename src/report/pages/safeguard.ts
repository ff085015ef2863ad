import { frameworkNames } from '../../i18n/framework-names.ts';
import type { SafeguardSubject } from '../../model/subject.ts';
import { brackets } from '../brackets.ts';
import { plainProviders } from '../explain/providers.ts';
import { markdownCode } from '../markdown/escape.ts';
import { facts, linked, list, type Page, plain, ruleItems, section } from './page.ts';

/** A safeguard: why it is asked for, by which controls, which rules test it, and what no API shows of it. */
export function writeSafeguardPage(page: Page, subject: SafeguardSubject): string[] {
  const { explain: t, words, language } = page;
  const { safeguard, testers } = subject;
  const blind = plainProviders(safeguard).map(({ provider, reason }) => `${provider}: ${plain(reason[language])}`);
  return [
    `# ${plain(safeguard.title[language])}`,
    '',
    markdownCode(safeguard.id),
    '',
    ...facts([
      [words.safeguards.kind, words.safeguards.kinds[safeguard.kind]],
      [t.shows, page.assessments[safeguard.assessment]],
      [t.rules, t.rulesOf({ n: testers.length })],
    ]),
    '',
    ...section(t.why, [plain(safeguard.rationale[language])]),
    ...section(t.note, safeguard.note ? [plain(safeguard.note[language])] : []),
    ...section(t.demands, demands(page, subject, 'primary')),
    ...section(t.leans, demands(page, subject, 'supporting')),
    ...section(t.rules, testers.length > 0 ? rules(page, subject) : [t.noRules]),
    ...section(words.person.heading, list(blind)),
  ];
}

function demands(page: Page, { demands: all }: SafeguardSubject, strength: 'primary' | 'supporting'): string[] {
  const { explain: t, language } = page;
  return all.flatMap(({ framework, edition, [strength]: controls }) => {
    const name = frameworkNames[framework.id][language] + brackets(plain(edition.title[language]), language);
    const items = controls.map(({ id, citation, title }) => {
      const place = { kind: 'control', framework, edition, id } as const;
      return `  - ${linked(page, citation[language], place)} ${plain(title[language])}`;
    });
    if (items.length === 0 && strength === 'supporting') return [];
    return [`- ${name}`, ...(items.length > 0 ? items : [`  - ${t.asksNone}`])];
  });
}

function rules(page: Page, { testers }: SafeguardSubject): string[] {
  const byProvider = [...Map.groupBy(testers, ({ rule }) => rule.resource.split('/')[0] ?? '')];
  return byProvider.flatMap(([provider, own], index) => [
    ...(index > 0 ? [''] : []),
    `### ${page.explain.provider({ provider, n: own.length })}`,
    '',
    ...ruleItems(page, own),
  ]);
}
