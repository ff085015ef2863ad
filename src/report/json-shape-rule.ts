import type { AppliedSeverity, AssessedRule, AssessedSafeguard } from '../model/assessment.ts';
import type { Pack } from '../model/pack.ts';
import { shapeText } from './json-shape.ts';

/** A rule with its texts. */
export function shapeRule(rule: AssessedRule): object {
  return {
    id: rule.id,
    digest: rule.digest,
    title: shapeText(rule.title),
    severity: rule.severity,
    rationale: shapeText(rule.rationale),
    effort: rule.effort,
    warnings: rule.warnings.map(shapeText),
    steps: { en: rule.steps.en, ja: rule.steps.ja },
    cli: rule.cli,
    terraform: rule.terraform,
    references: rule.references.map(({ title, url }) => ({ title, url })),
    safeguards: rule.safeguards,
    controls: rule.controls,
    overrides: rule.overrides.map((override) => ({
      parameter: override.parameter,
      value: override.value,
      default: override.default,
      weaker: override.weaker,
      reason: override.reason,
      approvedBy: override.approvedBy,
      until: override.until,
    })),
    severityOverride: rule.severityOverride && shapeSeverity(rule.severityOverride),
  };
}

function shapeSeverity({ value, default: own, weaker, reason, approvedBy, until }: AppliedSeverity): object {
  return { value, default: own, weaker, reason, approvedBy, until };
}

/** A rule pack. */
export function shapePack({ name, version, title, licence, digest, pinned }: Pack): object {
  return { name, version, title: title && shapeText(title), licence, digest, pinned };
}

/** A safeguard. */
export function shapeSafeguard({ id, kind, title, notVisible }: AssessedSafeguard): object {
  return {
    id,
    kind,
    title: shapeText(title),
    ...(notVisible && {
      notVisible: notVisible.map(({ provider, reason }) => ({ provider, reason: shapeText(reason) })),
    }),
  };
}
