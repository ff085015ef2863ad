import type { Catalog } from '../model/catalog.ts';
import type { FrameworkId } from '../model/framework.ts';
import { type Rule, type Severity, severities } from '../model/rule.ts';
import { matchesGlob } from '../text/glob.ts';

export interface Selection {
  /** Rules whose safeguards answer a control of one of these, and those without any; absent: all. */
  readonly frameworks?: readonly { readonly id: FrameworkId; readonly edition?: string }[];
  /** Rules whose id or alias matches one of these; absent or empty: all. */
  readonly ruleGlob?: readonly string[];
  /** Rules at least this grave, by their own severity or by the one in force: softening a rule takes it out of no selection. */
  readonly minSeverity?: Severity;
  /** Severities that are not the rules' own, by rule id. */
  readonly severities?: ReadonlyMap<string, { readonly value: Severity }>;
}

export interface Selected {
  readonly rules: readonly Rule[];
  /** Resource type to the top-level attributes these rules read: all that a collector asks for. */
  readonly wanted: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The rules that a scan judges, and what they read. */
export function selectRules(catalog: Catalog, selection: Selection): Selected {
  const { frameworks, ruleGlob = [], minSeverity = 'info', severities: set } = selection;
  const safeguards = frameworks && listSafeguards(catalog, frameworks);
  const gravest = severities.slice(0, severities.indexOf(minSeverity) + 1);
  const rules = catalog.rules.filter(
    (rule) =>
      [rule.severity, set?.get(rule.id)?.value].some((one) => one !== undefined && gravest.includes(one)) &&
      (safeguards === undefined || isRemark(rule) || rule.safeguards.some(({ id }) => safeguards.has(id))) &&
      (ruleGlob.length === 0 || ruleGlob.some((glob) => matchesRule(glob, rule))),
  );
  return { rules, wanted: listWanted(rules) };
}

/** It tests no safeguard, so no choice of frameworks can leave it out. */
function isRemark({ safeguards }: Rule): boolean {
  return safeguards.length === 0;
}

function matchesRule(glob: string, { id, aliases }: Rule): boolean {
  return matchesGlob(glob, id) || aliases.some((alias) => matchesGlob(glob, alias));
}

/** Safeguards that any control of these frameworks demands or leans on. */
function listSafeguards(catalog: Catalog, frameworks: NonNullable<Selection['frameworks']>): ReadonlySet<string> {
  const columns = frameworks.flatMap(({ id, edition }) => {
    const chosen = edition ?? catalog.frameworks.find((framework) => framework.id === id)?.editions[0]?.id;
    return chosen === undefined ? [id] : [id, `${id}@${chosen}`];
  });
  const answering = catalog.safeguards.filter(({ controls }) =>
    columns.some((column) => {
      const links = Object.hasOwn(controls, column) ? controls[column] : undefined;
      return links !== undefined && links.primary.length + links.supporting.length > 0;
    }),
  );
  return new Set(answering.map(({ id }) => id));
}

function listWanted(rules: readonly Rule[]): Selected['wanted'] {
  const wanted = new Map<string, Set<string>>();
  for (const { reads } of rules) {
    for (const [type, attributes] of Object.entries(reads)) {
      wanted.set(type, new Set([...(wanted.get(type) ?? []), ...attributes]));
    }
  }
  return wanted;
}
