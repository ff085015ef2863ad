import type { EnvironmentResponse, FunctionConfiguration, LambdaClient } from '@aws-sdk/client-lambda';
import { readAttributes, readListAttribute } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Shaped } from '../../../shape.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { allowsAnyone } from '../../derive/key-policy-allows-anyone.ts';
import { runtimeDeprecation } from '../../derive/lambda-runtime.ts';
import { functionSchema as schema } from './schema.ts';

/** Reads the functions of a region: 50 a page, and for each its policy and its URLs. */
export async function collectFunctions(context: Context): Promise<void> {
  const { LambdaClient, ListFunctionsCommand } = sdk('@aws-sdk/client-lambda');
  const { region, account } = context.scope;
  const client = new LambdaClient(context.settings('Lambda', region));
  await listResources(context, {
    schema,
    call: 'lambda:ListFunctions',
    // "The maximum number of functions to return… sets a maximum of 50": API_ListFunctions.html
    send: (Marker, options) => client.send(new ListFunctionsCommand({ Marker, MaxItems: 50 }), options),
    items: (page) => page.Functions,
    next: (page) => page.NextMarker,
    identify: ({ FunctionArn = '', FunctionName = '' }) => ({ id: FunctionArn || FunctionName, name: FunctionName }),
    shape: (item) => ({
      ...item,
      Region: region,
      AccountId: account,
      RuntimeDeprecationDate: runtimeDeprecation(item),
      VpcId: item.VpcConfig?.VpcId || null,
      HasEnvironment: hasVariables(item.Environment),
    }),
    details: (item) => readFunction(context, client, item),
  });
}

function hasVariables(environment: EnvironmentResponse | undefined): boolean {
  return environment?.Error !== undefined || Object.keys(environment?.Variables ?? {}).length > 0;
}

async function readFunction(
  context: Context,
  client: LambdaClient,
  { FunctionName = '' }: FunctionConfiguration,
): Promise<readonly Shaped[]> {
  const { GetPolicyCommand, ListFunctionUrlConfigsCommand } = sdk('@aws-sdk/client-lambda');
  return Promise.all([
    readAttributes(context, {
      schema,
      call: 'lambda:GetPolicy',
      subject: FunctionName,
      send: (options) => client.send(new GetPolicyCommand({ FunctionName }), options),
      shape: ({ Policy }) => ({ PolicyAllowsAnyone: allowsAnyone(Policy) }),
    }),
    readListAttribute(context, {
      schema,
      call: 'lambda:ListFunctionUrlConfigs',
      attribute: 'FunctionUrlConfigs',
      subject: FunctionName,
      send: (Marker, options) =>
        client.send(new ListFunctionUrlConfigsCommand({ FunctionName, Marker, MaxItems: 50 }), options),
      items: (page) => page.FunctionUrlConfigs,
      next: (page) => page.NextMarker,
    }),
  ]);
}
