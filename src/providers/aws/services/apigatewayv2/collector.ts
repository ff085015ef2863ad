import type { Api, ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { isWanted, listCall, readListAttribute } from '../../../read/attributes.ts';
import { listChildren, reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { apiSchema, stageSchema } from './schema.ts';

/** The service takes page sizes as text. */
const pageSize = '100';

/** Reads the HTTP and WebSocket APIs of a region: one list serves them and their stages. */
export async function collectHttpApis(context: Context): Promise<void> {
  if (!isWanted(context, apiSchema) && !isWanted(context, stageSchema)) return;
  const { ApiGatewayV2Client, GetApisCommand } = sdk('@aws-sdk/client-apigatewayv2');
  const client = new ApiGatewayV2Client(context.settings('ApiGatewayV2', context.scope.region));
  const call = listCall(apiSchema, 'apigatewayv2:GetApis');
  const listed = await context.reader.readPages({
    call,
    send: (NextToken, options) => client.send(new GetApisCommand({ MaxResults: pageSize, NextToken }), options),
    items: (page) => page.Items,
    next: (page) => page.NextToken,
  });
  await reportListed(context, {
    schema: apiSchema,
    call,
    listed,
    identify: ({ ApiId = '', Name = ApiId }) => ({ id: arnOf(context, ApiId), name: Name }),
    details: async ({ ApiId = '' }) => [await readRoutes(context, client, ApiId)],
  });
  await collectStages(context, client, listed);
}

async function readRoutes(context: Context, client: ApiGatewayV2Client, ApiId: string): Promise<Shaped> {
  const { GetRoutesCommand } = sdk('@aws-sdk/client-apigatewayv2');
  return readListAttribute(context, {
    schema: apiSchema,
    call: 'apigatewayv2:GetRoutes',
    attribute: 'Routes',
    subject: ApiId,
    send: (NextToken, options) =>
      client.send(new GetRoutesCommand({ ApiId, MaxResults: pageSize, NextToken }), options),
    items: (page) => page.Items,
    next: (page) => page.NextToken,
  });
}

async function collectStages(context: Context, client: ApiGatewayV2Client, apis: Listed<Api>): Promise<void> {
  if (!isWanted(context, stageSchema)) return;
  const { GetStagesCommand } = sdk('@aws-sdk/client-apigatewayv2');
  const call = listCall(stageSchema, 'apigatewayv2:GetStages');
  const listed = await listChildren(8, apis, ({ ApiId = '' }) =>
    context.reader.readPages({
      call,
      subject: ApiId,
      send: (NextToken, options) =>
        client.send(new GetStagesCommand({ ApiId, MaxResults: pageSize, NextToken }), options),
      items: (page) => page.Items,
      next: (page) => page.NextToken,
    }),
  );
  await reportListed(context, {
    schema: stageSchema,
    call,
    listed,
    identify: ({ parent: { ApiId = '', Name = ApiId }, item: { StageName = '' } }) => ({
      id: `${arnOf(context, ApiId)}/stages/${StageName}`,
      name: `${Name}/${StageName}`,
    }),
    shape: ({ parent: { ApiId = '', Name = ApiId, ProtocolType }, item }) => ({
      ...item,
      ApiId,
      ApiName: Name,
      ProtocolType,
    }),
  });
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html */
function arnOf({ account, scope }: Context, id: string): string {
  return `arn:${account.partition}:apigateway:${scope.region}::/apis/${id}`;
}
