import type { Condition, Leaf, Logic, PortRange } from '../model/condition.ts';
import type { Truth } from '../model/result.ts';
import { negate } from './condition.ts';
import { expectedOf } from './expected.ts';
import { explainList, type Job } from './explain-list.ts';
import { actualOf, describe, type Explanation, leafCause } from './explanation.ts';
import { type Cursor, type Env, readPath, showPlace, startCursor } from './facts.ts';
import { judgeLeaf, judgePortRange } from './leaf.ts';
import { masked, showValue } from './show.ts';

/**
 * Explains every node of a condition. With `lean` it stops where `evaluateCondition` stops, and costs no more
 * than a small multiple of it.
 */
export function explainCondition(node: Condition, env: Env, lean = false): Explanation {
  return explain(node, { env, lean, explain }, startCursor(env));
}

function explain(node: Condition, job: Job, cursor: Cursor): Explanation {
  switch (node.kind) {
    case 'all':
    case 'any':
      return explainLogic(node, job, cursor);
    case 'not': {
      const child = explain(node.of, job, cursor);
      return describe(node, negate(child.result), [child]);
    }
    case 'some':
    case 'every':
    case 'none':
    case 'count':
      return explainList(node, job, cursor);
    case 'field':
      return explainLeaf(node, job, cursor);
    case 'portRange':
      return explainPortRange(node, job, cursor);
  }
}

function explainLogic(node: Logic, job: Job, cursor: Cursor): Explanation {
  const deciding = node.kind === 'any';
  const children: Explanation[] = [];
  let truth: Truth = !deciding;
  for (const term of node.of) {
    const child = explain(term, job, cursor);
    children.push(child);
    if (child.result === deciding) truth = deciding;
    else if (child.result === 'unknown' && truth !== deciding) truth = 'unknown';
    if (job.lean && truth === deciding) break;
  }
  return describe(node, truth, children);
}

function explainLeaf(node: Leaf, { env }: Job, cursor: Cursor): Explanation {
  const result = judgeLeaf(node, env, cursor);
  const value = readPath(node.path, env, cursor);
  const operand = node.operand.kind === 'path' ? node.operand.path : undefined;
  const whose = operand && value !== undefined && readPath(operand, env, cursor) === undefined ? operand : node.path;
  const shown = value === undefined ? undefined : node.sensitive && value !== null ? masked : showValue(value);
  return describe(node, result, [], {
    field: showPlace(node.path, env, cursor),
    operator: node.operator,
    expected: expectedOf(node, env, cursor),
    ...actualOf(shown, node.path, env),
    ...(result === 'unknown' && { cause: leafCause(whose, env, cursor) }),
  });
}

function explainPortRange(node: PortRange, { env }: Job, cursor: Cursor): Explanation {
  const result = judgePortRange(node, env, cursor);
  const from = readPath(node.from, env, cursor);
  const to = readPath(node.to, env, cursor);
  const read = from === undefined || to === undefined ? undefined : ([from, to] as const);
  return describe(node, result, [], {
    field: `${showPlace(node.from, env, cursor)}-${showPlace(node.to, env, cursor)}`,
    operator: 'covers',
    expected: expectedOf(node, env, cursor),
    ...actualOf(read && showValue(read), node.from, env),
    ...(result === 'unknown' && { cause: leafCause(from === undefined ? node.from : node.to, env, cursor) }),
  });
}
