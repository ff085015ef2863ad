import { causeKinds } from '../model/cause.ts';
import type { JsonObject } from '../model/json.ts';
import { outcomes } from '../model/result.ts';
import { extents, parameterTypes, severities, strictness } from '../model/rule.ts';
import type { ResourceSchema } from '../providers/schema.ts';
import { definitionOf, describeAnyCondition, describeCondition, describeElsewhere } from './editor-condition.ts';
import { describeFixture } from './editor-fixture.ts';
import { listScopes } from './editor-scope.ts';

const textOf = (value: JsonObject): JsonObject => closed({ en: value, ja: value });
const text = { $ref: '#/definitions/text' };
const string = { type: 'string' };

/** The file in which a resource type's JSON Schema is kept: `rule-aws-s3-bucket.json`. */
export function editorSchemaFile(type: string): string {
  return `rule-${type.split('/').join('-')}.json`;
}

/**
 * The JSON Schema (draft 7, which editors read) of a rule on one resource type: keys, fields per scope, operators by
 * type. It helps while typing; the loader is what decides.
 */
export function describeRule(schema: ResourceSchema, schemas: readonly ResourceSchema[]): JsonObject {
  const scopes = listScopes(schema);
  const conditions = scopes.map((scope) => [definitionOf(scope.name), describeCondition(scope)] as const);
  const condition = { $ref: `#/definitions/${definitionOf('resource')}` };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `comply rule on ${schema.type}`,
    ...closed(
      {
        title: text,
        severity: { enum: [...severities] },
        resource: { const: schema.type },
        condition,
        message: text,
        safeguards: {
          type: 'array',
          items: closed({ id: string, extent: { enum: [...extents] } }),
        },
        rationale: text,
        remediation: describeRemediation(),
        references: { type: 'array', items: closed({ title: string, url: { type: 'string', pattern: '^https://' } }) },
        tests: describeTests(),
      },
      {
        aliases: { type: 'array', items: string },
        when: condition,
        parameters: { type: 'object', additionalProperties: describeParameter() },
        lookups: { type: 'object', additionalProperties: describeLookup(schemas) },
      },
    ),
    definitions: {
      text: textOf({ type: 'string', minLength: 1 }),
      fixture: describeFixture(schema, schemas),
      anyCondition: describeAnyCondition(),
      fromElsewhere: describeElsewhere(scopes[0]),
      ...Object.fromEntries(conditions),
    },
  };
}

/** A mapping with these keys and no other. */
function closed(required: JsonObject, optional: JsonObject = {}): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

function describeParameter(): JsonObject {
  return closed(
    { type: { enum: [...parameterTypes] }, default: {} },
    {
      minimum: { anyOf: [{ type: 'number' }, string] },
      maximum: { anyOf: [{ type: 'number' }, string] },
      allowed: { type: 'array' },
      stricter: { enum: [...strictness, true, false] },
      title: text,
    },
  );
}

function describeLookup(schemas: readonly ResourceSchema[]): JsonObject {
  return closed(
    {
      resource: { enum: schemas.map(({ type }) => type) },
      match: { type: 'object', minProperties: 1, additionalProperties: string },
      expect: { enum: ['one', 'many'] },
    },
    { whenAbsent: { enum: ['unknown', 'fail'] } },
  );
}

function describeRemediation(): JsonObject {
  return closed(
    { effort: { enum: ['low', 'medium', 'high'] }, steps: textOf({ type: 'array', minItems: 1, items: string }) },
    { warnings: { type: 'array', items: text }, cli: string, terraform: string },
  );
}

function describeTests(): JsonObject {
  const cause = closed(
    {},
    {
      kind: { enum: [...causeKinds] },
      state: { enum: [...causeKinds] },
      call: string,
      permission: string,
      code: string,
    },
  );
  const one = closed(
    { name: string, resource: string, expect: { enum: [...outcomes] } },
    {
      lookups: { type: 'object', additionalProperties: { anyOf: [string, { type: 'array', items: string }] } },
      set: { type: 'object' },
      unset: { type: 'array', items: string },
      collection: { type: 'object', additionalProperties: cause },
      params: { type: 'object' },
      because: { type: 'array', items: string },
    },
  );
  return closed({
    fixtures: { type: 'object', additionalProperties: { $ref: '#/definitions/fixture' } },
    cases: { type: 'array', minItems: 3, items: one },
  });
}
