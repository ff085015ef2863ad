import type { Json } from '../model/json.ts';
import type { Resource, Scope } from '../model/resource.ts';
import type { Result } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import type { Listing, SnapshotTarget } from '../model/snapshot.ts';
import { compareText } from '../text/order.ts';
import { composeNothing, composeResult, composeUnlisted, refer } from './compose.ts';
import type { Facts } from './facts.ts';
import { judge, type PreparedRule, prepareRule } from './judge.ts';
import { causeOfListing, compareScopes, indexListings, type Listings } from './listings.ts';
import type { LookupIndex } from './lookup-index.ts';

/** Everything verdicts come from, besides the resources. */
export interface EvaluationInput {
  readonly rules: readonly Rule[];
  /** Parameter values by rule id, as `effectiveParameters` gives them. A parameter not named has its default. */
  readonly parameters: ReadonlyMap<string, Readonly<Record<string, Json>>>;
  /** Resource type to the attributes that were asked for. */
  readonly asked: Readonly<Record<string, readonly string[]>>;
  readonly targets: readonly SnapshotTarget[];
  /** The accounts and regions that were read. */
  readonly parts: readonly Scope[];
  readonly listings: readonly Listing[];
  /** The resources that lookups may join, added beforehand. */
  readonly lookups: LookupIndex;
  /** RFC 3339: the moment dates are judged against. */
  readonly asOf: string;
  /** RFC 3339: when it was seen that something could not be listed, or was not there. */
  readonly observedAt: string;
}

/** Judges resources one by one. It keeps none of them, so memory stays flat. */
export interface Evaluator {
  /** A result for every rule on this resource's type, in order of rule id. */
  resource(resource: Resource): readonly Result[];
  /** After the last resource: what no resource stands for. With it no rule is silent. */
  finish(): readonly Result[];
}

/** An evaluator over one snapshot. Pure: no clock, no files. */
export function createEvaluator(input: EvaluationInput): Evaluator {
  const prepared = [...input.rules]
    .sort((a, b) => compareText(a.id, b.id))
    .map((rule) => prepareRule(rule, input.parameters.get(rule.id)));
  const byType = Map.groupBy(prepared, ({ rule }) => rule.resource);
  const asked = new Map(Object.entries(input.asked).map(([type, attributes]) => [type, new Set(attributes)]));
  const listings = indexListings(input.listings, input.targets);
  const source = { index: input.lookups, listings };
  const asOf = Date.parse(input.asOf);
  const seen = new Map<string, Set<string>>();

  return {
    resource(resource) {
      const rules = byType.get(resource.type);
      if (!rules) return [];
      const targets = seen.get(resource.type) ?? new Set();
      seen.set(resource.type, targets.add(resource.target));
      const facts = factsOf(resource, asked.get(resource.type) ?? new Set());
      const judged = { ref: refer(resource), observedAt: resource.observedAt };
      return rules.map((rule) => composeResult(rule, judged, judge(rule, { facts, scope: resource, source, asOf })));
    },
    finish() {
      const isSeen = (type: string, target: string): boolean => seen.get(type)?.has(target) === true;
      return prepared.flatMap((rule) => answerForNothing(rule, input, { listings, isSeen })).sort(compareResults);
    },
  };
}

function factsOf({ attributes, unread, partial }: Resource, asked: ReadonlySet<string>): Facts {
  return { label: '', attributes, unread, partial, asked };
}

interface Coverage {
  readonly listings: Listings;
  readonly isSeen: (type: string, target: string) => boolean;
}

function answerForNothing(
  { rule }: PreparedRule,
  { targets, parts, asked, observedAt }: EvaluationInput,
  { listings, isSeen }: Coverage,
): readonly Result[] {
  const [provider] = rule.resource.split('/');
  return targets
    .filter((target) => target.provider === provider && target.types?.includes(rule.resource) !== false)
    .flatMap((target): readonly Result[] => {
      const own = listings.of(rule.resource).filter((listing) => listing.target === target.name);
      const cut = own.filter(({ complete }) => !complete);
      if (cut.length > 0) {
        return cut.map((listing) => composeUnlisted({ rule, scope: listing, observedAt }, causeOfListing(listing)));
      }
      const [first] = own;
      if (first) {
        const scope = own.length === 1 ? first : { target: target.name, account: target.id, region: '-' };
        return isSeen(rule.resource, target.name) ? [] : [composeNothing({ rule, scope, observedAt })];
      }
      const cause = { kind: Object.hasOwn(asked, rule.resource) ? 'interrupted' : 'not-asked' } as const;
      const places = parts.filter((part) => part.target === target.name);
      const whole: readonly Scope[] = [{ target: target.name, account: target.id, region: '-' }];
      return (places.length > 0 ? places : whole).map((scope) => composeUnlisted({ rule, scope, observedAt }, cause));
    });
}

/** Code-unit order of rule, resource id, target, account and region. */
export function compareResults(a: Result, b: Result): number {
  return (
    compareText(a.rule, b.rule) || compareText(a.resource.id, b.resource.id) || compareScopes(a.resource, b.resource)
  );
}
