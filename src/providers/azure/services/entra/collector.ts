import { isWanted } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import { askOnce } from '../../../read/once.ts';
import type { Context } from '../../collector.ts';
import { applicationCredentials } from '../../derive/application-credentials.ts';
import { lowerId } from '../../derive/resource-id.ts';
import { listBodies } from '../../read/arm.ts';
import { applicationSchema } from './application-schema.ts';
import { applications } from './calls.ts';
import { readRoleHolders } from './role-holders.ts';
import { collectRoles } from './roles.ts';
import { collectTenant } from './tenant.ts';
import { collectUsers } from './users.ts';

/** Reads the settings of a tenant, its users, the roles of administrators and its applications. */
export async function collectEntra(context: Context): Promise<void> {
  // Serves users and roles: asked for once, when first wanted.
  const askHolders = askOnce(() => readRoleHolders(context));
  const holders = () => askHolders('');
  await Promise.all([
    collectTenant(context),
    collectUsers(context, holders),
    collectRoles(context, holders),
    collectApplications(context),
  ]);
}

async function collectApplications(context: Context): Promise<void> {
  if (!isWanted(context, applicationSchema)) return;
  const listed = await listBodies(context, {
    call: applications,
    path: '/v1.0/applications?$select=id,appId,displayName,passwordCredentials,keyCredentials&$top=999',
  });
  await reportListed(context, {
    schema: applicationSchema,
    call: applications,
    listed,
    identify: ({ id, displayName }) => ({ id: String(id), name: String(displayName ?? id) }),
    shape: (item) => ({ ...item, id: lowerId(item.id), credentials: applicationCredentials(item) }),
  });
}
