import type { Catalog } from '../model/catalog.ts';
import type { Edition, Framework, FrameworkId, Safeguard } from '../model/framework.ts';
import type { Rule } from '../model/rule.ts';
import { compareText } from '../text/order.ts';
import { namespaceOf } from '../text/rule-id.ts';
import { linkControls } from './links.ts';
import { isOfPack } from './packs.ts';
import { isOfRecords } from './records.ts';

/** How far rules answer a control, before any scan. */
export const reaches = ['automated', 'partly', 'manual', 'not-reachable'] as const;
/**
 * `automated`: every safeguard it names has a rule that reads systems. `partly`: some of it has, or rules judge records,
 * which people keep. `manual`: a person answers, and no rule helps. `not-reachable`: configuration could show it, and no
 * rule does.
 */
export type Reach = (typeof reaches)[number];

export interface FrameworkCoverage {
  readonly framework: Framework;
  readonly edition: Edition;
  /** Of all controls that are assessed; those that are only informative are left out. */
  readonly counts: Readonly<Record<Reach, number>>;
}

export interface SafeguardCoverage {
  readonly safeguard: Safeguard;
  /** Provider, or name of a pack, to the ids of its rules. */
  readonly rules: ReadonlyMap<string, readonly string[]>;
}

export interface Coverage {
  readonly frameworks: readonly FrameworkCoverage[];
  /** The technical safeguards, in the order of the crosswalk. */
  readonly safeguards: readonly SafeguardCoverage[];
}

/**
 * What the rules of the catalog can show of each framework: all of them, or those that are named. Rules of packs stand
 * beside the safeguards they name, and count for no control.
 */
export function judgeCoverage(
  { frameworks, safeguards, rules, packs = [] }: Catalog,
  wanted?: readonly { readonly id: FrameworkId; readonly edition?: string }[],
): Coverage {
  const named = new Set(packs.map(({ name }) => name));
  const testers = rulesBySafeguard(rules.filter(({ id }) => !isOfPack(id, named)));
  const all = named.size > 0 ? rulesBySafeguard(rules) : testers;
  const chosen = frameworks.flatMap((framework) => {
    const choice = wanted?.find(({ id }) => id === framework.id);
    const edition = framework.editions.find(({ id }) => id === choice?.edition) ?? framework.editions[0];
    return edition && (wanted === undefined || choice) ? [{ framework, edition }] : [];
  });
  return {
    frameworks: chosen.map(({ framework, edition }) => {
      const { primary } = linkControls(safeguards, framework, edition.id);
      const found = edition.controls
        .filter(({ informative }) => informative !== true)
        .map(({ id, assessment }) => reachOf(primary.get(id) ?? [], assessment, testers));
      const counts = Object.fromEntries(reaches.map((reach) => [reach, found.filter((one) => one === reach).length]));
      return { framework, edition, counts: counts as Record<Reach, number> };
    }),
    safeguards: safeguards
      .filter(({ kind }) => kind === 'technical')
      .map((safeguard) => ({
        safeguard,
        rules: Map.groupBy(all.get(safeguard.id) ?? [], namespaceOf),
      })),
  };
}

function rulesBySafeguard(rules: readonly Rule[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const rule of rules) {
    for (const { id } of rule.safeguards) found.set(id, [...(found.get(id) ?? []), rule.id]);
  }
  for (const ids of found.values()) ids.sort(compareText);
  return found;
}

function reachOf(
  safeguards: readonly Safeguard[],
  assessment: Safeguard['assessment'],
  testers: ReadonlyMap<string, readonly string[]>,
): Reach {
  const rules = safeguards.map(({ id }) => testers.get(id) ?? []);
  if (rules.flat().length === 0) return assessment === 'automatable' ? 'not-reachable' : 'manual';
  const isRead = rules.every((own) => own.some((rule) => !isOfRecords(rule)));
  return isRead && assessment === 'automatable' ? 'automated' : 'partly';
}
