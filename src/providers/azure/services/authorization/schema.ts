import type { Collector } from '../../collector.ts';
import { assignmentSchema } from './assignment-schema.ts';
import { definitionSchema } from './definition-schema.ts';
import { subscriptionSchema } from './subscription-schema.ts';

/** The reader of Azure role-based access control. */
export const authorizationService: Collector = {
  service: 'authorization',
  scope: 'subscription',
  schemas: [subscriptionSchema, assignmentSchema, definitionSchema],
  inventory: [],
  load: async () => (await import('./collector.ts')).collectAuthorization,
};
