import { frameworkNames } from '../../i18n/framework-names.ts';
import type { RuleSubject, SafeguardSubject } from '../../model/subject.ts';
import { brackets } from '../brackets.ts';
import { controlRows, dashed, type ExplainPage, facts, heading, prose, ruleRows, section } from './page.ts';
import { plainProviders } from './providers.ts';

/** A safeguard: why it is asked for, by which controls, which rules test it, and what no API shows of it. */
export function explainSafeguard(page: ExplainPage, subject: SafeguardSubject): string[] {
  const { t, words, language, ink } = page;
  const { safeguard, testers } = subject;
  const w = words.safeguards;
  const byProvider = [...Map.groupBy(testers, ({ rule }) => rule.resource.split('/')[0] ?? '')];
  return [
    ...heading(page, safeguard.title[language]),
    ink.code(safeguard.id),
    '',
    ...facts(page, [
      [w.kind, w.kinds[safeguard.kind]],
      [t.rules, t.rulesOf({ n: testers.length })],
    ]),
    ...section(page, t.why, prose(page, safeguard.rationale[language])),
    ...section(page, t.note, safeguard.note ? prose(page, safeguard.note[language]) : []),
    ...demands(page, subject, 'primary'),
    ...demands(page, subject, 'supporting'),
    ...section(
      page,
      t.rules,
      testers.length === 0
        ? prose(page, t.noRules)
        : byProvider.flatMap(([provider, own]) => [
            ink.dim(`  ${t.provider({ provider, n: own.length })}`),
            ...ruleRows(page, own),
          ]),
    ),
    ...section(
      page,
      words.person.heading,
      dashed(
        page,
        plainProviders(safeguard).map(({ provider, reason }) => `${provider}: ${reason[language]}`),
      ),
    ),
  ];
}

function demands(page: ExplainPage, { demands: all }: SafeguardSubject, strength: 'primary' | 'supporting'): string[] {
  const { t, language, ink } = page;
  const lines = all.flatMap(({ framework, edition, [strength]: controls }) => {
    const name = prose(page, frameworkNames[framework.id][language] + brackets(edition.title[language], language));
    const head = name.map((line) => ink.dim(line));
    if (controls.length > 0) return [...head, ...controlRows(page, controls)];
    return strength === 'primary' ? [...head, ...prose(page, t.asksNone)] : [];
  });
  return section(page, strength === 'primary' ? t.demands : t.leans, lines);
}

/** Where a rule leads: each safeguard it tests, the controls behind that, and the rules that test it, too. */
export function explainLeads(page: ExplainPage, { safeguards, rule }: RuleSubject): string[] {
  const { t, language, ink, words } = page;
  const lines = safeguards.flatMap(({ safeguard, testers, demands: all }, index) => {
    const extent = testers.find((tester) => tester.rule.id === rule.id)?.extent ?? 'partial';
    const others = testers.length - 1;
    return [
      ...(index > 0 ? [''] : []),
      ...prose(page, safeguard.title[language]).map((line) => ink.strong(line)),
      `  ${ink.code(safeguard.id)}${ink.dim(brackets(words.safeguards.extents[extent], language))}`,
      ...prose(page, safeguard.rationale[language]),
      ...all.flatMap(({ primary }) => controlRows(page, primary)),
      ...(others > 0 ? prose(page, t.others({ n: others })).map((line) => ink.dim(line)) : []),
    ];
  });
  return section(page, t.leads, lines);
}
