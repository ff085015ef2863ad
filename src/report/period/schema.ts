import {
  chainProblemKinds,
  closeReasons,
  openReasons,
  periodSchemaVersion,
  scopeChangeKinds,
} from '../../model/period.ts';
import { severities } from '../../model/rule.ts';
import { type JsonSchema, list, object, oneOf, time } from '../json-schema.ts';

const string: JsonSchema = { type: 'string' };
const boolean: JsonSchema = { type: 'boolean' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const day: JsonSchema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const sha256: JsonSchema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const place = { target: string, account: string, region: string };

const problem = object(
  { kind: oneOf(chainProblemKinds), runId: string, seq: count, message: object({ en: string, ja: string }) },
  { otherRunId: string, expected: string, found: string },
);

const gap = object(
  {
    kind: oneOf(['whole', 'part']),
    severity: oneOf(['low', 'medium', 'high']),
    ...{ from: time, to: time, seconds: count },
    runs: { ...count, description: 'Runs in it that read only a part.' },
  },
  { place: object({ ...place, services: list(string) }, {}, 'Absent: no run between was complete.') },
);

const control = object({
  ...{ framework: string, edition: string, control: string },
  days: object(
    { compliant: count, nonCompliant: count, unmonitored: count, monitored: count, partlyRead: count },
    {},
    'compliant + nonCompliant = monitored, and monitored + unmonitored = the days of the period.',
  ),
  ...{ exceptions: count, waived: count },
  strip: { type: 'string', pattern: '^[cnu]*$', description: 'One sign a day.' },
  rules: list(string),
});

const exception = {
  ...{ findingKey: string, rule: string, ruleDigest: string },
  resource: object({ type: string, id: string, ...place }),
  ...{ severity: oneOf(severities), waived: boolean, controls: list(string) },
  opened: object(
    { by: time, reason: oneOf(openReasons) },
    { after: time },
    'It began in (after, by]; without after, nothing earlier is known.',
  ),
  ...{ lastSeen: time, seen: count, unread: count },
  length: object({ minS: count, maxS: count }, {}, 'In seconds, within the period.'),
};
const closed = object(
  { after: time, by: time, reason: oneOf(closeReasons) },
  {},
  'It ended in (after, by]; absent: open at the end of the period.',
);

const populationChange = object(
  {
    kind: oneOf(['added', 'removed', 'left_scope', 'type_changed']),
    ...{ id: string, type: string, ...place, after: time, by: time },
  },
  { was: string },
);

const scopeChange = object(
  {
    kind: oneOf(scopeChangeKinds),
    change: oneOf(['added', 'removed', 'changed']),
    what: string,
    runId: string,
    at: time,
  },
  { from: string, to: string, reason: string, approvedBy: string },
);

const run = object({
  ...{ runId: string, seq: count, day, startedAt: time, finishedAt: time, complete: boolean, interrupted: boolean },
  ...{ trigger: string, toolVersion: string, rulesSha256: string, configSha256: string, waiversSha256: string },
  manifestSha256: sha256,
});

/** The published JSON Schema (2020-12) of `comply period -o json=FILE`. What is not named in it is not in a period. */
export const periodSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:comply-scan:period:1',
  title: 'comply period',
  ...object(
    {
      schemaVersion: { const: periodSchemaVersion },
      period: object({ from: day, to: day, days: count, timeZone: string, end: time }),
      expectedIntervalS: { type: 'integer', minimum: 1 },
      tail: oneOf(['checked', 'unchecked']),
      daysWithRun: count,
      daysWithCompleteRun: count,
      selection: object({ frameworks: list(string), controls: list(string) }),
      repair: object({ fixed: count, minS: count, maxS: count, longestS: count }),
      chain: list(problem),
      gaps: list(gap),
      controls: list(control),
      exceptions: list(object(exception, { closed })),
      population: object({ first: count, last: count, seen: count, changes: list(populationChange) }),
      scopeChanges: list(scopeChange),
      rules: list(object({ rule: string, digest: string, from: time, to: time, runs: count })),
      runs: list(run),
    },
    { organization: string },
  ),
};
