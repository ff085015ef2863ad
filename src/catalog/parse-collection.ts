import { type Cause, causeKinds } from '../model/cause.ts';
import type { RuleCase } from '../model/rule.ts';
import type { Yaml } from '../yaml/parse.ts';
import { readFields, readMap, readString, readWord } from '../yaml/read.ts';
import type { FollowCasePath } from './case-path.ts';
import type { RuleScope } from './scope.ts';

/** Reads why a case's attributes were not read. `$lookup` alone is the listing of what it joins. */
export function parseCollection(
  node: Yaml,
  rule: RuleScope,
  path: FollowCasePath,
): NonNullable<RuleCase['collection']> {
  const causes = readMap(node).map(({ key, keyPlace, value }) => {
    const listing = key.startsWith('$') && rule.lookups.has(key.slice(1));
    if (!listing) path(key, keyPlace);
    return [key, readCause(value)] as const;
  });
  return Object.fromEntries(causes);
}

function readCause(node: Yaml): Cause {
  const fields = readFields(node, [], ['kind', 'state', 'call', 'permission', 'code']);
  // `state` is an older word for `kind`: either is read.
  const kind = fields.find('kind') ?? fields.find('state') ?? fields.get('kind');
  const [call, permission, code] = [fields.find('call'), fields.find('permission'), fields.find('code')];
  return {
    kind: readWord(kind, causeKinds),
    ...(call && { call: readString(call) }),
    ...(permission && { permission: readString(permission) }),
    ...(code && { code: readString(code) }),
  };
}
