import type { AppliedOverride, AssessedRule } from '../model/assessment.ts';
import type { Json } from '../model/json.ts';
import type { Rule, Template } from '../model/rule.ts';

/**
 * A rule as a report needs it. Its steps are for the reader and not for one resource: an attribute stands as a
 * placeholder (`<Name>`), a parameter as the value in force.
 */
export function describeRule(
  rule: Rule,
  controls: readonly string[],
  overrides: readonly AppliedOverride[],
): AssessedRule {
  const { remediation } = rule;
  const inForce = (name: string): Json | undefined =>
    overrides.find(({ parameter }) => parameter === name)?.value ?? rule.parameters[name]?.default;
  const fill = (template: Template): string => fillTemplate(template, inForce);
  return {
    id: rule.id,
    digest: rule.digest,
    title: rule.title,
    severity: rule.severity,
    rationale: rule.rationale,
    effort: remediation.effort,
    warnings: remediation.warnings ?? [],
    steps: { en: remediation.steps.en.map(fill), ja: remediation.steps.ja.map(fill) },
    ...(remediation.cli && { cli: fill(remediation.cli) }),
    ...(remediation.terraform && { terraform: fill(remediation.terraform) }),
    references: rule.references,
    safeguards: rule.safeguards.map(({ id }) => id),
    controls,
    overrides,
  };
}

/** A template for a reader: an attribute as a placeholder, a parameter as the value that `inForce` gives. */
export function fillTemplate(template: Template, inForce: (name: string) => Json | undefined): string {
  return template
    .map((part) => {
      if (part.kind === 'literal') return part.text;
      if (part.kind === 'path') return `<${part.path.text.replace(/^\$(resource\.)?/, '')}>`;
      if (part.kind === 'parameter') return show(inForce(part.name) ?? null);
      return '';
    })
    .join('');
}

function show(value: Json): string {
  if (Array.isArray(value)) return value.map(show).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
