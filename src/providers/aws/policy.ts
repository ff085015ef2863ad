import type { AwsTarget } from '../../model/config.ts';
import type { JsonObject } from '../../model/json.ts';
import { callsOf, permissionsOf } from '../calls.ts';
import type { Wanted } from '../provider.ts';
import { awsSchemas, collectors } from './collectors.ts';
import { identityCall, scopeCalls } from './connect/accounts.ts';
import { regionCalls } from './connect/regions.ts';

/**
 * The IAM policy that grants what a scan asks for, and nothing else. In each account: what the attributes cost, and its
 * regions. For the caller of targets with several accounts: finding them and assuming the role in each.
 */
export function awsPolicy(wanted: Wanted, targets: readonly Pick<AwsTarget, 'regions' | 'accounts'>[]): JsonObject {
  const isRegional = collectors.some(
    ({ scope, schemas }) => scope === 'region' && schemas.some(({ type }) => wanted.has(type)),
  );
  const named = targets.length > 0 ? targets : [{ regions: [] }];
  const regions = isRegional ? named.flatMap((target) => regionCalls(target.regions)) : [];
  const actions = permissionsOf([identityCall, ...regions, ...callsOf(awsSchemas, wanted)]);
  const several = targets.filter(({ accounts }) => accounts !== undefined);
  const statements: JsonObject[] = [{ Sid: 'ComplyScan', Effect: 'Allow', Action: [...actions], Resource: '*' }];
  const listing = permissionsOf(several.flatMap(scopeCalls)).filter((action) => action !== 'sts:AssumeRole');
  if (listing.length > 0) {
    statements.push({ Sid: 'ComplyListAccounts', Effect: 'Allow', Action: [...listing], Resource: '*' });
  }
  if (several.length > 0) {
    const roles = several.flatMap(rolesOf);
    statements.push({ Sid: 'ComplyEnterAccounts', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roles });
  }
  return { Version: '2012-10-17', Statement: statements };
}

/** The one name of an organisation's role stands for that role in any account. */
function rolesOf({ accounts }: Pick<AwsTarget, 'accounts'>): readonly string[] {
  if (accounts === undefined) return [];
  return accounts.by === 'roles' ? accounts.roles : [`arn:*:iam::*:role/${accounts.role}`];
}
