import { severities } from '../model/rule.ts';
import { type JsonSchema, list, object, oneOf } from './json-schema.ts';

const string: JsonSchema = { type: 'string' };
const boolean: JsonSchema = { type: 'boolean' };
const strings = list(string);
const anything: JsonSchema = {};
const text: JsonSchema = { $ref: '#/$defs/text' };

const override = object(
  { parameter: string, value: anything, default: anything, weaker: boolean },
  { reason: string, approvedBy: string, until: string },
);

const severityOverride = object(
  { value: oneOf(severities), default: oneOf(severities), weaker: boolean },
  { reason: string, approvedBy: string, until: string },
  'A severity that is not the rule’s own.',
);

/** A rule of an assessment. */
export const rule = object(
  {
    id: string,
    title: text,
    severity: oneOf(severities),
    rationale: text,
    effort: oneOf(['low', 'medium', 'high']),
    warnings: list(text),
    steps: object({ en: strings, ja: strings }),
    references: list(object({ title: string, url: string })),
    safeguards: strings,
    controls: list(string, 'framework:id of every control that demands one of its safeguards.'),
    overrides: list(override),
  },
  { digest: string, cli: string, terraform: string, severityOverride },
);

/** Rule packs. */
export const packs = list(
  object(
    { name: string, version: string, digest: { type: 'string', pattern: '^[0-9a-f]{64}$' }, pinned: boolean },
    { title: text, licence: string },
  ),
  'Packs of rules that comply does not ship. What those rules pass counts for no control.',
);
