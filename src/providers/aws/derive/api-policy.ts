import { parseNetwork } from '../../derive/ip-network.ts';
import { namesCallers } from './key-policy-allows-anyone.ts';
import { type Condition, parsePolicy, type Statement } from './policy-statement.ts';

/**
 * Whether the resource policy of an API lets anyone call it: an Allow for every principal without a condition on callers or
 * networks, which no Deny takes back from all others. `undefined` for what is no policy.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html
 */
export function apiPolicyAllowsAnyone(text: string): boolean | undefined {
  const statements = parsePolicy(text) ?? parsePolicy(unquote(text));
  return statements ? statements.some(isOpen) && !statements.some(closesToOthers) : undefined;
}

/** The service answers with the quotes of the document escaped once more. */
function unquote(text: string): string | undefined {
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return undefined;
  }
}

function isOpen({ effect, forEveryone, negated, conditions }: Statement): boolean {
  return (
    effect === 'Allow' && (forEveryone || negated.includes('NotPrincipal')) && !conditions.some(limitsCallersOrNetworks)
  );
}

/** A Deny of every call, for every principal, that is not from the callers or networks it names. */
function closesToOthers({ effect, forEveryone, negated, actions, resources, conditions }: Statement): boolean {
  const [condition] = conditions;
  return (
    effect === 'Deny' &&
    forEveryone &&
    negated.length === 0 &&
    actions.some((action) => ['*', 'execute-api:*', 'execute-api:invoke'].includes(action.toLowerCase())) &&
    resources.some(isWholeApi) &&
    conditions.length === 1 &&
    condition !== undefined &&
    /^(?:String|Arn)Not|^NotIpAddress$/.test(condition.operator) &&
    limitsCallersOrNetworks({ ...condition, operator: condition.operator.replace('Not', '') })
  );
}

/** `*`, `execute-api:/*`, or the API's ARN with all stages, methods and paths. */
function isWholeApi(resource: string): boolean {
  return (
    resource === '*' || /^(?:execute-api:\/|arn:[a-z-]+:execute-api:[^:]*:[^:]*:[^/]+\/)\*(?:\/\*)*$/.test(resource)
  );
}

function limitsCallersOrNetworks(condition: Condition): boolean {
  const { operator, key, values } = condition;
  if (key !== 'aws:sourceip' && key !== 'aws:vpcsourceip') return namesCallers(condition);
  return operator === 'IpAddress' && values.length > 0 && values.every(isNetwork);
}

/** What S3 takes for public, for want of a word of API Gateway: "broader than /8 for IPv4 and /32 for IPv6". */
const largest = { ipv4: 1n << 24n, ipv6: 1n << 96n } as const;

/** A network small enough to limit anyone; a single address may stand without a prefix length. */
function isNetwork(value: string): boolean {
  const network = parseNetwork(value.includes('/') ? value : `${value}${value.includes(':') ? '/128' : '/32'}`);
  return network !== undefined && network.last - network.first < largest[network.family];
}
