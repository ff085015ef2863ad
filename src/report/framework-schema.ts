import { controlStatuses } from '../model/assessment.ts';
import { assessments, frameworkIds } from '../model/framework.ts';
import { type JsonSchema, list, object, oneOf } from './json-schema.ts';

const string: JsonSchema = { type: 'string' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const text: JsonSchema = { $ref: '#/$defs/text' };

/** Results by outcome, as controls and the whole assessment count them. */
export const outcomeCounts = { pass: count, fail: count, unknown: count, notApplicable: count };

const control = object(
  {
    id: string,
    title: text,
    citation: text,
    group: string,
    assessment: oneOf(assessments),
    status: oneOf(controlStatuses),
    safeguards: list(string, 'Safeguards it names as primary.'),
    rules: list(string, 'Rules that test them.'),
    supportingRules: list(string, 'Rules of safeguards it only leans on. They decide nothing.'),
    results: object(outcomeCounts),
    waived: count,
    attestations: list(count, 'Positions in attestations.'),
  },
  { level: string, parent: string, supply: text, reason: text },
);

/** A framework with every control. */
export const framework = object({
  id: oneOf(frameworkIds),
  edition: string,
  editionTitle: text,
  title: text,
  term: text,
  notes: list(text),
  counts: object(Object.fromEntries(controlStatuses.map((status) => [status, count]))),
  groups: list(object({ id: string, title: text })),
  controls: list(control),
});
