import type { Cause } from '../model/cause.ts';
import type { Outcome } from '../model/result.ts';
import type { Rule, RuleCase } from '../model/rule.ts';
import type { Text } from '../model/text.ts';
import { composeMessage } from './compose.ts';
import { decidingIds } from './deciding.ts';
import type { Joined } from './facts.ts';
import { prepareRule } from './judge.ts';
import { judgeScene, stageCase } from './stage-case.ts';

/** What one embedded test came to. */
export interface CaseResult {
  readonly name: string;
  readonly outcome: Outcome;
  /** Ids of the conditions that decided it. */
  readonly because: readonly string[];
  readonly cause?: Cause;
  /** What a report would say. */
  readonly message: Text;
  readonly ok: boolean;
  /** What is not as the case expects, as one sentence. */
  readonly problem?: string;
}

/** Runs one embedded test of a rule. */
export function runCase(rule: Rule, ruleCase: RuleCase): CaseResult {
  const scene = stageCase(rule, ruleCase);
  const judgement = judgeScene(rule, scene);
  const { outcome, cause, explanation, env } = judgement;
  const because = explanation ? decidingIds(explanation) : [];
  const problem =
    findUnjoined(ruleCase, env.lookups) ??
    (outcome === ruleCase.expect
      ? findOtherReason(ruleCase, because)
      : `expected ${ruleCase.expect}, got ${outcome}${because.length > 0 ? ` because of ${because.join(', ')}` : ''}`);
  const message = composeMessage(prepareRule(rule, scene.params), judgement);
  return {
    name: ruleCase.name,
    outcome,
    because,
    ...(cause && { cause }),
    message,
    ok: problem === undefined,
    ...(problem !== undefined && { problem }),
  };
}

function findOtherReason({ because = [], expect }: RuleCase, found: readonly string[]): string | undefined {
  const missing = because.filter((id) => !found.includes(id));
  if (missing.length === 0) return undefined;
  return `${expect}, but not because of ${missing.join(', ')}${found.length > 0 ? `: because of ${found.join(', ')}` : ''}`;
}

/** A fixture whose match does not hold would make the case test something else than it says. */
function findUnjoined({ lookups: named = {} }: RuleCase, lookups: ReadonlyMap<string, Joined>): string | undefined {
  for (const [name, fixtures] of Object.entries(named)) {
    const joined = lookups.get(name);
    const missing = joined?.kind === 'none' || (joined?.kind === 'unread' && joined.cause.kind === 'not-visible');
    if (fixtures.length > 0 && missing) return `lookup '${name}' does not find its fixture; look at its match`;
  }
  return undefined;
}
