import { isAny, isEverything, namesAction, nameWhole } from './granted-actions.ts';
import { type Condition, parsePolicy, type Statement } from './policy-statement.ts';

/** One Deny statement of a service control policy that keeps requests within regions. */
export interface RegionLimit {
  readonly AllowedRegions: readonly string[];
  /** Actions that it leaves alone, by `NotAction`. */
  readonly ExemptActions: readonly string[];
  /** Those of the data services whose every action it leaves alone, by `NotAction`. */
  readonly ExemptServices: readonly string[];
  /** Principals that it leaves alone, by a condition on who calls. */
  readonly ExemptPrincipals: readonly string[];
}

/** Services that store or process data, by the prefix of their actions. */
export const dataServices = [
  'backup',
  'bedrock',
  'dynamodb',
  'ec2',
  'elasticfilesystem',
  'es',
  'kinesis',
  'lambda',
  'logs',
  'rds',
  'redshift',
  's3',
  'sagemaker',
  'secretsmanager',
  'sns',
  'sqs',
] as const;

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
        ExemptServices: dataServices.filter((service) => nameWhole(notActions, service)),
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

/** "All but these callers": a role that recovers the account, or AWS acting for a service. Not whoever calls. */
function isExemption({ operator, key, values }: Condition): boolean {
  if (key === 'aws:principalarn') {
    const negated = /^(?:ForA(?:ny|ll)Values?:)?(?:Arn|String)Not(?:Like|Equals|EqualsIgnoreCase)(?:IfExists)?$/;
    return negated.test(operator) && !values.some((value) => isEverything(value, {}));
  }
  const byAws = key === 'aws:viaawsservice' || key === 'aws:principalisawsservice';
  return byAws && /^Bool(?:IfExists)?$/.test(operator) && values.every((value) => value.toLowerCase() === 'false');
}

/**
 * What has to be denied of a service for it to stay on. GuardDuty is suspended by `UpdateDetector`, Macie paused by
 * `UpdateMacieSession`.
 * https://docs.aws.amazon.com/guardduty/latest/APIReference/API_UpdateDetector.html
 * https://docs.aws.amazon.com/macie/latest/APIReference/macie.html
 */
const switches: Readonly<Record<string, readonly string[]>> = {
  cloudtrail: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'],
  config: ['config:StopConfigurationRecorder', 'config:DeleteConfigurationRecorder'],
  guardduty: ['guardduty:DeleteDetector', 'guardduty:UpdateDetector'],
  inspector2: ['inspector2:Disable'],
  macie2: ['macie2:DisableMacie', 'macie2:UpdateMacieSession'],
  securityhub: ['securityhub:DisableSecurityHub'],
};

/**
 * The services that service control policies, in force together, keep from being switched off, sorted; `undefined` where
 * one of them is no policy.
 */
export function protectedServices(...policies: readonly (string | undefined)[]): readonly string[] | undefined {
  const documents = policies.map(parsePolicy);
  if (!documents.every((statements) => statements !== undefined)) return undefined;
  const denies = documents.flat().filter(deniesMembers);
  return Object.keys(switches).filter((service) =>
    switches[service]?.every((action) => denies.some((statement) => namesAction(statement, action))),
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
