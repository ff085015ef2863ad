import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { TestContext } from 'vitest';
import { readOfficialSchema } from './official-schemas.ts';

let compiled: ValidateFunction | undefined;

/** The schema is written in draft-04; of what that says otherwise than draft-07 it uses nothing but `id`. */
export function sarifValidator(context: Pick<TestContext, 'skip'>): ValidateFunction {
  if (compiled) return compiled;
  const entries = Object.entries(readOfficialSchema('sarif-2.1.0.schema.json', context));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  compiled = ajv.compile(Object.fromEntries(entries.filter(([key]) => key !== '$schema' && key !== 'id')));
  return compiled;
}
