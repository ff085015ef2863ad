import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/**
 * Compiles `rules/` into one JSON file, and writes the JSON Schemas that editors read, in `schemas/` beside it.
 * @throws InputError at the first thing in `rules/` that is wrong; nothing is written then.
 */
export function buildCatalog(
  schemas: readonly ResourceSchema[],
  { rules = shippedRules, output = compiledCatalog }: { readonly rules?: string; readonly output?: string } = {},
): Built {
  const catalog = parseCatalog(readRuleFiles(rules), schemas);
  const folder = join(dirname(output), 'schemas');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const schema of schemas) {
    writeFileSync(join(folder, editorSchemaFile(schema.type)), `${JSON.stringify(describeRule(schema, schemas))}\n`);
  }
  writeFileSync(output, `${JSON.stringify(catalog)}\n`);
  return { rules: catalog.rules.length, schemas: schemas.length };
}
