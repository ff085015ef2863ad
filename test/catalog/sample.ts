import { parseRule } from '../../src/catalog/parse-rule.ts';
import { InputError } from '../../src/model/errors.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { ResourceSchema } from '../../src/providers/schema.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';

/** A security group as the design's example has it: nested lists, ports, nullable members. */
const groupSchema: ResourceSchema = {
  type: 'test/net/group',
  title: { en: 'Group', ja: 'グループ' },
  scope: 'region',
  list: [],
  source: 'test',
  fields: {
    GroupId: { type: 'string' },
    OwnerId: { type: 'string' },
    Token: { type: 'string', sensitive: true },
    CreateTime: { type: 'time' },
    Ratio: { type: 'number', nullable: true },
    Tags: { type: 'list', items: { type: 'string' } },
    IpPermissions: {
      type: 'list',
      items: {
        type: 'object',
        fields: {
          IpProtocol: { type: 'string' },
          FromPort: { type: 'integer', nullable: true },
          ToPort: { type: 'integer', nullable: true },
          IpRanges: {
            type: 'list',
            items: {
              type: 'object',
              fields: { CidrIp: { type: 'string' }, Notes: { type: 'list', items: notes(3) } },
            },
          },
        },
      },
    },
  },
};

function notes(depth: number): ResourceSchema['fields'][string] {
  return {
    type: 'object',
    fields: {
      Text: { type: 'string' },
      ...(depth > 0 && { Notes: { type: 'list' as const, items: notes(depth - 1) } }),
    },
  };
}

export const schemas = new Map([...resourceSchemas, groupSchema].map((schema) => [schema.type, schema]));
export const safeguardIds = new Set(['encryption-at-rest', 'log-retention-6y', 'log-immutability']);

/** The parts of a rule that tests replace; every other key stands as it is in `sampleRule`. */
export interface Parts {
  readonly resource?: string;
  readonly when?: string;
  readonly parameters?: string;
  readonly lookups?: string;
  readonly condition?: string;
  readonly message?: string;
  readonly extra?: string;
  readonly remediation?: string;
  readonly tests?: string;
}

const trailTests = `
  fixtures: { good: {} }
  cases:
    - { name: a, resource: good, expect: pass }
    - { name: b, resource: good, expect: fail }
    - { name: c, resource: good, expect: unknown }`;

/** The text of a rule; its condition begins on line 2, `when`, `parameters` and `lookups` follow. */
export function ruleText(parts: Parts): string {
  const block = (key: string, text: string | undefined): string => (text === undefined ? '' : `${key}:${text}\n`);
  return [
    `resource: ${parts.resource ?? 'aws/s3/bucket'}\n`,
    block('condition', parts.condition ?? ' { field: Name, equals: acme }'),
    block('when', parts.when),
    block('parameters', parts.parameters),
    block('lookups', parts.lookups),
    block('message', parts.message ?? ' { en: "It fails", ja: "不適合" }'),
    'title: { en: It holds, ja: 適合している }\n',
    'severity: high\n',
    'safeguards: [ { id: encryption-at-rest, extent: full } ]\n',
    'rationale: { en: Because, ja: 理由 }\n',
    block('remediation', parts.remediation ?? ' { effort: low, steps: { en: [Do it], ja: [実施する] } }'),
    'references: [ { title: Manual, url: "https://docs.aws.amazon.com/s3/" } ]\n',
    block('tests', parts.tests ?? trailTests),
    parts.extra ?? '',
  ].join('');
}

/** Loads a rule made of these parts, from `x.yaml`. */
export function load(parts: Parts): Rule {
  return loadText(ruleText(parts));
}

export function loadText(text: string): Rule {
  return parseRule({ file: 'x.yaml', id: 'aws/s3/sample', text, schemas, safeguardIds });
}

/** The one line by which a rule is refused; fails for a rule that loads. */
export function refusal(parts: Parts): string {
  return textRefusal(ruleText(parts));
}

export function textRefusal(text: string): string {
  return refuse(text).message;
}

/** The error that a rule is refused with; fails for a rule that loads. */
export function refuse(text: string): InputError {
  try {
    loadText(text);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error('the rule was accepted');
}
