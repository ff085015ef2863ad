import { createEvaluator, type EvaluationInput } from '../../src/evaluate/evaluate.ts';
import { createLookupIndex } from '../../src/evaluate/lookup-index.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Resource, Scope } from '../../src/model/resource.ts';
import type { Result } from '../../src/model/result.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { Listing } from '../../src/model/snapshot.ts';
import { asOf } from './six-rules.ts';

export const home: Scope = { target: 'prod', account: '111122223333', region: 'us-east-1' };
export const denied: Cause = {
  kind: 'denied',
  call: 's3:GetBucketAcl',
  permission: 's3:GetBucketAcl',
  code: 'AccessDenied',
};

/** A resource in the home account, read completely. */
export function resourceOf(type: string, attributes: JsonObject, parts: Partial<Resource> = {}): Resource {
  const id = parts.id ?? `${type}/${String(attributes.Name ?? 'one')}`;
  return {
    ...home,
    type,
    id,
    name: 'one',
    observedAt: '2026-11-21T12:00:00Z',
    attributes,
    unread: {},
    partial: {},
    ...parts,
  };
}

/** All resources of a type were listed in a scope, or why they were not. */
export function listingOf(type: string, cause?: Cause, scope: Scope = home): Listing {
  return { ...scope, kind: 'listing', type, complete: cause === undefined, ...(cause && { cause }) };
}

export interface World extends Partial<Omit<EvaluationInput, 'rules' | 'lookups'>> {
  readonly rules: readonly Rule[];
  readonly resources: readonly Resource[];
}

/** Every result of rules over resources; where nothing else is said all was asked and all was listed. */
export function evaluateWorld({ rules, resources, ...given }: World): readonly Result[] {
  const reads = rules.flatMap((rule) => Object.entries(rule.reads));
  const asked =
    given.asked ??
    Object.fromEntries(
      [...Map.groupBy(reads, ([type]) => type)].map(([type, all]) => [
        type,
        [...new Set(all.flatMap(([, each]) => each))],
      ]),
    );
  const types = [...new Set(rules.flatMap((rule) => [rule.resource, ...Object.keys(rule.reads)]))];
  const lookups = createLookupIndex(rules, asked);
  for (const resource of resources) lookups.add(resource);
  const evaluator = createEvaluator({
    rules,
    parameters: new Map(),
    asked,
    targets: [{ name: 'prod', provider: 'test', id: '111122223333', regions: ['us-east-1'] }],
    parts: [home],
    listings: types.map((type) => listingOf(type)),
    asOf,
    observedAt: asOf,
    ...given,
    lookups,
  });
  return [...resources.flatMap((resource) => evaluator.resource(resource)), ...evaluator.finish()];
}

/** The one result of a rule on one resource, with what its lookups may find. */
export function judgeOne(
  rule: Rule,
  resource: Resource,
  others: readonly Resource[] = [],
  parts: Partial<World> = {},
): Result {
  const results = evaluateWorld({ rules: [rule], resources: [resource, ...others], ...parts });
  const [result, ...rest] = results.filter(({ resource: { id } }) => id === resource.id);
  if (!result || rest.length > 0) throw new Error(`expected one result, found ${results.length}`);
  return result;
}
