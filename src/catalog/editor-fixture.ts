import type { Json, JsonObject } from '../model/json.ts';
import type { Field, ResourceSchema } from '../providers/schema.ts';

/** A fixture is the rule's resource, or what one of its lookups finds: any resource then. */
export function describeFixture(schema: ResourceSchema, schemas: readonly ResourceSchema[]): JsonObject {
  const others = schemas.filter(({ type }) => type !== schema.type);
  const names = [...new Set(others.flatMap(({ fields }) => Object.keys(fields)))].sort();
  return {
    anyOf: [
      describeField({ type: 'object', fields: schema.fields }),
      { type: 'object', propertyNames: { enum: names } },
    ],
  };
}

function describeField(field: Field): JsonObject {
  const described = describePlain(field);
  return field.nullable ? { anyOf: [described, { type: 'null' }] } : described;
}

function describePlain(field: Field): JsonObject {
  if (field.type === 'object') {
    const members = Object.entries(field.fields ?? {}).map(([name, member]): [string, Json] => [
      name,
      describeField(member),
    ]);
    return { type: 'object', additionalProperties: false, properties: Object.fromEntries(members) };
  }
  if (field.type === 'list') return { type: 'array', ...(field.items && { items: describeField(field.items) }) };
  if (field.enum) return { enum: [...field.enum] };
  if (field.type === 'time') return { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T' };
  return { type: field.type };
}
