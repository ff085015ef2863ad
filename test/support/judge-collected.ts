import { createEvaluator } from '../../src/evaluate/evaluate.ts';
import { createLookupIndex } from '../../src/evaluate/lookup-index.ts';
import type { Json } from '../../src/model/json.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { Result } from '../../src/model/result.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { Listing } from '../../src/model/snapshot.ts';
import type { Plan, Wanted } from '../../src/providers/provider.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';

export interface JudgeCollected {
  /** What was collected of one target, part by part. */
  readonly found: readonly {
    readonly plan: Plan;
    readonly resources: readonly Resource[];
    readonly listings: readonly Listing[];
  }[];
  readonly rules: readonly Rule[];
  readonly wanted: Wanted;
  /** Values of parameters by name, for rules that have one of that name. */
  readonly declared: Readonly<Record<string, Json>>;
  readonly observedAt: string;
  /** What the organisation declares beside it. */
  readonly records?: { readonly resources: readonly Resource[]; readonly listings: readonly Listing[] };
}

const noRecords = { resources: [], listings: [] };

/** Judges what collectors gave, as a scan does. */
export function judgeCollected(collected: JudgeCollected): readonly Result[] {
  const { found, rules, wanted, declared, observedAt, records = noRecords } = collected;
  const resources = [...found.flatMap((one) => one.resources), ...records.resources];
  const listings = [...found.flatMap((one) => one.listings), ...records.listings];
  const asked = Object.fromEntries([...wanted].map(([type, attributes]) => [type, [...attributes]]));
  const lookups = createLookupIndex(rules, asked);
  for (const resource of resources) lookups.add(resource);
  const evaluator = createEvaluator({
    rules,
    parameters: new Map(rules.map((rule) => [rule.id, declaredFor(rule, declared)])),
    asked,
    targets: found.slice(0, 1).map(({ plan }) => plan.target),
    parts: [...listings, ...resources].map(({ target, account, region }) => ({ target, account, region })),
    listings,
    lookups,
    asOf: observedAt,
    observedAt,
  });
  return [...resources.flatMap((resource) => evaluator.resource(resource)), ...evaluator.finish()];
}

function declaredFor({ parameters }: Rule, declared: JudgeCollected['declared']): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(declared).filter(([name]) => Object.hasOwn(parameters, name)));
}

/** A rule on a resource, whatever came of it. */
export function keyOf({ rule, resource }: Result): string {
  return `${rule} ${resource.id}`;
}

/** Rules that read an attribute, or a list of resources, that this call gives. */
export function rulesReading(rules: readonly Rule[], denied: string): ReadonlySet<string> {
  const readers = rules.filter(({ reads }) =>
    Object.entries(reads).some(([type, attributes]) => {
      const schema = resourceSchemas.find((candidate) => candidate.type === type);
      const calls = [...(schema?.list ?? []), ...attributes.flatMap((name) => schema?.fields[name]?.from ?? [])];
      return calls.some(({ call }) => call === denied);
    }),
  );
  return new Set(readers.map(({ id }) => id));
}
