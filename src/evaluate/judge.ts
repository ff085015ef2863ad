import type { Cause } from '../model/cause.ts';
import type { Condition } from '../model/condition.ts';
import type { Scope } from '../model/resource.ts';
import type { Outcome, Truth } from '../model/result.ts';
import type { Rule } from '../model/rule.ts';
import { evaluateCondition } from './condition.ts';
import { decidingLeaves } from './deciding.ts';
import { explainCondition } from './explain.ts';
import type { Explanation } from './explanation.ts';
import type { Budget, Env, Facts } from './facts.ts';
import { type LookupSource, type PreparedLookup, prepareLookups, resolveLookups } from './lookup.ts';
import { type Parameters, prepareParameters } from './parameters.ts';

/** A rule ready to be run. */
export interface PreparedRule {
  readonly rule: Rule;
  readonly parameters: Parameters;
  readonly lookups: readonly PreparedLookup[];
}

export function prepareRule(rule: Rule, given?: Parameters['values']): PreparedRule {
  return { rule, parameters: prepareParameters(rule, given), lookups: prepareLookups(rule) };
}

/** What a rule says of one resource, and why. */
export interface Judgement {
  readonly outcome: Outcome;
  /** Why it is `unknown`. */
  readonly cause?: Cause;
  /** Of the condition, or of the `when` that ended it. Absent when the budget was spent. */
  readonly explanation?: Explanation;
  readonly env: Env;
}

export interface JudgeInput {
  readonly facts: Facts;
  readonly scope: Scope;
  readonly source: LookupSource;
  /** Milliseconds since 1970. */
  readonly asOf: number;
}

/** Most elements looked at in one evaluation; a rule over longer lists leaves its resource unknown. */
export const stepLimit = 1_000_000;

/** Runs one rule on one resource. */
export function judge({ rule, parameters, lookups }: PreparedRule, input: JudgeInput): Judgement {
  const { facts, scope, source, asOf } = input;
  const bare: Env = { facts, lookups: new Map(), params: parameters.values, asOf, budget: startBudget(stepLimit) };
  const env: Env =
    lookups.length === 0 ? bare : { ...bare, lookups: resolveLookups(lookups, { source, scope, env: bare }) };
  if (rule.when) {
    const applies = evaluateCondition(rule.when, env);
    if (env.budget.spent) return outOfBudget(env);
    if (applies !== true) return conclude(applies === false ? 'not-applicable' : 'unknown', rule.when, applies, env);
  }
  const truth = evaluateCondition(rule.condition, env);
  if (env.budget.spent) return outOfBudget(env);
  return conclude(truth === 'unknown' ? truth : truth ? 'pass' : 'fail', rule.condition, truth, env);
}

function startBudget(limit: number): Budget {
  return { steps: 0, limit, spent: false };
}

function outOfBudget(env: Env): Judgement {
  return { outcome: 'unknown', cause: { kind: 'budget' }, env };
}

function conclude(outcome: Outcome, node: Condition, truth: Truth, env: Env): Judgement {
  const explanation = explainAs(truth, node, env);
  if (outcome !== 'unknown') return { outcome, explanation, env };
  const cause = decidingLeaves(explanation).find((leaf) => leaf.cause)?.cause ?? { kind: 'schema-mismatch' as const };
  return { outcome, cause, explanation, env };
}

/**
 * Explains a verdict at a few times its own cost. An explanation also looks at terms and elements the verdict never
 * needed; where those are too many for it to arrive, it keeps to what decided.
 */
function explainAs(truth: Truth, node: Condition, env: Env): Explanation {
  const full = explainCondition(node, { ...env, budget: startBudget(4 * env.budget.steps + 100_000) });
  if (full.result === truth) return full;
  return explainCondition(node, { ...env, budget: startBudget(Number.POSITIVE_INFINITY) }, true);
}
