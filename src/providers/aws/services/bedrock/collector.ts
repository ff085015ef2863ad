import type { BedrockClient, LoggingConfig } from '@aws-sdk/client-bedrock';
import { isWanted, readAttributes } from '../../../read/attributes.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { logPath } from '../../derive/log-path.ts';
import { reportRegion } from '../../read/region-resource.ts';
import { collectCustomModels, collectGuardrails, collectInferenceProfiles } from './models.ts';
import { bedrockRegionSchema as schema } from './schema.ts';

/** Reads what Bedrock does in a region: its logging, and what was made there. */
export async function collectBedrock(context: Context): Promise<void> {
  const { BedrockClient } = sdk('@aws-sdk/client-bedrock');
  const client = new BedrockClient(context.settings('Bedrock', context.scope.region));
  await Promise.all([
    isWanted(context, schema) ? collectRegion(context, client) : undefined,
    collectGuardrails(context, client),
    collectCustomModels(context, client),
    collectInferenceProfiles(context, client),
  ]);
}

async function collectRegion(context: Context, client: BedrockClient): Promise<void> {
  const { GetModelInvocationLoggingConfigurationCommand } = sdk('@aws-sdk/client-bedrock');
  const logging = await readAttributes(context, {
    schema,
    call: 'bedrock:GetModelInvocationLoggingConfiguration',
    send: (options) => client.send(new GetModelInvocationLoggingConfigurationCommand({}), options),
    shape: ({ loggingConfig }) => ({ loggingConfig, ...findSinks(context, loggingConfig) }),
  });
  reportRegion(context, schema, [logging]);
}

/** Where the log goes; the log group is in the account and region that log. */
function findSinks({ account, scope }: Context, config: LoggingConfig | undefined) {
  const group = config?.cloudWatchConfig?.logGroupName;
  return {
    LogGroupArn: group ? `arn:${account.partition}:logs:${scope.region}:${account.id}:log-group:${group}:*` : null,
    LogBucketName: config?.s3Config?.bucketName || null,
    LogPath: logPath(config?.s3Config?.keyPrefix),
  };
}
