import { writeFileSync } from 'node:fs';
import { buildCatalog } from '../catalog/build.ts';
import { InputError } from '../model/errors.ts';
import { resourceSchemas } from '../providers/schemas.ts';
import { assessmentSchema } from '../report/assessment-schema.ts';
import { diffSchema } from '../report/diff/schema.ts';
import { verificationSchema } from '../report/evidence/verification-schema.ts';
import { periodSchema } from '../report/period/schema.ts';
import { exitWith, processIo } from './io.ts';

// Run by `npm run build`, after the compiler.
try {
  const { rules, schemas } = buildCatalog(resourceSchemas);
  for (const [name, schema] of Object.entries({
    assessment: assessmentSchema,
    diff: diffSchema,
    period: periodSchema,
    verification: verificationSchema,
  })) {
    writeFileSync(new URL(`../schemas/${name}.json`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
  }
  await processIo().stdout.write(`compiled ${rules} rules, described ${schemas} resource types\n`);
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  await processIo().stderr.write(`${error.message}\n`);
  exitWith(2);
}
