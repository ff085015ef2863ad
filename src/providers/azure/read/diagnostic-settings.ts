import type { CallRef, Field, ResourceSchema } from '../../schema.ts';
import type { Shaped } from '../../shape.ts';
import type { Context } from '../collector.ts';
import { lowerId } from '../derive/resource-id.ts';
import type { Body } from '../send/api.ts';
import { readBodies } from './arm.ts';

/** https://learn.microsoft.com/rest/api/monitor/diagnostic-settings/list */
export const diagnosticSettingsCall: CallRef = {
  call: 'arm:Microsoft.Insights/diagnosticSettings',
  permission: 'Microsoft.Insights/diagnosticSettings/read',
};

/**
 * What a resource sends of its logs, and where to: the field of a schema. A log is chosen by `category` or by
 * `categoryGroup` (`audit`, `allLogs`), the other one is null.
 */
export const diagnosticSettingsField: Field = {
  type: 'list',
  from: [diagnosticSettingsCall],
  items: {
    type: 'object',
    fields: {
      name: { type: 'string' },
      workspaceId: { type: 'string', nullable: true, absentMeans: null, derived: 'in lower case' },
      storageAccountId: { type: 'string', nullable: true, absentMeans: null, derived: 'in lower case' },
      eventHubAuthorizationRuleId: { type: 'string', nullable: true, absentMeans: null, derived: 'in lower case' },
      logs: {
        type: 'list',
        absentMeans: [],
        items: {
          type: 'object',
          fields: {
            category: { type: 'string', nullable: true, absentMeans: null },
            categoryGroup: { type: 'string', nullable: true, absentMeans: null },
            enabled: { type: 'boolean' },
          },
        },
      },
    },
  },
};

export interface DiagnosticSettingsAsk {
  readonly schema: ResourceSchema;
  /** The attribute with `diagnosticSettingsField`. */
  readonly attribute: string;
  /** Of the resource, or of the part of it that logs (`…/blobServices/default`). */
  readonly id: string;
}

/** Asks for the diagnostic settings of one resource, if they are wanted. */
export function readDiagnosticSettings(
  context: Context,
  { schema, attribute, id }: DiagnosticSettingsAsk,
): Promise<Shaped> {
  return readBodies(context, {
    schema,
    attribute,
    call: diagnosticSettingsCall.call,
    subject: id,
    path: `${id}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview`,
    shape: ({ name, properties }) => {
      const { workspaceId, storageAccountId, eventHubAuthorizationRuleId, logs } = (properties ?? {}) as Body;
      return {
        name,
        workspaceId: lowerId(workspaceId),
        storageAccountId: lowerId(storageAccountId),
        eventHubAuthorizationRuleId: lowerId(eventHubAuthorizationRuleId),
        logs,
      };
    },
  });
}
