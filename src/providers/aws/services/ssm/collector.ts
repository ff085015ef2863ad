import type { SSMClient } from '@aws-sdk/client-ssm';
import { callFor, fieldsFrom, isWanted, readAttributes, readListAttribute } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import { leaveUnread, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { defaultPreferences, parseSessionPreferences } from '../../derive/session-preferences.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { collectManagedInstances } from './managed-instances.ts';
import { documentSchema, managedInstanceSchema, ssmRegionSchema } from './schema.ts';

/** Reads the managed nodes of a region, the account's documents there, and how sessions are held. */
export async function collectSsm(context: Context): Promise<void> {
  const { SSMClient } = sdk('@aws-sdk/client-ssm');
  const client = new SSMClient(context.settings('SSM', context.scope.region));
  await Promise.all([
    isWanted(context, managedInstanceSchema) ? collectManagedInstances(context, client) : undefined,
    collectDocuments(context, client),
    isWanted(context, ssmRegionSchema) ? collectRegion(context, client) : undefined,
  ]);
}

async function collectDocuments(context: Context, client: SSMClient): Promise<void> {
  const { DescribeDocumentPermissionCommand, ListDocumentsCommand } = sdk('@aws-sdk/client-ssm');
  const { partition, id: account } = context.account;
  await listResources(context, {
    schema: documentSchema,
    call: 'ssm:ListDocuments',
    send: (NextToken, options) =>
      client.send(
        new ListDocumentsCommand({ Filters: [{ Key: 'Owner', Values: ['Self'] }], MaxResults: 50, NextToken }),
        options,
      ),
    items: (page) => page.DocumentIdentifiers,
    next: (page) => page.NextToken,
    identify: ({ Name = '' }) => ({
      id: `arn:${partition}:ssm:${context.scope.region}:${account}:document/${Name}`,
      name: Name,
    }),
    details: async ({ Name = '' }) => [
      await readListAttribute(context, {
        schema: documentSchema,
        call: 'ssm:DescribeDocumentPermission',
        attribute: 'AccountIds',
        subject: Name,
        send: (NextToken, options) =>
          client.send(
            new DescribeDocumentPermissionCommand({ Name, PermissionType: 'Share', MaxResults: 200, NextToken }),
            options,
          ),
        // Its model takes `all` in upper and lower case.
        items: (page) => page.AccountIds?.map((id) => id.toLowerCase()),
        next: (page) => page.NextToken,
      }),
    ],
  });
}

async function collectRegion(context: Context, client: SSMClient): Promise<void> {
  const { GetServiceSettingCommand } = sdk('@aws-sdk/client-ssm');
  const SettingId = '/ssm/documents/console/public-sharing-permission';
  reportRegion(
    context,
    ssmRegionSchema,
    await Promise.all([
      readAttributes(context, {
        schema: ssmRegionSchema,
        call: 'ssm:GetServiceSetting',
        subject: SettingId,
        send: (options) => client.send(new GetServiceSettingCommand({ SettingId }), options),
        shape: ({ ServiceSetting }) => ({ DocumentsPublicSharing: ServiceSetting?.SettingValue }),
      }),
      readPreferences(context, client),
    ]),
  );
}

/**
 * An account that never set preferences has no document of this name, and sessions go by the defaults. The latest version
 * is in force: AWS has it updated without a word on the default version, which a session does not follow.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-configure-preferences-cli.html
 * https://github.com/aws/session-manager-plugin/issues/112
 */
async function readPreferences(context: Context, client: SSMClient): Promise<Shaped> {
  const { GetDocumentCommand } = sdk('@aws-sdk/client-ssm');
  const fields = fieldsFrom(context, ssmRegionSchema, 'ssm:GetDocument');
  const call = callFor(fields, 'ssm:GetDocument');
  if (!call) return shapeFields({}, {});
  const Name = 'SSM-SessionManagerRunShell';
  const answer = await context.reader.read({
    call,
    subject: Name,
    nullWhen: ['InvalidDocument'],
    send: (options) =>
      client.send(new GetDocumentCommand({ Name, DocumentVersion: '$LATEST', DocumentFormat: 'JSON' }), options),
  });
  if (answer.state === 'unread') return leaveUnread(Object.keys(fields), answer.cause);
  const preferences = answer.state === 'none' ? defaultPreferences : parseSessionPreferences(answer.value.Content);
  return shapeFields(fields, { SessionPreferences: preferences }, call);
}
