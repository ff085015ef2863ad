import type { Condition, Count, Logic, Quantifier } from '../model/condition.ts';
import type { Truth } from '../model/result.ts';
import { type Cursor, type Env, startCursor } from './facts.ts';
import { judgeLeaf, judgePortRange, readOperand } from './leaf.ts';
import { enterList, openList, visit } from './open-list.ts';

/** Judges a condition over value, `null` and unread, by Kleene's logic. It stops at the first term that decides. */
export function evaluateCondition(node: Condition, env: Env, cursor: Cursor = startCursor(env)): Truth {
  switch (node.kind) {
    case 'all':
    case 'any':
      return judgeLogic(node, env, cursor);
    case 'not':
      return negate(evaluateCondition(node.of, env, cursor));
    case 'some':
    case 'every':
    case 'none':
      return judgeQuantifier(node, env, cursor);
    case 'count':
      return judgeCount(node, env, cursor);
    case 'field':
      return judgeLeaf(node, env, cursor);
    case 'portRange':
      return judgePortRange(node, env, cursor);
  }
}

/** Kleene's negation. */
export function negate(truth: Truth): Truth {
  return truth === 'unknown' ? truth : !truth;
}

function judgeLogic(node: Logic, env: Env, cursor: Cursor): Truth {
  const deciding = node.kind === 'any';
  let truth: Truth = !deciding;
  for (const child of node.of) {
    const next = evaluateCondition(child, env, cursor);
    if (next === deciding) return next;
    if (next === 'unknown') truth = next;
  }
  return truth;
}

function judgeQuantifier(node: Quantifier, env: Env, cursor: Cursor): Truth {
  const list = openList(node.list, env, cursor);
  if (list.state !== 'listed') return list.state === 'nowhere' ? false : 'unknown';
  const deciding = decidingElement(node.kind);
  const outcome = node.kind === 'some';
  const element = enterList(node.list, env, cursor);
  let truth: Truth = list.whole ? !outcome : 'unknown';
  for (let index = 0; index < list.length; index++) {
    if (!visit(list, index, element, env)) return 'unknown';
    const next = evaluateCondition(node.where, env, element);
    if (next === deciding) return outcome;
    if (next === 'unknown') truth = next;
  }
  return truth;
}

/** What one element has to be to decide: a hit for `some` and `none`, a miss for `every`. */
export function decidingElement(kind: Quantifier['kind']): boolean {
  return kind !== 'every';
}

function judgeCount(node: Count, env: Env, cursor: Cursor): Truth {
  const list = openList(node.list, env, cursor);
  if (list.state !== 'listed') return list.state === 'nowhere' ? false : 'unknown';
  let sure = 0;
  let possible = list.whole ? 0 : Number.POSITIVE_INFINITY;
  if (!node.where) {
    sure = list.length;
    possible += list.length;
  } else {
    const element = enterList(node.list, env, cursor);
    for (let index = 0; index < list.length; index++) {
      if (!visit(list, index, element, env)) return 'unknown';
      const next = evaluateCondition(node.where, env, element);
      if (next === true) sure++;
      if (next !== false) possible++;
    }
  }
  return compareCount(node, env, cursor, { sure, possible });
}

/** Whether a number known to lie between `sure` and `possible` is within the bounds. */
export function compareCount(
  node: Count,
  env: Env,
  cursor: Cursor,
  { sure, possible }: { readonly sure: number; readonly possible: number },
): Truth {
  let truth: Truth = true;
  for (const bound of ['atLeast', 'atMost'] as const) {
    const operand = node[bound];
    if (!operand) continue;
    const limit = readOperand(operand, env, cursor);
    const next =
      typeof limit !== 'number' ? 'unknown' : bound === 'atLeast' ? atLeast(limit) : negate(atLeast(limit + 1));
    if (next === false) return false;
    if (next === 'unknown') truth = next;
  }
  return truth;

  function atLeast(limit: number): Truth {
    if (sure >= limit) return true;
    return possible < limit ? false : 'unknown';
  }
}
