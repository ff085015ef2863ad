import { AddPermissionCommand, CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Base, Settings } from './settings.ts';

/** The smallest archive there is: the end record of one with nothing in it. */
const emptyZip = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');

/** A function that anyone may call, on a runtime that is no longer supported. */
export async function seedFunction(settings: Settings, { role }: Base): Promise<void> {
  const lambda = new LambdaClient(settings);
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'orders',
      Runtime: 'nodejs12.x',
      Role: role,
      Handler: 'index.handler',
      Code: { ZipFile: emptyZip },
    }),
  );
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: 'orders',
      StatementId: 'anyone',
      Action: 'lambda:InvokeFunction',
      Principal: '*',
    }),
  );
}
