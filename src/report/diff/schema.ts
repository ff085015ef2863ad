import {
  absenceReasons,
  changeKinds,
  detailKinds,
  diffSchemaVersion,
  ruleChangeKinds,
  scopeKinds,
  standings,
} from '../../model/diff.ts';
import { severities } from '../../model/rule.ts';
import { type JsonSchema, list, object, oneOf, time } from '../json-schema.ts';

const string: JsonSchema = { type: 'string' };
const boolean: JsonSchema = { type: 'boolean' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const text: JsonSchema = { $ref: '#/$defs/text' };
const side: JsonSchema = { $ref: '#/$defs/side' };

const detail = object(
  { what: oneOf(detailKinds) },
  {
    field: { ...string, description: 'Of observed: the field of the condition.' },
    from: { description: 'Absent: it was not there, or not read.' },
    to: { description: 'Absent: it is not there, or was not read.' },
  },
);

const change = object(
  {
    kind: oneOf(changeKinds),
    rule: string,
    title: text,
    severity: oneOf(severities),
    resource: object({ type: string, id: string, name: string, target: string, account: string, region: string }),
    from: oneOf(standings),
    to: oneOf(standings),
    isNew: { ...boolean, description: 'A gate with the first assessment as its baseline would count it.' },
    ruleChanged: { ...boolean, description: 'The rule is not the same in both: the difference may be of its making.' },
    message: text,
    details: list(detail, 'In what a finding differs that fails in both.'),
    moreDetails: { ...count, description: 'Details that are not in the list.' },
  },
  { absent: { ...oneOf(absenceReasons), description: 'Why the one of the two lacks it that does.' } },
);

/** The published JSON Schema (2020-12) of `comply diff --format json`. */
export const diffSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:comply-scan:diff:${diffSchemaVersion}`,
  title: 'comply diff',
  ...object({
    schemaVersion: { const: diffSchemaVersion },
    old: side,
    new: side,
    counts: object(Object.fromEntries(changeKinds.map((kind) => [kind, count])), {}, 'Changes of each kind.'),
    newFindings: { ...count, description: 'Changes that are new; with --exit-code more than 0 ends with 1.' },
    unchanged: { ...count, description: 'Findings, waived ones too, of which both say the same.' },
    readAgain: { ...count, description: 'Results that were unknown and are known now.' },
    scope: list(object({ what: oneOf(scopeKinds), change: oneOf(['added', 'removed']), name: string })),
    rules: list(object({ rule: string, title: text, what: list(oneOf(ruleChangeKinds)) }, { was: string })),
    changes: list(change, 'By kind, then the gravest first, then by rule and resource.'),
  }),
  $defs: {
    text: object({ en: string, ja: string }),
    side: object(
      {
        tool: object({ name: string, version: string }),
        run: object({
          id: string,
          startedAt: time,
          finishedAt: time,
          asOf: time,
          complete: boolean,
          interrupted: boolean,
        }),
        open: count,
        unknown: count,
      },
      { organization: string },
    ),
  },
};
