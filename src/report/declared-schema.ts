import { frameworkIds } from '../model/framework.ts';
import { parties } from '../model/responsibility.ts';
import { severities } from '../model/rule.ts';
import { type JsonSchema, list, object, oneOf } from './json-schema.ts';

const string: JsonSchema = { type: 'string' };
/** ISO 4217. */
const currency: JsonSchema = { type: 'string', pattern: '^[A-Z]{3}$' };
const count: JsonSchema = { type: 'integer', minimum: 0 };
const text: JsonSchema = { $ref: '#/$defs/text' };

/** Whose part controls are, as the organisation declared it. */
export const responsibilities: JsonSchema = list(
  object(
    { framework: oneOf(frameworkIds), control: string, party: oneOf(parties) },
    { vendor: string, report: string, note: text },
  ),
  'Whose part controls are, as declared.',
);

/** What safeguards cost, as the organisation says. */
export const costs: JsonSchema = object(
  {
    currency,
    items: list(object({ safeguard: string }, { oneOff: count, monthly: count, note: string })),
  },
  {},
  'Figures that were declared, in hundredths of the currency. None is of comply.',
);

/** What to do, in the order that pays best. */
export const plan: JsonSchema = object(
  {
    items: list(
      object({
        rule: string,
        severity: oneOf(severities),
        effort: oneOf(['low', 'medium', 'high']),
        findings: count,
        controls: count,
        score: count,
        safeguards: list(string),
      }),
      'Highest score first: severity x controls that wait for it / effort.',
    ),
  },
  {
    totals: object(
      { currency, oneOff: count, monthly: count, unpriced: list(string) },
      {},
      'Declared figures of the safeguards of the plan, each once, in hundredths of the currency.',
    ),
  },
);
