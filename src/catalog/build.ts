import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rule } from '../model/rule.ts';
import type { ResourceSchema } from '../providers/schema.ts';
import { describeRule, editorSchemaFile } from './editor-schema.ts';
import { compiledCatalog, shippedRules } from './load.ts';
import { parseCatalog } from './parse-catalog.ts';
import { readRuleFiles } from './rule-files.ts';

/** What a build wrote. */
export interface Built {
  readonly rules: number;
  readonly schemas: number;
}

/** Judging needs no tests, and without them the catalog is read in half the time. */
const untested: Rule['tests'] = { fixtures: {}, cases: [] };

/**
 * Compiles `rules/` into one JSON file, its rules without their tests, and writes the JSON Schemas that editors read, in `schemas/` beside it.
 * @throws InputError at the first thing in `rules/` that is wrong; nothing is written then.
 */
export function buildCatalog(
  schemas: readonly ResourceSchema[],
  { source = shippedRules, output = compiledCatalog }: { readonly source?: string; readonly output?: string } = {},
): Built {
  const catalog = parseCatalog(readRuleFiles(source), schemas);
  const folder = join(dirname(output), 'schemas');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const schema of schemas) {
    writeFileSync(join(folder, editorSchemaFile(schema.type)), `${JSON.stringify(describeRule(schema, schemas))}\n`);
  }
  const rules = catalog.rules.map((rule) => ({ ...rule, tests: untested }));
  writeFileSync(output, `${JSON.stringify({ ...catalog, rules })}\n`);
  return { rules: catalog.rules.length, schemas: schemas.length };
}
