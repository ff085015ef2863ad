import { isWanted } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import { askOnce } from '../../../read/once.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { collectAccount } from './account.ts';
import { readAuthorization } from './authorization.ts';
import { reportPolicies } from './policies.ts';
import { policySchema } from './policy-schema.ts';
import { readReport } from './report.ts';
import { roleSchema } from './role-schema.ts';
import { reportRoles } from './roles.ts';
import { accountSchema, serverCertificateSchema, userSchema } from './schema.ts';
import { collectUsers } from './users.ts';

/** Reads the account itself, its users, roles, policies and server certificates. */
export async function collectIam(context: Context): Promise<void> {
  const { IAMClient, ListServerCertificatesCommand } = sdk('@aws-sdk/client-iam');
  const client = new IAMClient(context.settings('IAM', context.account.homeRegion));
  // Both answers serve several types: each is asked for once, when first wanted.
  const askReport = askOnce(() => readReport(context, client));
  const askAuthorization = askOnce(() => readAuthorization(context, client));
  const report = () => askReport('report');
  const authorization = () => askAuthorization('details');
  await Promise.all([
    isWanted(context, accountSchema) ? collectAccount(context, client, report) : undefined,
    isWanted(context, userSchema) ? collectUsers(context, { report, authorization }) : undefined,
    isWanted(context, roleSchema) ? authorization().then((details) => reportRoles(context, details)) : undefined,
    isWanted(context, policySchema) ? authorization().then((details) => reportPolicies(context, details)) : undefined,
    listResources(context, {
      schema: serverCertificateSchema,
      call: 'iam:ListServerCertificates',
      send: (Marker, options) => client.send(new ListServerCertificatesCommand({ Marker, MaxItems: 1000 }), options),
      items: (page) => page.ServerCertificateMetadataList,
      next: (page) => (page.IsTruncated ? page.Marker : undefined),
      identify: ({ Arn, ServerCertificateName: name = '' }) => ({ id: Arn ?? name, name }),
    }),
  ]);
}
