import { fieldsFrom } from '../../../read/attributes.ts';
import { askOnce } from '../../../read/once.ts';
import type { Listed } from '../../../read/read.ts';
import type { ResourceSchema } from '../../../schema.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { guardedDomains, guardsOf } from '../../derive/front-door-waf.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { listBodies } from '../../read/arm.ts';
import type { Body } from '../../send/api.ts';
import { securityPolicies } from './schema.ts';

/** The version that the specification of Front Door holds. */
export const version = 'api-version=2024-02-01';

/** What guards one domain of a profile, if that is wanted. */
export type ReadGuards = (profileId: string, schema: ResourceSchema, domainId: string) => Promise<Shaped>;

/** A profile's security policies are asked for once, whoever of its domains is the first. */
export function createGuardReader(context: Context): ReadGuards {
  const list = askOnce((profileId) =>
    listBodies(context, {
      call: securityPolicies,
      subject: profileId,
      path: `${profileId}/securityPolicies?${version}`,
    }),
  );
  return async (profileId, schema, domainId) => {
    const fields = fieldsFrom(context, schema, securityPolicies.call);
    if (Object.keys(fields).length === 0) return shapeFields({}, {});
    return shapeGuards(fields, await list(profileId.toLowerCase()), domainId);
  };
}

/** Of policies that were not all read, those found still guard. */
function shapeGuards(fields: ResourceSchema['fields'], { items, cause }: Listed<Body>, domainId: string): Shaped {
  if (cause && items.length === 0) return leaveUnread(Object.keys(fields), cause);
  const shaped = shapeFields(
    fields,
    { wafPolicyIds: guardsOf(lowerId(domainId), guardedDomains(items)) },
    securityPolicies,
  );
  return cause ? { ...shaped, partial: { ...shaped.partial, wafPolicyIds: cause } } : shaped;
}

/** The profile that a part of it belongs to: `…/profiles/NAME` of `…/profiles/NAME/afdEndpoints/main`. */
export function profileOf(id: string): string {
  return id.split('/').slice(0, 9).join('/');
}
