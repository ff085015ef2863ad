import type { Field, ResourceSchema } from '../../schema.ts';
import type { Shaped } from '../../shape.ts';
import type { Context } from '../collector.ts';
import { type ChosenLogs, logSinks } from '../derive/log-sinks.ts';
import { diagnosticSettingsCall } from './diagnostic-settings.ts';
import { readWholeList } from './whole-list.ts';

const ids = (en: string, ja: string): Field => ({
  type: 'list',
  items: { type: 'string' },
  from: [diagnosticSettingsCall],
  derived: 'of the diagnostic settings that send the log; ids in lower case',
  doc: { en, ja },
});

/** Where a resource sends the log that tells who did what: fields of a schema. */
export const auditSinkFields = {
  auditWorkspaces: ids('Log Analytics workspaces it goes to', '送信先のLog Analyticsワークスペース'),
  auditStorageAccounts: ids('storage accounts it goes to', '送信先のストレージアカウント'),
  auditEventHubs: ids('event hubs it goes to', '送信先のイベントハブ'),
} as const satisfies Readonly<Record<string, Field>>;

/** The same of a service that has tables of its own for its logs. */
export const ownTablesField = {
  auditDedicatedWorkspaces: ids(
    'Log Analytics workspaces it goes to, into tables of the service',
    '送信先のLog Analyticsワークスペース（リソース固有のテーブル）',
  ),
} as const satisfies Readonly<Record<string, Field>>;

export interface LogSinksAsk {
  readonly schema: ResourceSchema;
  /** Of the resource, or of the part of it that logs. */
  readonly id: string;
  /** Which of its logs. */
  readonly logs: ChosenLogs;
}

/** Asks where a resource sends its audit log, if that is wanted. */
export function readAuditSinks(context: Context, { schema, id, logs }: LogSinksAsk): Promise<Shaped> {
  return readWholeList(context, {
    schema,
    call: diagnosticSettingsCall.call,
    subject: id,
    path: `${id}/providers/Microsoft.Insights/diagnosticSettings?api-version=2021-05-01-preview`,
    shape: (settings) => {
      const sinks = logSinks(settings, logs);
      return {
        auditWorkspaces: sinks?.workspaces,
        auditDedicatedWorkspaces: sinks?.dedicatedWorkspaces,
        auditStorageAccounts: sinks?.storageAccounts,
        auditEventHubs: sinks?.eventHubs,
      };
    },
  });
}
