import type { PhiClass } from '../model/log-check.ts';

export const fieldTypes = ['string', 'integer', 'number', 'boolean', 'object', 'array'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** The forms a text can be asked for: a closed list, as a pattern of a stranger's can take for ever. */
export const fieldFormats = ['utc-time', 'sha256', 'uuid', 'ip-address', 'path'] as const;
export type FieldFormat = (typeof fieldFormats)[number];

/** What a field of an event must be. */
export interface LogField {
  readonly type: FieldType;
  readonly format?: FieldFormat;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  /** It must be there, and hold a value unless `nullable`. */
  readonly required: boolean;
  /** `null` is a value of it. */
  readonly nullable: boolean;
  /** Where another field has one of these values it must hold a value, whatever else is said. */
  readonly requiredWhen?: { readonly field: string; readonly values: readonly string[] };
  /** Identifiers that may be in it. */
  readonly allow: readonly PhiClass[];
}

/** What every line of a log must be. */
export interface LogSchema {
  readonly name: string;
  /** By their names in the log. */
  readonly fields: ReadonlyMap<string, LogField>;
  /** Whether there may be fields that are not listed. */
  readonly additional: boolean;
  /** The field that orders the events; absent: order and gaps are not looked at. */
  readonly timeField?: string;
  /** The field that no two events share. */
  readonly idField?: string;
  /** Longest time without an event, in milliseconds. */
  readonly maxGap: number;
  /** How far back an event may lie behind the latest one, in milliseconds. */
  readonly tolerance: number;
}

const field = (type: FieldType, more: Partial<LogField> = {}): LogField => ({
  type,
  required: true,
  nullable: false,
  allow: [],
  ...more,
});

/** Fields of an audit event of an AI API, by their names. */
const auditEventFields: Readonly<Record<string, LogField>> = {
  eventId: field('string', { format: 'uuid' }),
  time: field('string', { format: 'utc-time' }),
  userHash: field('string', { format: 'sha256' }),
  sessionHash: field('string', { format: 'sha256' }),
  endpoint: field('string'),
  action: field('string'),
  recordHash: field('string', { format: 'sha256', nullable: true }),
  modelVersion: field('string'),
  status: field('integer', { minimum: 0 }),
  latencyMs: field('number', { minimum: 0 }),
  classification: field('string', { enum: ['phi', 'pii', 'clinical', 'operational', 'public'] }),
  baaId: field('string', { nullable: true, requiredWhen: { field: 'classification', values: ['phi'] } }),
  requestId: field('string', { required: false }),
  region: field('string', { required: false }),
  sourceIp: field('string', { required: false, format: 'ip-address', allow: ['ip-address'] }),
};

/**
 * The audit event of an AI API. HIPAA asks for a record of activity (45 CFR 164.312(b)) and says nothing of its form; these
 * fields say who did what, when, to which record, by which model and under which agreement, without saying whose record it is.
 */
export const auditEventSchema: LogSchema = {
  name: 'audit-event',
  fields: new Map(Object.entries(auditEventFields)),
  additional: true,
  timeField: 'time',
  idField: 'eventId',
  maxGap: 3_600_000,
  tolerance: 1_000,
};
