import { ciFormatMessagesIn } from '../../i18n/ci-formats.ts';
import type { AssessedRule, Assessment } from '../../model/assessment.ts';
import type { Severity } from '../../model/rule.ts';
import type { Language } from '../../model/text.ts';
import { listOverrides } from '../overrides.ts';
import { printable, printableShort } from '../printable.ts';
import { helpOf } from './help.ts';
import { levels, moreRule } from './result.ts';
import { webAddressOf } from './web-address.ts';

/** "Limited to 1024 characters", of both descriptions: GitHub, as below. */
const descriptionLength = 1000;
/** "20 tags a rule": https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
const mostTags = 20;

/**
 * GitHub's grades: over 9.0 is critical, from 7.0 high, from 4.0 medium, from 0.1 low. The middle of each, as a rule has no score
 * of its own; none where it is only information.
 */
const scores: Readonly<Record<Severity, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: undefined,
};

/** A rule as a `reportingDescriptor`. */
export function sarifRule(
  rule: AssessedRule,
  { frameworks }: Pick<Assessment, 'frameworks'>,
  language: Language,
): object {
  const score = scores[rule.severity];
  const [helpUri] = rule.references.flatMap(({ url }) => webAddressOf(url));
  const overrides = listOverrides(rule);
  const { notMet } = ciFormatMessagesIn(language).sarif;
  return {
    id: rule.id,
    // A viewer heads every result with it, and results are findings alone: the state that passes would say the opposite.
    shortDescription: { text: notMet({ title: describe(rule.title[language], rule.id) }) },
    fullDescription: { text: describe(rule.rationale[language], rule.id) },
    ...(helpUri !== undefined && { helpUri }),
    help: helpOf(rule, frameworks, language),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: {
      tags: tagsOf(rule),
      severity: rule.severity,
      ...(score !== undefined && { 'security-severity': score }),
      controls: rule.controls,
      safeguards: rule.safeguards,
      ...(overrides.length > 0 && { overrides }),
    },
  };
}

/** The rule of the one result that says what has no room. */
export function moreDescriptor(language: Language): object {
  const { moreTitle, moreWhy, moreHelp } = ciFormatMessagesIn(language).sarif;
  return {
    id: moreRule,
    shortDescription: { text: moreTitle },
    fullDescription: { text: moreWhy },
    help: { text: moreHelp, markdown: moreHelp },
    defaultConfiguration: { level: 'warning' },
    properties: { tags: ['comply'] },
  };
}

/** Frameworks first, then as many controls as there is room for; `properties.controls` has them all. */
function tagsOf({ controls }: AssessedRule): readonly string[] {
  const frameworks = [...new Set(controls.map((control) => control.slice(0, control.indexOf(':'))))];
  return ['security', ...frameworks, ...controls].slice(0, mostTags).map(printable);
}

/** GitHub takes no empty text. */
function describe(text: string, id: string): string {
  return printableShort(text.trim() || id, descriptionLength);
}
