import { severities } from '../model/rule.ts';
import { type JsonSchema, list, object, oneOf, time } from './json-schema.ts';

const string: JsonSchema = { type: 'string' };
const boolean: JsonSchema = { type: 'boolean' };
const count: JsonSchema = { type: 'integer', minimum: 0 };

const failOn = oneOf([...severities, 'none']);

const threshold = object(
  {
    by: oneOf(['flag', 'target', 'framework', 'default']),
    failOn,
    severities: list(
      object({ severity: oneOf(severities), findings: count }),
      'The findings that break the gate by it, gravest first.',
    ),
  },
  { name: string },
);

const baseline = object(
  {
    sha256: string,
    runId: string,
    asOf: time,
    findings: count,
    present: count,
    graver: count,
    fixed: count,
    unread: count,
    notAsked: count,
    notCounted: count,
  },
  {},
  'What became of the findings of the baseline: findings = present + fixed + unread + notAsked.',
);

/** Why the exit code of an assessment is what it is. */
export const gate = object(
  { holds: boolean, findings: count, failOn, unknown: count, allowUnknown: boolean, exitCode: oneOf([0, 1, 3]) },
  { thresholds: list(threshold, 'Every threshold in force, the default last.'), waived: count, baseline },
);
