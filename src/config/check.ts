import type { Config, ControlScope, FrameworkChoice } from '../model/config.ts';
import { InputError, type Place } from '../model/errors.ts';
import type { Edition, Framework, Safeguard } from '../model/framework.ts';
import type { Rule } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import type { VendorReference } from '../model/vendor-reference.ts';
import { didYouMean } from '../yaml/suggest.ts';
import { checkDeclared } from './check-declared.ts';
import { checkWaivers } from './check-waivers.ts';
import { resolveParameters } from './resolve-parameters.ts';
import { resolveSeverities } from './resolve-severities.ts';

/** What of the catalog a config can name. */
export interface Nameable {
  readonly frameworks: readonly Pick<Framework, 'id' | 'editions' | 'categories' | 'roles'>[];
  readonly rules: readonly Pick<Rule, 'id' | 'aliases' | 'safeguards' | 'parameters'>[];
  /** Absent: what a waiver claims of HIPAA is not checked. */
  readonly safeguards?: readonly Pick<Safeguard, 'id' | 'controls'>[];
  /** Absent: what records refer to is not checked. */
  readonly vendorReferences?: readonly Pick<VendorReference, 'id'>[];
}

/**
 * Checks every name in the config that only the catalog knows, and returns the config with renamed rules under their
 * present ids.
 * @throws InputError at the first name that is unknown, with the nearest one that is not.
 */
export function checkConfig(config: Config, catalog: Nameable): Config {
  const at = (path: string): Place => config.places?.[path] ?? { file: config.file ?? 'comply.yaml' };
  for (const choice of config.frameworks) checkChoice(choice, catalog, at);
  for (const control of config.controls) checkControl(control, config, catalog, at);
  checkWaivers(config.waivers, catalog);
  checkDeclared(config, catalog);
  const { severities } = config;
  const references = catalog.vendorReferences?.map(({ id }) => id);
  return {
    ...config,
    targets: config.targets.map((target) =>
      target.provider === 'records' && references ? { ...target, references } : target,
    ),
    parameters: resolveParameters(config.parameters, catalog, at),
    ...(severities && { severities: resolveSeverities(severities, catalog, at) }),
  };
}

function checkChoice(choice: FrameworkChoice, catalog: Nameable, at: (path: string) => Place): void {
  const { id, edition, role, categories } = choice;
  const framework = catalog.frameworks.find((candidate) => candidate.id === id);
  if (framework === undefined) {
    const ja = `カタログにフレームワーク '${id}' はない`;
    throw new InputError(at(`frameworks.${id}`), { en: `the catalog has no framework '${id}'`, ja });
  }
  const check = (what: Text, value: string, known: readonly string[], path: string) => {
    if (known.includes(value)) return;
    const list = known.join(', ');
    const hint = didYouMean(
      value,
      known,
      known.length > 0
        ? { en: `; use ${list}`, ja: `。使える値: ${list}` }
        : { en: '; leave it out', ja: '。指定を外すこと' },
    );
    throw new InputError(at(`frameworks.${id}.${path}`), {
      en: `${id} has no ${what.en} '${value}'${hint.en}`,
      ja: `${id} に${what.ja} '${value}' はない${hint.ja}`,
    });
  };
  const editions = framework.editions.map((one) => one.id);
  if (edition !== undefined) check({ en: 'edition', ja: '版' }, edition, editions, 'edition');
  // The catalog lists the roles themselves; who has both says so.
  const roles = framework.roles.length > 0 ? withBoth(framework.roles) : [];
  if (role !== undefined) check({ en: 'role', ja: '役割' }, role, roles, 'role');
  for (const [index, category] of (categories ?? []).entries()) {
    check({ en: 'category', ja: 'カテゴリー' }, category, framework.categories, `categories[${index}]`);
  }
  if (categories !== undefined && framework.categories.length === 0) {
    throw new InputError(at(`frameworks.${id}.categories`), {
      en: `${id} has no categories; leave them out`,
      ja: `${id} にカテゴリーはない。指定を外すこと`,
    });
  }
}

function withBoth(roles: readonly string[]): readonly string[] {
  return roles.includes('both') ? roles : [...roles, 'both'];
}

function checkControl(scope: ControlScope, config: Config, catalog: Nameable, at: (path: string) => Place): void {
  const { framework, control } = scope;
  const editions = catalog.frameworks.find(({ id }) => id === framework)?.editions ?? [];
  const wanted = config.frameworks.find(({ id }) => id === framework)?.edition;
  const edition = editions.find(({ id }) => id === wanted) ?? editions[0];
  const ids = listControls(edition);
  if (ids.includes(control)) return;
  const other = editions.find((candidate) => listControls(candidate).includes(control));
  const hint = other
    ? {
        en: `: it is of edition ${other.id}, and ${edition?.id} is chosen`,
        ja: `: 版 ${other.id} の項目だが、選択中の版は ${edition?.id}`,
      }
    : didYouMean(control, ids);
  throw new InputError(at(`controls.${framework}:${control}`), {
    en: `${framework} has no control '${control}'${hint.en}`,
    ja: `${framework} に項目 '${control}' はない${hint.ja}`,
  });
}

function listControls(edition: Pick<Edition, 'controls'> | undefined): readonly string[] {
  return edition?.controls.map(({ id }) => id) ?? [];
}
