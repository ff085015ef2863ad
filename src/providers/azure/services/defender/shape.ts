import { placeInStandard } from '../../derive/compliance-place.ts';
import { inKnownCase } from '../../derive/known-case.ts';
import { lowerId } from '../../derive/resource-id.ts';
import type { Row } from '../../read/graph-page.ts';
import type { Body } from '../../send/api.ts';

/** What a plan is, as Resource Graph tells it. */
export function shapePlan(row: Row): Body {
  const { pricingTier, subPlan, resourcesCoverageStatus, extensions, deprecated, replacedBy } = row.properties ?? {};
  return {
    ...shapeKnownPlan(row),
    pricingTier: inKnownCase(pricingTier, ['Free', 'Standard']),
    subPlan,
    resourcesCoverageStatus: resourcesCoverageStatus ?? null,
    extensions: extensions === undefined || extensions === null ? [] : shapeExtensions(extensions),
    deprecated: deprecated ?? false,
    replacedBy: replacedBy ?? [],
  };
}

/** What the SDK tells of a plan: its API of 2022 has no more. */
export function shapeKnownPlan({ subscriptionId, name, properties }: Row): Body {
  const { pricingTier, subPlan } = properties ?? {};
  return {
    subscriptionId: lowerId(subscriptionId),
    name,
    pricingTier: inKnownCase(pricingTier, ['Free', 'Standard']),
    subPlan,
  };
}

/** Their switches are the texts "True" and "False". */
function shapeExtensions(extensions: unknown): unknown {
  if (!Array.isArray(extensions)) return extensions;
  return extensions.map((extension: Body) => ({ ...extension, isEnabled: readSwitch(extension.isEnabled) }));
}

function readSwitch(value: unknown): unknown {
  const text = String(value).toLowerCase();
  return text === 'true' || (text === 'false' ? false : value);
}

/** Resource Graph says `Id`, the API `id`. */
export function shapeAssessment({ subscriptionId, name, properties }: Row): Body {
  const { status, resourceDetails } = properties ?? {};
  const { code, cause } = (status ?? {}) as Body;
  const details = (resourceDetails ?? {}) as Body;
  return {
    subscriptionId: lowerId(subscriptionId),
    name: lowerId(name),
    resourceId: lowerId(details.Id ?? details.id ?? null),
    code: isOff(cause) ? undefined : inKnownCase(code, ['Healthy', 'Unhealthy', 'NotApplicable']),
    cause: cause ?? null,
  };
}

/** "The effective policy for the assessment was evaluated to off": it assesses nothing. */
export function isOff(cause: unknown): boolean {
  return typeof cause === 'string' && cause.toLowerCase() === 'offbypolicy';
}

/** Resource Graph has the score in a member of its own, the SDK lays it beside the name. */
export function shapeScore({ subscriptionId, name, properties }: Row): Body {
  const { current, max, percentage } = (properties?.score ?? properties ?? {}) as Body;
  const percent = typeof percentage === 'number' ? Math.round(percentage * 10_000) / 100 : undefined;
  return { subscriptionId: lowerId(subscriptionId), name, current, max, percent };
}

/** A standard, a control or an assessment of one. The case of states changes from one to the other. */
export function shapeVerdict({ id, subscriptionId, name, properties }: Row): Body {
  const { standard, control } = placeInStandard(id);
  return {
    ...properties,
    subscriptionId: lowerId(subscriptionId),
    name,
    standardName: standard,
    controlName: control,
    state: inKnownCase(properties?.state, ['Passed', 'Failed', 'Skipped', 'Unsupported']),
  };
}
