import type { BedrockClient } from '@aws-sdk/client-bedrock';
import { readAttributes } from '../../../read/attributes.ts';
import { listResources } from '../../../read/list-resources.ts';
import type { Context } from '../../collector.ts';
import { sdk } from '../../connect/sdk.ts';
import { filteredPii } from '../../derive/filtered-pii.ts';
import { modelRegions } from '../../derive/model-regions.ts';
import { customModelSchema, guardrailSchema, inferenceProfileSchema } from './schema.ts';

/** Reads the guardrails of a region by their working draft, which a list without a guardrail's name gives. */
export async function collectGuardrails(context: Context, client: BedrockClient): Promise<void> {
  const { GetGuardrailCommand, ListGuardrailsCommand } = sdk('@aws-sdk/client-bedrock');
  await listResources(context, {
    schema: guardrailSchema,
    call: 'bedrock:ListGuardrails',
    send: (nextToken, options) => client.send(new ListGuardrailsCommand({ maxResults: 100, nextToken }), options),
    items: (page) => page.guardrails,
    next: (page) => page.nextToken,
    identify: ({ arn, id = '', name = '' }) => ({ id: arn ?? id, name }),
    details: async ({ id: guardrailIdentifier = '' }) => [
      await readAttributes(context, {
        schema: guardrailSchema,
        call: 'bedrock:GetGuardrail',
        subject: guardrailIdentifier,
        send: (options) => client.send(new GetGuardrailCommand({ guardrailIdentifier }), options),
        // A policy left out is one that was not configured: API_GetGuardrail.html
        shape: ({ guardrailId, sensitiveInformationPolicy }) =>
          guardrailId === undefined ? {} : { SensitiveInformation: filteredPii(sensitiveInformationPolicy) },
      }),
    ],
  });
}

/** Reads the account's own custom models of a region; those that another account shares are that account's to judge. */
export async function collectCustomModels(context: Context, client: BedrockClient): Promise<void> {
  const { GetCustomModelCommand, ListCustomModelsCommand } = sdk('@aws-sdk/client-bedrock');
  const { account } = context;
  await listResources(context, {
    schema: customModelSchema,
    call: 'bedrock:ListCustomModels',
    send: (nextToken, options) => client.send(new ListCustomModelsCommand({ maxResults: 100, nextToken }), options),
    items: (page) => page.modelSummaries?.filter(({ ownerAccountId = account.id }) => ownerAccountId === account.id),
    next: (page) => page.nextToken,
    identify: ({ modelArn = '', modelName = '' }) => ({ id: modelArn, name: modelName }),
    details: async ({ modelArn: modelIdentifier = '' }) => [
      await readAttributes(context, {
        schema: customModelSchema,
        call: 'bedrock:GetCustomModel',
        subject: modelIdentifier,
        send: (options) => client.send(new GetCustomModelCommand({ modelIdentifier }), options),
        shape: ({ trainingDataConfig, ...model }) => ({
          ...model,
          TrainedOnInvocationLogs: trainingDataConfig && trainingDataConfig.invocationLogsConfig !== undefined,
        }),
      }),
    ],
  });
}

/**
 * Reads the inference profiles made in the account. Those that AWS defines are offered in every region, used or not,
 * so that their being there says nothing about the account.
 */
export async function collectInferenceProfiles(context: Context, client: BedrockClient): Promise<void> {
  const { ListInferenceProfilesCommand } = sdk('@aws-sdk/client-bedrock');
  await listResources(context, {
    schema: inferenceProfileSchema,
    call: 'bedrock:ListInferenceProfiles',
    send: (nextToken, options) =>
      client.send(new ListInferenceProfilesCommand({ maxResults: 100, typeEquals: 'APPLICATION', nextToken }), options),
    items: (page) => page.inferenceProfileSummaries,
    next: (page) => page.nextToken,
    identify: ({ inferenceProfileArn = '', inferenceProfileName = '' }) => ({
      id: inferenceProfileArn,
      name: inferenceProfileName,
    }),
    shape: (profile) => ({ ...profile, ModelRegions: modelRegions(profile.models?.map(({ modelArn }) => modelArn)) }),
  });
}
