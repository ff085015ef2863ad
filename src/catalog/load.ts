import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Catalog } from '../model/catalog.ts';
import type { Safeguard } from '../model/framework.ts';
import type { Rule } from '../model/rule.ts';
import type { ResourceSchema } from '../providers/schema.ts';
import { digestFiles, isOlder, nameRuleFile, readRuleFile, readRuleFiles } from './rule-files.ts';
import { type Schemas, takeSchemas } from './schemas.ts';

/** The package itself, from `src/catalog/` and from `dist/catalog/` alike. */
const packageRoot = new URL('../../', import.meta.url);
/** The rules that ship with the program. */
export const shippedRules = fileURLToPath(new URL('rules', packageRoot));
/** The same, compiled when the program was built. */
export const compiledCatalog = fileURLToPath(new URL('dist/catalog.json', packageRoot));

/** This is the built program, not its sources. */
const isBuilt = import.meta.url.endsWith('.js');

/**
 * Loads the catalog that ships with the program: compiled where it matches `rules/`, then without the tests of the rules, else
 * from the YAML.
 * @throws InputError at the first thing in `rules/` that is wrong.
 */
export async function loadShippedCatalog(given: Schemas): Promise<Catalog> {
  if (isBuilt && isOlder(shippedRules, compiledCatalog)) {
    const compiled = readCompiled(compiledCatalog);
    if (compiled) return compiled;
  }
  const files = readRuleFiles(shippedRules, 'rules');
  const digest = digestFiles(files);
  if (parsed?.catalog.digest === digest && parsed.given === given) return parsed.catalog;
  // The sources may be newer than what was compiled with them; a built program and its catalog are of one build.
  const compiled = isBuilt ? readCompiled(compiledCatalog, digest) : undefined;
  if (compiled) return compiled;
  const catalog = (await parseLazily()).parseCatalog(files, await takeSchemas(given));
  parsed = { catalog, given };
  return catalog;
}

/** The YAML takes seconds, so who asks again in the same process gets the same, unless a file changed. */
let parsed: { readonly catalog: Catalog; readonly given: Schemas } | undefined;

/** Loads a folder laid out like `rules/`: frameworks, safeguards and rules. */
export async function loadCatalog(directory: string, schemas: readonly ResourceSchema[]): Promise<Catalog> {
  const files = readRuleFiles(directory);
  return (await parseLazily()).parseCatalog(files, schemas);
}

/** Loads a user's own rules: every file under a folder, whose path is the rule's id. Of `rules/` itself, only the rules. */
export async function loadRules(
  directory: string,
  schemas: readonly ResourceSchema[],
  safeguards: readonly Safeguard[],
): Promise<readonly Rule[]> {
  const { isRule, parseRules } = await parseLazily();
  const files = readRuleFiles(directory);
  const whole = files.some(({ path }) => path === 'safeguards.yaml');
  const named = (whole ? files.filter(isRule) : files).map((file) => ({
    ...file,
    path: nameRuleFile(`${directory}/${file.path}`, file.path.split('/').length),
  }));
  return parseRules(named, schemas, safeguards);
}

/** Loads one rule file, whose id is made of the last parts of its path. */
export async function loadRule(
  file: string,
  schemas: readonly ResourceSchema[],
  safeguards: readonly Safeguard[],
): Promise<Rule | undefined> {
  const { parseRules } = await parseLazily();
  return parseRules([readRuleFile(file, nameRuleFile(file), file)], schemas, safeguards)[0];
}

/** The compiled catalog, if it was made from exactly the files of this digest; absent: whatever it was made from. */
export function readCompiled(file: string, digest?: string): Catalog | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // Not built yet: the YAML says the same, only slower.
    return undefined;
  }
  const catalog: Catalog = JSON.parse(text);
  return digest === undefined || catalog.digest === digest ? catalog : undefined;
}

/** The YAML side costs more than the rest of a start, so it is loaded only where YAML is read. */
function parseLazily(): Promise<typeof import('./parse-catalog.ts')> {
  return import('./parse-catalog.ts');
}
