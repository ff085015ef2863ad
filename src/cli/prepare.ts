import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadShippedCatalog } from '../catalog/load.ts';
import { type Selected, selectRules } from '../catalog/select.ts';
import { checkConfig } from '../config/check.ts';
import { findConfig, loadConfig } from '../config/load.ts';
import { defaultConfig } from '../config/parse.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Config } from '../model/config.ts';
import { UsageError } from '../model/errors.ts';
import type { FrameworkId } from '../model/framework.ts';
import type { Severity } from '../model/rule.ts';
import { resourceSchemas } from '../providers/index.ts';
import type { RulesOptions } from './command-options.ts';
import type { Io } from './io.ts';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const demoConfig = join('fixtures', 'demo', 'comply.yaml');
/** The demo organisation as it was collected. */
export const demoSnapshot = join(packageRoot, 'fixtures', 'demo', 'snapshot');

/** Flags that say which rules, and from which configuration. */
export interface PrepareOptions extends RulesOptions {
  readonly config?: string;
  readonly demo?: boolean;
}

/** What is decided before anything is asked of a target. */
export interface PreparedRules {
  readonly catalog: Catalog;
  readonly config: Config;
  readonly selected: Selected;
}

/** The configuration, and the rules that it and the flags choose. Throws UsageError when that is none. */
export async function prepareRules(options: PrepareOptions, io: Io): Promise<PreparedRules> {
  const catalog = await loadShippedCatalog(resourceSchemas);
  const config = readConfig(options, io, catalog);
  const frameworks = config.frameworks.length > 0 ? config.frameworks : undefined;
  const selected = selectRules(catalog, {
    ...(frameworks && { frameworks }),
    ...(options.rule && { ruleGlob: options.rule }),
    ...(options.minSeverity && { minSeverity: options.minSeverity as Severity }),
  });
  if (selected.rules.length === 0) {
    throw new UsageError({
      en: 'no rule matches --framework, --rule and --min-severity; comply rules list shows them all',
      ja: '--framework・--rule・--min-severity に一致するルールがない。一覧は comply rules list で確認できる',
    });
  }
  return { catalog, config, selected };
}

/** The config as read, with the frameworks that `--framework` names in place of its own. */
function readConfig(options: PrepareOptions, io: Io, catalog: Catalog): Config {
  const file = options.demo === true ? demoConfig : (options.config ?? findConfig(io.cwd));
  const read = file === undefined ? defaultConfig : loadConfig(file, options.demo === true ? packageRoot : io.cwd);
  const config = checkConfig(read, catalog);
  if (options.framework === undefined) return config;
  const wanted = [...new Set(options.framework as readonly FrameworkId[])];
  return { ...config, frameworks: wanted.map((id) => config.frameworks.find((choice) => choice.id === id) ?? { id }) };
}
