import { matchesWildcard } from '../../derive/wildcard.ts';
import { type Condition, parsePolicy, type Statement } from './policy-statement.ts';

/** The resource a policy stands on, and the calls that carry its data. */
export interface PlainCalls {
  readonly resource: string;
  /** As `sqs:SendMessage`. */
  readonly actions: readonly string[];
}

/**
 * Whether a resource policy denies each of these calls to everyone who makes it without TLS: Deny statements for every
 * principal under the one condition that `aws:SecureTransport` is false. `undefined` for what is no policy.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
 */
export function deniesPlainCalls(policy: string | undefined, calls: PlainCalls): boolean | undefined {
  const statements = parsePolicy(policy);
  if (!statements) return undefined;
  const denying = statements.filter((statement) => deniesPlain(statement) && covers(statement, calls.resource));
  return calls.actions.every((action) => denying.some(({ actions }) => actions.some((name) => names(name, action))));
}

/**
 * Whether clients can mount a file system over TLS only: a Deny as above, or no Allow that is not under the condition
 * that `aws:SecureTransport` is true. A file system policy takes the place of the default, which lets every client in,
 * and mounting with an identity of IAM needs TLS anyway. `undefined` for what is no policy.
 * https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
export function mountsOverTlsOnly(policy: string | undefined, fileSystemArn: string): boolean | undefined {
  const statements = parsePolicy(policy);
  if (!statements) return undefined;
  const allowing = statements.filter(({ effect }) => effect === 'Allow');
  return (
    (allowing.length > 0 && allowing.every(({ conditions }) => conditions.some((one) => isTransport(one, 'true')))) ||
    deniesPlainCalls(policy, { resource: fileSystemArn, actions: ['elasticfilesystem:ClientMount'] })
  );
}

function deniesPlain({ effect, forEveryone, negated, conditions }: Statement): boolean {
  const [condition] = conditions;
  return (
    effect === 'Deny' &&
    forEveryone &&
    negated.length === 0 &&
    conditions.length === 1 &&
    condition !== undefined &&
    isTransport(condition, 'false')
  );
}

/** Whether a request came over TLS is known of every request, so `IfExists` changes nothing. */
function isTransport({ operator, key, values }: Condition, wanted: string): boolean {
  return (
    (operator === 'Bool' || operator === 'BoolIfExists') &&
    key === 'aws:securetransport' &&
    values.length > 0 &&
    values.every((value) => value.toLowerCase() === wanted)
  );
}

/** A file system policy may leave `Resource` out: it then stands for the file system itself. */
function covers({ resources }: Statement, resource: string): boolean {
  return resources.length === 0 || resources.some((pattern) => matchesWildcard(pattern, resource));
}

/** Action names are not case-sensitive. */
function names(pattern: string, action: string): boolean {
  return matchesWildcard(pattern.toLowerCase(), action.toLowerCase());
}
