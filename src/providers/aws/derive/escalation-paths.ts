import { escalationTable, objectOf } from './escalation-table.ts';
import { isOpenAllow, isOpenDeny, namesAction } from './granted-actions.ts';
import { parsePolicy } from './policy-statement.ts';

/**
 * The ways in which a policy, by itself, lets its holder gain rights: `iam:PassRole + ec2:RunInstances`. Actions are
 * matched with their wildcards and `NotAction`; what the policy denies everywhere and always is taken off. `undefined`
 * for what is no policy.
 */
export function escalationPaths(policy: string | undefined): readonly string[] | undefined {
  const statements = parsePolicy(policy);
  if (!statements) return undefined;
  const denies = statements.filter(isOpenDeny);
  const holds = (action: string): boolean =>
    statements.some((statement) => isOpenAllow(statement, objectOf(action)) && namesAction(statement, action)) &&
    !denies.some((statement) => namesAction(statement, action));
  return escalationTable.filter((path) => path.every(holds)).map((path) => path.join(' + '));
}
