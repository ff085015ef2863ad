import type { Catalog } from '../model/catalog.ts';
import { InputError } from '../model/errors.ts';
import type { Framework, Safeguard } from '../model/framework.ts';
import type { Rule } from '../model/rule.ts';
import type { ResourceSchema } from '../providers/schema.ts';
import { parseYaml } from '../yaml/parse.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { parseFramework } from './parse-framework.ts';
import { parseRule } from './parse-rule.ts';
import { checkLinks, parseSafeguards } from './parse-safeguards.ts';
import { parseVendors } from './parse-vendors.ts';
import { digestFiles, type RuleFile } from './rule-files.ts';

const safeguardsPath = 'safeguards.yaml';
const vendorsPath = 'vendors.yaml';
const frameworksFolder = 'frameworks/';

/**
 * Makes a catalog of every file under `rules/`, checked as a whole.
 * @throws InputError at the first thing that is wrong.
 */
export function parseCatalog(files: readonly RuleFile[], schemas: readonly ResourceSchema[]): Catalog {
  const frameworks = files.filter(isFramework).map(({ file, text }) => parseFramework(parseYaml(file, text)));
  const safeguards = parseSafeguardFile(files, frameworks);
  const rules = parseRules(files.filter(isRule), schemas, safeguards);
  const vendors = files.find(({ path }) => path === vendorsPath);
  return {
    digest: digestFiles(files),
    frameworks,
    safeguards,
    rules,
    ...(vendors && { vendorReferences: parseVendors(parseYaml(vendors.file, vendors.text)) }),
  };
}

/** Reads rule files beside a catalog that is there already, as a user's own rules are. */
export function parseRules(
  files: readonly RuleFile[],
  schemas: readonly ResourceSchema[],
  safeguards: readonly Safeguard[],
): readonly Rule[] {
  const byType = new Map(schemas.map((schema) => [schema.type, schema]));
  const safeguardIds = new Set(safeguards.map(({ id }) => id));
  const rules = files.map(({ path, file, text }) =>
    parseRule({ file, id: path.replace(/\.yaml$/, ''), text, schemas: byType, safeguardIds }),
  );
  checkNames(rules, files);
  return rules.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** An id or an alias names one rule, or a waiver would not know which. */
function checkNames(rules: readonly Rule[], files: readonly RuleFile[]): void {
  const owners = new Map(rules.map(({ id }) => [id, id]));
  for (const [index, rule] of rules.entries()) {
    for (const alias of rule.aliases) {
      const owner = owners.get(alias);
      if (owner !== undefined) {
        throw new InputError(
          { file: files[index]?.file ?? rule.id },
          { en: `the alias '${alias}' names ${owner} already`, ja: `別名 '${alias}' はすでに ${owner} を指している` },
        );
      }
      owners.set(alias, rule.id);
    }
  }
}

function isFramework({ path }: RuleFile): boolean {
  return path.startsWith(frameworksFolder);
}

/** Whether a file under `rules/` is a rule. */
export function isRule(file: RuleFile): boolean {
  return !isFramework(file) && file.path !== safeguardsPath && file.path !== vendorsPath;
}

function parseSafeguardFile(files: readonly RuleFile[], frameworks: readonly Framework[]): readonly Safeguard[] {
  const source = files.find(({ path }) => path === safeguardsPath);
  if (source === undefined) {
    const stray = files.map(({ path }) => path).filter((path) => !path.includes('/'));
    const hint = didYouMean(safeguardsPath, stray);
    throw new InputError(
      { file: safeguardsPath },
      { en: `the file is missing${hint.en}`, ja: `ファイルがない${hint.ja}` },
    );
  }
  const yaml = parseYaml(source.file, source.text);
  const safeguards = parseSafeguards(yaml);
  checkLinks(frameworks, safeguards, yaml);
  return safeguards;
}
