import type { ResourceSchema } from '../../../schema.ts';
import { applications } from './calls.ts';

/** An application that is registered in the tenant. */
export const applicationSchema: ResourceSchema = {
  type: 'azure/entra/application',
  title: { en: 'App registration', ja: 'アプリの登録' },
  scope: 'account',
  list: [applications],
  source: 'https://learn.microsoft.com/graph/api/resources/application',
  fields: {
    id: { type: 'string', derived: 'in lower case' },
    appId: { type: 'string' },
    displayName: { type: 'string', nullable: true },
    credentials: {
      type: 'list',
      derived: 'passwordCredentials and keyCredentials, without what they hold',
      items: {
        type: 'object',
        fields: {
          kind: { type: 'string', enum: ['secret', 'certificate'] },
          keyId: { type: 'string' },
          endDateTime: { type: 'time', nullable: true },
          lifetimeDays: {
            type: 'integer',
            nullable: true,
            derived: 'days from start to end; null: no end',
          },
        },
      },
    },
  },
};
