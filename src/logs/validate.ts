import type { LogFault } from '../model/log-check.ts';
import { formats } from './formats.ts';
import type { LogField, LogSchema } from './schema.ts';

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Told of each thing that is wrong with an event. */
export type Complain = (fault: LogFault, field: string) => void;

/** What checks one event against a schema; made once for a log. */
export function createValidator(schema: LogSchema): (event: JsonObject, complain: Complain) => void {
  const fields = [...schema.fields];
  return (event, complain) => {
    for (let at = 0; at < fields.length; at += 1) {
      const entry = fields[at];
      if (entry !== undefined) checkField(event, entry[0], entry[1], complain);
    }
    if (schema.additional) return;
    for (const name of Object.keys(event)) if (!schema.fields.has(name)) complain('unknown-field', name);
  };
}

function checkField(event: JsonObject, name: string, field: LogField, complain: Complain): void {
  const value = Object.hasOwn(event, name) ? event[name] : undefined;
  if (value === undefined || value === null) {
    if (isAsked(event, field)) complain('missing', name);
    else if (value === undefined && field.required) complain('missing', name);
    else if (value === null && !field.nullable) complain('type', name);
    return;
  }
  const fault = faultOf(value, field);
  if (fault) complain(fault, name);
}

function isAsked(event: JsonObject, { requiredWhen }: LogField): boolean {
  if (requiredWhen === undefined || !Object.hasOwn(event, requiredWhen.field)) return false;
  const other = event[requiredWhen.field];
  return typeof other === 'string' && requiredWhen.values.includes(other);
}

function faultOf(value: unknown, field: LogField): LogFault | undefined {
  if (!isOfType(value, field)) return 'type';
  if (typeof value === 'string') {
    if (field.format !== undefined && !formats[field.format](value)) return 'format';
    return field.enum !== undefined && !field.enum.includes(value) ? 'enum' : undefined;
  }
  return typeof value === 'number' && field.minimum !== undefined && value < field.minimum ? 'minimum' : undefined;
}

function isOfType(value: unknown, { type }: LogField): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}
