import type { LogScope, Scope, WAFV2Client, WebACLSummary } from '@aws-sdk/client-wafv2';
import type { Cause } from '../../../../model/cause.ts';
import {
  isWanted,
  listCall,
  listedFields,
  readAttributes,
  reportListing,
  reportResource,
} from '../../../read/attributes.ts';
import { forEachAtMost } from '../../../read/list-resources.ts';
import { joinShaped, type Shaped, shapeFields } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { readDefaultAction, readWebAclRules } from '../../derive/web-acl-rules.ts';
import { type AclLogging, readAclLogging } from './logging.ts';
import { webAclSchema as schema } from './schema.ts';

/** "For all calls, use the Region endpoint us-east-1": API_ListWebACLs.html, Scope */
const cloudFrontHome = 'us-east-1';

/** Where web ACLs of one scope are asked. */
interface Place {
  readonly Scope: Scope;
  readonly region: string;
}

/** Reads the web ACLs of a region, and those of CloudFront once. One scope after the other, then they are all listed. */
export async function collectWebAcls(context: Context): Promise<void> {
  if (!isWanted(context, schema)) return;
  const { region } = context.scope;
  const causes: (Cause | undefined)[] = [await collectScope(context, { Scope: 'REGIONAL', region })];
  if (readsCloudFront(context)) {
    causes.push(await collectScope(context, { Scope: 'CLOUDFRONT', region: cloudFrontHome }));
  }
  reportListing(
    context,
    schema,
    causes.find((cause) => cause !== undefined),
  );
}

/** From us-east-1 where that is scanned, else from the first region: CloudFront itself is in none. */
function readsCloudFront({ account, scope }: Context): boolean {
  if (account.partition !== 'aws') return false;
  if (scope.region === cloudFrontHome) return true;
  return !account.regions.includes(cloudFrontHome) && scope.region === account.regions[0];
}

async function collectScope(context: Context, place: Place): Promise<Cause | undefined> {
  const { ListWebACLsCommand, WAFV2Client } = sdk('@aws-sdk/client-wafv2');
  const client = new WAFV2Client(context.settings('WAFV2', place.region));
  const call = listCall(schema, 'wafv2:ListWebACLs');
  const listed = await context.reader.readPages({
    call,
    ...away(context, place),
    send: (NextMarker, options) =>
      client.send(new ListWebACLsCommand({ Scope: place.Scope, Limit: 100, NextMarker }), options),
    items: (page) => page.WebACLs,
    next: (page) => page.NextMarker,
  });
  // Nothing to ask about where there is none.
  const logging = listed.items.length > 0 ? await readLogging(context, client, place) : undefined;
  await forEachAtMost(16, listed.items, async (acl) => {
    const { ARN = '', Name = ARN } = acl;
    const own = shapeFields(listedFields(context, schema), { ...acl, Scope: place.Scope }, call);
    const parts = [await readAcl(context, client, { acl, place }), ...(logging ? [logging(ARN)] : [])];
    reportResource(context, {
      schema,
      id: ARN,
      name: Name,
      ...away(context, place),
      shaped: joinShaped([own, ...parts]),
    });
  });
  return listed.cause;
}

/** The region where it is another than the context's. */
function away({ scope }: Context, { region }: Place): { readonly region?: string } {
  return region === scope.region ? {} : { region };
}

async function readAcl(
  context: Context,
  client: WAFV2Client,
  { acl: { Name, Id }, place }: { readonly acl: WebACLSummary; readonly place: Place },
): Promise<Shaped> {
  const { GetWebACLCommand } = sdk('@aws-sdk/client-wafv2');
  return readAttributes(context, {
    schema,
    call: 'wafv2:GetWebACL',
    ...(Name === undefined ? {} : { subject: Name }),
    ...away(context, place),
    send: (options) => client.send(new GetWebACLCommand({ Name, Id, Scope: place.Scope }), options),
    shape: ({ WebACL }) => ({ Rules: readWebAclRules(WebACL), DefaultAction: readDefaultAction(WebACL) }),
  });
}

/** Logs that the customer set up, that Security Lake did, and that a telemetry rule of CloudWatch did. */
const logScopes: readonly LogScope[] = ['CUSTOMER', 'SECURITY_LAKE', 'CLOUDWATCH_TELEMETRY_RULE_MANAGED'];

async function readLogging(context: Context, client: WAFV2Client, place: Place): Promise<AclLogging> {
  const { ListLoggingConfigurationsCommand } = sdk('@aws-sdk/client-wafv2');
  return readAclLogging(context, schema, async (call) =>
    Promise.all(
      logScopes.map((LogScope) =>
        context.reader.readPages({
          call,
          subject: LogScope,
          ...away(context, place),
          send: (NextMarker, options) =>
            client.send(
              new ListLoggingConfigurationsCommand({ Scope: place.Scope, LogScope, Limit: 100, NextMarker }),
              options,
            ),
          items: (page) =>
            page.LoggingConfigurations?.map(({ ResourceArn, LogDestinationConfigs }) => ({
              ResourceArn,
              LogDestinationConfigs,
              LogScope,
            })),
          next: (page) => page.NextMarker,
        }),
      ),
    ),
  );
}
