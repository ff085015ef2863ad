import type { Assessment } from '../model/assessment.ts';
import type { AbsenceReason } from '../model/diff.ts';
import type { ResourceRef } from '../model/result.ts';

/** The parts of an assessment that tell why a result is not in it. */
export type Searched = Pick<Assessment, 'results' | 'targets'> & {
  readonly rules: readonly { readonly id: string }[];
  readonly ledger: Pick<Assessment['ledger'], 'absent'>;
  readonly run: Pick<Assessment['run'], 'interrupted'>;
};

/** Where a result lay. Without a region: its resource was listed with the whole account. */
export type Place = Pick<ResourceRef, 'type' | 'target' | 'account'> & {
  readonly rule: string;
  readonly region?: string | undefined;
};

/** A list that could not be read, as the result that stands for it says. */
interface Unlisted {
  readonly target: string;
  readonly account: string;
  readonly region: string;
}

interface OfRule {
  readonly types: Set<string>;
  /** The targets it says something about. */
  readonly targets: Set<string>;
  readonly unlisted: Unlisted[];
}

/** What stands for a whole target, where no account or region is known. */
const nowhere = '-';

/**
 * Looks up why results are not there. In doubt it is not `gone`: what was not read may be there still. Reads the results
 * once.
 */
export function createSearch({ results, rules, targets, ledger, run }: Searched): (place: Place) => AbsenceReason {
  const byRule = new Map<string, OfRule>(
    rules.map(({ id }) => [id, { types: new Set<string>(), targets: new Set<string>(), unlisted: [] }]),
  );
  for (const { rule, outcome, resource } of results) {
    const of = byRule.get(rule);
    if (!of) continue;
    of.types.add(resource.type);
    of.targets.add(resource.target);
    if (outcome === 'unknown' && isList(resource)) of.unlisted.push(resource);
  }
  const byName = new Map(targets.map((target) => [target.name, target]));
  const closed = new Set(
    ledger.absent
      .filter(({ reason }) => reason === 'not-enabled')
      .map(({ target, account, region }) => JSON.stringify([target, account, region])),
  );
  return ({ rule, type, target: name, account, region }) => {
    const of = byRule.get(rule);
    if (!of || (of.types.size > 0 && !of.types.has(type))) return 'rule';
    const target = byName.get(name);
    if (!target) return 'target';
    const regions = regionsOf(target, account);
    if (!regions) return 'account';
    const near = of.unlisted.filter((one) => one.target === name);
    const isHidden = ({ account: where, region: at }: Unlisted): boolean => {
      if (run.interrupted || at === nowhere || where === nowhere) return true;
      // A list of a region that is scanned by itself holds nothing of another.
      return where === account && (at === region || region === undefined || !regions.includes(at));
    };
    if (near.some(isHidden)) return 'unread';
    // No provider lists what lies in no account: the user names it (an endpoint), and it may be there still.
    if (account === nowhere) return 'resource';
    // No rule is silent about a target in its scope: of this one, not all results are here.
    if (!of.targets.has(name)) return 'unread';
    if (region === undefined) return 'gone';
    return regions.includes(region) && !closed.has(JSON.stringify([name, account, region])) ? 'gone' : 'region';
  };
}

/** A result on no resource: it stands for the list of an account and region. */
export function isList({ type, id, account, region }: ResourceRef): boolean {
  return id === `${type}@${account}/${region}`;
}

/** The region of a resource where that was scanned by itself; a resource may lie in another, listed with its account. */
export function scannedRegion({ targets }: Pick<Assessment, 'targets'>, resource: ResourceRef): string | undefined {
  const target = targets.find(({ name }) => name === resource.target);
  const regions = target && regionsOf(target, resource.account);
  return regions?.includes(resource.region) === true ? resource.region : undefined;
}

/** The regions that were scanned one by one in an account of a target; nothing where the account is not in scope. */
function regionsOf(
  { id, regions, accounts }: Assessment['targets'][number],
  account: string,
): readonly string[] | undefined {
  const named = accounts?.find((one) => one.id === account);
  if (named) return named.regions.length > 0 ? named.regions : regions;
  return account === id || account === nowhere ? regions : undefined;
}
