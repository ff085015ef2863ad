import { frameworkNames } from '../i18n/framework-names.ts';
import { messagesIn } from '../i18n/messages.ts';
import type { AssessedFramework, AssessedRule, Assessment } from '../model/assessment.ts';
import type { FrameworkId } from '../model/framework.ts';
import type { Pack } from '../model/pack.ts';
import type { Language, Text } from '../model/text.ts';
import { overridesInWords, weakenedInWords } from './accepted.ts';
import { valueInWords } from './observed.ts';
import { packOf } from './packs.ts';
import { printable } from './printable.ts';

/** What every finding of one rule says alike where other tools read it. All texts are printable. */
export interface RuleFacts {
  readonly rule: AssessedRule;
  readonly title: string;
  readonly rationale: string;
  /** The frameworks it leads to, in the order of the assessment. */
  readonly frameworks: readonly FrameworkId[];
  /** Each of them with its edition. */
  readonly standards: readonly string[];
  /** Each control it leads to, as a reader would cite it. */
  readonly requirements: readonly string[];
  readonly safeguards: readonly { readonly id: string; readonly title: string }[];
  /** Parameters that are not the default. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  /** One sentence for each way in which it was judged less strictly than it says. */
  readonly weakened: readonly string[];
  /** One sentence for each value and severity that is not its own, the weaker ones among them. */
  readonly overrides: readonly string[];
  /** Absent: it is of the catalog. */
  readonly pack?: Pack;
  /** How to fix it, a step a line, what to beware of in front. */
  readonly steps: readonly string[];
  /** Pages about it, https only. */
  readonly references: readonly string[];
}

/**
 * Looks up what the findings of a rule say, worked out once for each.
 * @throws Error for a rule that the assessment does not hold: a finding is never left out, so the report fails.
 */
export function ruleFactsOf(assessment: Assessment, language: Language): (id: string) => RuleFacts {
  const rules = new Map(assessment.rules.map((rule) => [rule.id, rule]));
  const safeguards = new Map(assessment.safeguards.map(({ id, title }) => [id, title]));
  const controls = controlsOf(assessment.frameworks, language);
  const known = new Map<string, RuleFacts>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const rule = rules.get(id);
    if (!rule) throw new Error(`the assessment has a result of ${printable(id)}, but no such rule`);
    const pack = packOf(assessment, id);
    const facts: RuleFacts = {
      ...textsOf(rule, language),
      ...(pack && { pack }),
      ...cite(rule, controls, language),
      safeguards: rule.safeguards.map((one) => ({ id: one, title: printable(safeguards.get(one)?.[language] ?? one) })),
    };
    known.set(id, facts);
    return facts;
  };
}

type Controls = ReadonlyMap<string, { readonly framework: AssessedFramework; readonly requirement: string }>;

/** Controls by `framework:id`, in the order of the assessment. */
function controlsOf(frameworks: readonly AssessedFramework[], language: Language): Controls {
  return new Map(
    frameworks.flatMap((framework) =>
      framework.controls.map(({ id, citation }) => [
        `${framework.id}:${id}`,
        { framework, requirement: named(framework.id, citation, language) },
      ]),
    ),
  );
}

/** With the framework's name in front, unless it begins with it. */
function named(framework: FrameworkId, text: Text, language: Language): string {
  const name = frameworkNames[framework][language];
  const shown = printable(text[language]);
  return shown.startsWith(name) ? shown : `${name}: ${shown}`;
}

function cite(rule: AssessedRule, controls: Controls, language: Language) {
  const found = rule.controls.flatMap((id) => controls.get(id) ?? []);
  const frameworks = [...new Set([...controls.values()].map(({ framework }) => framework))].filter((framework) =>
    found.some((one) => one.framework === framework),
  );
  return {
    frameworks: frameworks.map(({ id }) => id),
    standards: frameworks.map(({ id, editionTitle }) => named(id, editionTitle, language)),
    requirements: found.map(({ requirement }) => requirement),
  };
}

function textsOf(rule: AssessedRule, language: Language) {
  const { caution } = messagesIn(language).report.findings;
  const cautions = rule.warnings.map((warning) => `${caution}: ${warning[language]}`);
  return {
    rule,
    title: printable(rule.title[language]),
    rationale: printable(rule.rationale[language]),
    parameters: rule.overrides.map(({ parameter, value }) => ({
      name: printable(parameter),
      value: valueInWords(value, language),
    })),
    weakened: weakenedInWords(rule, language),
    overrides: overridesInWords(rule, language),
    steps: [...cautions, ...rule.steps[language]].map(printable),
    references: rule.references.flatMap(({ url }) => (url.startsWith('https://') ? [printable(url)] : [])),
  };
}
