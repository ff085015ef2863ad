import { isAny, namesAction } from './granted-actions.ts';
import { type Condition, parsePolicy, type Statement } from './policy-statement.ts';

/** One Deny statement of a service control policy that keeps requests within regions. */
export interface RegionLimit {
  readonly AllowedRegions: readonly string[];
  /** Actions that it leaves alone, by `NotAction`. */
  readonly ExemptActions: readonly string[];
  /** Principals that it leaves alone, by a condition on who calls. */
  readonly ExemptPrincipals: readonly string[];
}

/**
 * The region limits of a service control policy: Deny statements on everything, or on everything but `NotAction`, for
 * requests to regions other than those named, with no further condition but on who is exempt. `undefined` for what is no
 * policy.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
export function regionLimits(policy: string | undefined): readonly RegionLimit[] | undefined {
  return parsePolicy(policy)?.flatMap((statement) => {
    const { effect, actions, negated, notActions, resources, conditions } = statement;
    const regions = conditions.find(isRegionLimit);
    const others = conditions.filter((condition) => condition !== regions);
    const onAll = negated.includes('NotAction') || actions.some(isAny);
    if (effect !== 'Deny' || !regions || !onAll || !resources.some(isAny) || !others.every(isExemption)) return [];
    return [
      {
        AllowedRegions: [...regions.values].sort(),
        ExemptActions: [...notActions].sort(),
        ExemptPrincipals: others
          .filter(({ key }) => key === 'aws:principalarn')
          .flatMap(({ values }) => values)
          .sort(),
      },
    ];
  });
}

/** A negated comparison also holds where the key is missing, so `IfExists` changes nothing. */
function isRegionLimit({ operator, key, values }: Condition): boolean {
  return (
    key === 'aws:requestedregion' &&
    /^(?:ForA(?:ny|ll)Values?:)?StringNot(?:Equals|EqualsIgnoreCase|Like)(?:IfExists)?$/.test(operator) &&
    values.length > 0
  );
}

/** "All but these callers": a role that recovers the account, or AWS acting for a service. */
function isExemption({ operator, key, values }: Condition): boolean {
  if (key === 'aws:principalarn') {
    return /^(?:ForA(?:ny|ll)Values?:)?(?:Arn|String)Not(?:Like|Equals|EqualsIgnoreCase)(?:IfExists)?$/.test(operator);
  }
  const byAws = key === 'aws:viaawsservice' || key === 'aws:principalisawsservice';
  return byAws && /^Bool(?:IfExists)?$/.test(operator) && values.every((value) => value.toLowerCase() === 'false');
}

/** What has to be denied of a service for it to stay on. */
const switches: Readonly<Record<string, readonly string[]>> = {
  cloudtrail: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'],
  config: ['config:StopConfigurationRecorder', 'config:DeleteConfigurationRecorder'],
  guardduty: ['guardduty:DeleteDetector'],
  inspector2: ['inspector2:Disable'],
  macie2: ['macie2:DisableMacie'],
  securityhub: ['securityhub:DisableSecurityHub'],
};

/** The services that a service control policy keeps from being switched off, sorted; `undefined` for what is no policy. */
export function protectedServices(policy: string | undefined): readonly string[] | undefined {
  const denies = parsePolicy(policy)?.filter(deniesMembers);
  return (
    denies &&
    Object.keys(switches).filter((service) =>
      switches[service]?.every((action) => denies.some((statement) => namesAction(statement, action))),
    )
  );
}

/** Whether a service control policy keeps accounts from leaving the organisation; `undefined` for what is no policy. */
export function deniesLeaving(policy: string | undefined): boolean | undefined {
  return parsePolicy(policy)?.some(
    (statement) => deniesMembers(statement) && namesAction(statement, 'organizations:LeaveOrganization'),
  );
}

/** A Deny for every account, on all resources or on those of one name in each, but for callers that are exempt. */
function deniesMembers({ effect, negated, resources, conditions }: Statement): boolean {
  const everywhere = (resource: string): boolean => isAny(resource) || /^arn:[^:]*:[^:]*:\*?:\*?:/.test(resource);
  return (
    effect === 'Deny' && !negated.includes('NotResource') && resources.some(everywhere) && conditions.every(isExemption)
  );
}
