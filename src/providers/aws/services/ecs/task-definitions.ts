import type { ECSClient, TaskDefinition } from '@aws-sdk/client-ecs';
import { listCall, readAttributes } from '../../../read/attributes.ts';
import { reportListed } from '../../../read/list-resources.ts';
import type { Listed } from '../../../read/read.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { taskDefinitionSchema as schema } from './task-definition-schema.ts';

/** Reads each task definition that a service runs, once. */
export async function collectTaskDefinitions(
  context: Context,
  client: ECSClient,
  listed: Listed<string>,
): Promise<void> {
  const { DescribeTaskDefinitionCommand } = sdk('@aws-sdk/client-ecs');
  await reportListed(context, {
    schema,
    call: listCall(schema, 'ecs:DescribeServices'),
    listed,
    identify: (arn) => ({ id: arn, name: arn.split('/').at(-1) ?? arn }),
    shape: (taskDefinitionArn) => ({ taskDefinitionArn }),
    details: async (arn) => [
      await readAttributes(context, {
        schema,
        call: 'ecs:DescribeTaskDefinition',
        subject: arn,
        send: (options) => client.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }), options),
        shape: ({ taskDefinition }) => shapeDefinition(taskDefinition),
      }),
    ],
  });
}

function shapeDefinition(definition: TaskDefinition | undefined): Readonly<Record<string, unknown>> {
  if (!definition) return {};
  const { volumes = [], runtimePlatform } = definition;
  return {
    ...definition,
    OperatingSystem: runtimePlatform?.operatingSystemFamily ?? null,
    EfsVolumes: volumes.flatMap(({ name, efsVolumeConfiguration }) =>
      efsVolumeConfiguration ? [{ name, ...efsVolumeConfiguration }] : [],
    ),
  };
}
