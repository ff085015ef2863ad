import type { Assessment } from '../model/assessment.ts';
import { InputError, type Place } from '../model/errors.ts';
import { storedAssessmentSchema } from './assessment-schema.ts';
import { firstProblem, type JsonSchema } from './json-schema.ts';

/** An assessment as an evidence bundle keeps it: its results have a file of their own. */
export type StoredAssessment = Omit<Assessment, 'results'>;

const schema = allowMore(storedAssessmentSchema);

/** Checks what a bundle holds as its assessment. Throws InputError for what is none. */
export function readStoredAssessment(value: unknown, place: Place): StoredAssessment {
  const found = firstProblem(schema, value);
  if (!found) return value as StoredAssessment;
  const { place: pointer, problem } = found;
  throw new InputError(place, {
    en: `not the assessment of an evidence bundle: ${pointer} ${problem.en}`,
    ja: `証跡バンドルの判定結果ではない: ${pointer} ${problem.ja}`,
  });
}

/** The same schema, which lets members be that it does not name: a bundle keeps whole records. */
function allowMore({ additionalProperties: _, ...rest }: JsonSchema): JsonSchema {
  const each = (members: Readonly<Record<string, JsonSchema>>) =>
    Object.fromEntries(Object.entries(members).map(([key, member]) => [key, allowMore(member)]));
  return {
    ...rest,
    ...(rest.properties && { properties: each(rest.properties) }),
    ...(rest.items && { items: allowMore(rest.items) }),
    ...(rest.$defs && { $defs: each(rest.$defs) }),
  };
}
