import type { Collector } from '../../collector.ts';
import { accountEntry, accountSchema } from './account-schema.ts';
import { contentFilterEntry, contentFilterSchema, deploymentEntry, deploymentSchema } from './model-schema.ts';

/** The reader of Azure OpenAI, Microsoft Foundry and the other Azure AI services. */
export const cognitiveservicesService: Collector = {
  service: 'cognitiveservices',
  scope: 'subscription',
  schemas: [accountSchema, deploymentSchema, contentFilterSchema],
  inventory: [accountEntry, deploymentEntry, contentFilterEntry],
  load: async () => (await import('./collector.ts')).collectCognitiveServices,
};
