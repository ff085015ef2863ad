import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { effectiveParameters } from '../catalog/effective-parameters.ts';
import { effectiveSeverities } from '../catalog/effective-severities.ts';
import { loadShippedCatalog } from '../catalog/load.ts';
import { addPacks } from '../catalog/load-packs.ts';
import { type Selected, selectRules } from '../catalog/select.ts';
import { checkConfig } from '../config/check.ts';
import { findConfig } from '../config/find-config.ts';
import { loadConfig } from '../config/load.ts';
import { defaultConfig } from '../config/parse.ts';
import type { Catalog } from '../model/catalog.ts';
import type { Config } from '../model/config.ts';
import { UsageError } from '../model/errors.ts';
import { loadSchemas } from '../providers/index.ts';
import { dayIn } from '../text/day.ts';
import type { RulesOptions } from './command-options.ts';
import type { Io } from './io.ts';
import { givenPacks, namedPacks } from './packs.ts';

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
  /** Ours, with the rules of the packs that the configuration and the flags name. */
  readonly catalog: Catalog;
  readonly config: Config;
  /** By the severities in force; the rules themselves have their own. */
  readonly selected: Selected;
}

/**
 * The configuration, and the rules that it and the flags choose.
 * @param momentOf the moment that will be judged, RFC 3339; asked where a severity or a parameter depends on its day
 * @throws UsageError where no rule is chosen, InputError for what is wrong in the configuration
 */
export async function prepareRules(
  options: PrepareOptions,
  io: Io,
  momentOf: () => Promise<string> = async () => io.now().toISOString(),
): Promise<PreparedRules> {
  const { read, file, cwd } = readConfig(options, io);
  const packs = [...namedPacks(read.packs ?? [], file ?? '', cwd), ...givenPacks(options, io)];
  const catalog = await addPacks(await loadShippedCatalog(loadSchemas), packs, loadSchemas);
  const config = chooseFrameworks(checkConfig(read, catalog), options);
  const frameworks = config.frameworks.length > 0 ? config.frameworks : undefined;
  const selected = selectRules(catalog, {
    ...(frameworks && { frameworks }),
    ...(options.rule && { ruleGlob: options.rule }),
    ...(options.minSeverity && { minSeverity: options.minSeverity }),
    severities: await checkOverrides(catalog, config, momentOf),
  });
  if (selected.rules.length === 0) {
    throw new UsageError({
      en: 'no rule matches --framework, --rule and --min-severity; comply rules list shows them all',
      ja: '--framework・--rule・--min-severity に一致するルールがない。一覧は comply rules list で確認できる',
    });
  }
  return { catalog, config, selected };
}

/** The severities in force; what is wrong with a parameter is said now too, and not once all is collected. */
async function checkOverrides({ rules }: Catalog, config: Config, momentOf: () => Promise<string>) {
  const { parameters, severities, timeZone } = config;
  if (severities === undefined && Object.keys(parameters).length === 0) return new Map();
  const today = dayIn(await momentOf(), timeZone);
  // Of the rules that have any: to lay out the defaults of all takes as long as to judge a small account.
  const overridden = rules.filter(({ id }) => Object.hasOwn(parameters, id));
  effectiveParameters(overridden, config, today);
  return effectiveSeverities(rules, config, today).overrides;
}

/** The config as it was read, with its file and the folder that this is relative to. */
function readConfig(options: PrepareOptions, io: Io) {
  const file = options.demo === true ? demoConfig : (options.config ?? findConfig(io.cwd));
  const cwd = options.demo === true ? packageRoot : io.cwd;
  return { read: file === undefined ? defaultConfig : loadConfig(file, cwd), file, cwd };
}

/** The frameworks that `--framework` names in place of the config's own. */
function chooseFrameworks(config: Config, options: PrepareOptions): Config {
  if (options.framework === undefined) return config;
  const wanted = [...new Set(options.framework)];
  return { ...config, frameworks: wanted.map((id) => config.frameworks.find((choice) => choice.id === id) ?? { id }) };
}
