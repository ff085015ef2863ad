import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { describeRule, editorSchemaFile } from '../../src/catalog/editor-schema.ts';
import { shippedRules } from '../../src/catalog/load.ts';
import { readRuleFiles } from '../../src/catalog/rule-files.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { parseYaml, toJson } from '../../src/yaml/parse.ts';
import { type Parts, ruleText } from './sample.ts';

const validators = new Map<string, ValidateFunction>(
  resourceSchemas.map((schema) => [schema.type, new Ajv().compile(describeRule(schema, resourceSchemas))]),
);

function accepts(text: string): boolean {
  return problems(text).length === 0;
}

function problems(text: string): readonly string[] {
  const rule = toJson(parseYaml('x.yaml', text));
  const type = typeof rule === 'object' && rule !== null && 'resource' in rule ? rule.resource : undefined;
  const validate = validators.get(String(type));
  if (!validate) throw new Error(`no schema for ${String(type)}`);
  validate(rule);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const rules = readRuleFiles(shippedRules, 'rules').filter(
  ({ path }) => path.includes('/') && !path.startsWith('frameworks/'),
);

describe('the JSON Schema for editors', () => {
  it.each(rules.map(({ path, text }) => [path, text]))('accepts %s', (_path, text) => {
    expect(problems(text)).toEqual([]);
  });

  const trail: Parts = {
    resource: 'aws/cloudtrail/trail',
    lookups: '\n  bucket: { resource: aws/s3/bucket, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown }',
    condition:
      ' { all: [ { field: Status.IsLogging, equals: true }, { none: $bucket.Grants, where: { field: Permission, equals: READ } } ] }',
  };
  const text = ruleText(trail);

  it('accepts lists, lookups, fields of the whole resource and parameters', () => {
    expect(accepts(text)).toBe(true);
    expect(
      accepts(
        ruleText({
          condition:
            ' { some: LifecycleRules, where: { all: [ { field: Status, equals: Enabled }, { field: $resource.Name, like: "a*" } ] } }',
        }),
      ),
    ).toBe(true);
    expect(accepts(ruleText({ condition: ' { count: Grants, atMost: $params.most }' }))).toBe(true);
  });

  it.each<[string, string, string]>([
    ['a key', 'severity:', 'severty:'],
    ['a word', 'severity: high', 'severity: hihg'],
    ['a field', 'Status.IsLogging', 'Status.IsLoging'],
    ['an operator', 'IsLogging, equals', 'IsLogging, equal'],
    ['a value', 'IsLogging, equals: true', 'IsLogging, equals: "true"'],
    ['a resource type', 'resource: aws/s3/bucket', 'resource: aws/s3/buckets'],
  ])('refuses a typo in %s', (_name, right, wrong) => {
    expect(text).toContain(right);
    expect(accepts(text.replace(right, wrong))).toBe(false);
  });

  it.each([
    ' { some: LifecycleRules, where: { field: Name, equals: a } }',
    ' { some: LifecycleRule, where: { field: Status, equals: Enabled } }',
    ' { field: Versioning.Status, equals: On }',
    ' { field: Name, equals: a, in: [b] }',
    ' { field: Name }',
    ' { field: Name, olderThan: 3d }',
    ' { field: CreationDate, olderThan: 3w }',
    ' { all: [] }',
    ' { count: Grants }',
    ' { cel: "true" }',
  ])('refuses%s', (condition) => {
    expect(accepts(ruleText({ condition }))).toBe(false);
  });

  it('has one file a resource type', () => {
    const files = new Set(resourceSchemas.map(({ type }) => editorSchemaFile(type)));
    expect(files.size).toBe(resourceSchemas.length);
    expect(files).toContain('rule-aws-s3-bucket.json');
  });
});
