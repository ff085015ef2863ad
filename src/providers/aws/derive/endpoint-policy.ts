import { parsePolicy, type Statement } from './policy-statement.ts';

/**
 * Whether a VPC endpoint's policy is as open as the one AWS attaches when none is given: an Allow for every principal, every
 * action of its service and every resource, without a condition, and no Deny of all of that but what it names. `undefined`
 * for what is no policy.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
export function allowsFullAccess(policy: string | undefined, service: string | null): boolean | undefined {
  const statements = parsePolicy(policy);
  if (!statements) return undefined;
  const prefix = actionPrefix(service);
  return statements.some((one) => isOpen(one, prefix)) && !statements.some((one) => isLimit(one, prefix));
}

/** A service's actions begin like the name of its endpoint, but for Kinesis Data Streams. */
function actionPrefix(service: string | null): string | undefined {
  const [name] = service?.split('.') ?? [];
  return name === 'kinesis-streams' ? 'kinesis' : name;
}

function isOpen(statement: Statement, prefix: string | undefined): boolean {
  const { effect, negated, conditions } = statement;
  return (
    effect === 'Allow' &&
    isForAll(statement, prefix) &&
    negated.length === 0 &&
    namesAll(statement, prefix) &&
    conditions.length === 0
  );
}

/** A Deny of everything outside an organisation, a network or a list of resources. */
function isLimit(statement: Statement, prefix: string | undefined): boolean {
  const { effect, negated, conditions } = statement;
  if (effect !== 'Deny' || !isForAll(statement, prefix)) return false;
  return negated.includes('NotResource') || (namesAll(statement, prefix) && conditions.length > 0);
}

/** For every principal and every action of the service. */
function isForAll({ forEveryone, actions }: Statement, prefix: string | undefined): boolean {
  return forEveryone && actions.some((action) => action === '*' || action.toLowerCase() === `${prefix}:*`);
}

function namesAll({ resources }: Statement, prefix: string | undefined): boolean {
  return resources.some((resource) => resource === '*' || resource.replace(/^arn:[a-z-]+:/, '') === `${prefix}:::*`);
}

/**
 * The AWS service an endpoint leads to, as its name ends: `s3` of `com.amazonaws.ap-northeast-1.s3`. `null` for a service of
 * someone else's (`com.amazonaws.vpce.…`), for one named otherwise, and where there is no name.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export function endpointService(name: string | undefined): string | null {
  return /^(?:cn\.)?com\.amazonaws\.[a-z]{2}(?:-[a-z]+)+-\d+\.(.+)$/.exec(name ?? '')?.[1] ?? null;
}
