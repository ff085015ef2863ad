import type { Condition, Count, Quantifier } from '../model/condition.ts';
import type { Truth } from '../model/result.ts';
import { partialCause } from './causes.ts';
import { compareCount, decidingElement, evaluateCondition } from './condition.ts';
import { expectedOf } from './expected.ts';
import { type Compared, describe, type Explanation, leafCause } from './explanation.ts';
import { type Cursor, type Env, showPlace } from './facts.ts';
import { enterList, type OpenList, openList, visit } from './open-list.ts';

/** What the parts of one explanation share. */
export interface Job {
  readonly env: Env;
  /** Stop where the first term or element decides. */
  readonly lean: boolean;
  readonly explain: (node: Condition, job: Job, cursor: Cursor) => Explanation;
}

/** Most elements of one list that an explanation shows. */
const witnessLimit = 5;

/** Explains `some`, `every`, `none` or `count` by the elements that decided it, five at most. */
export function explainList(node: Quantifier | Count, job: Job, cursor: Cursor): Explanation {
  const { env, lean, explain } = job;
  const list = openList(node.list, env, cursor);
  if (list.state === 'nowhere') return describe(node, false, [], { ...compare(node, env, cursor), actual: null });
  if (list.state === 'unread') {
    const cause = leafCause(node.list, env, cursor);
    return describe(node, 'unknown', [], { ...compare(node, env, cursor), cause });
  }
  const listJob = { env, lean, explain, list, element: enterList(node.list, env, cursor) };
  const walk = walkList(node, listJob);
  const result = judgeWalk(node, walk, env, cursor);
  const witnesses = explainWitnesses(node, pickWitnesses(node.kind, walk, result), listJob);
  if (witnesses.length > 0 && node.kind !== 'count') return describe(node, result, witnesses);
  const cause = walk.spent ? ({ kind: 'budget' } as const) : partialCause(node.list, env, cursor);
  return describe(node, result, witnesses, {
    ...compare(node, env, cursor),
    actual: node.kind === 'count' ? walk.hits : list.length,
    ...(result === 'unknown' && cause && { cause }),
  });
}

function compare(node: Quantifier | Count, env: Env, cursor: Cursor): Compared {
  return {
    field: showPlace(node.list, env, cursor),
    operator: node.kind,
    expected: expectedOf(node, env, cursor),
  };
}

interface ListJob extends Job {
  readonly list: OpenList;
  readonly element: Cursor;
}

/** What walking a list found. */
interface Walk {
  readonly hits: number;
  readonly misses: number;
  /** Something that was not seen or not known may still decide. */
  readonly open: boolean;
  readonly unknown: number;
  readonly spent: boolean;
  /** The first five positions of each truth. */
  readonly places: Readonly<Record<'true' | 'false' | 'unknown', readonly number[]>>;
}

function walkList(node: Quantifier | Count, { env, lean, list, element }: ListJob): Walk {
  const places = { true: [] as number[], false: [] as number[], unknown: [] as number[] };
  const seen = { true: 0, false: 0, unknown: 0 };
  const deciding = node.kind === 'count' ? undefined : decidingElement(node.kind);
  let spent = false;
  for (let index = 0; node.where && index < list.length; index++) {
    spent = !visit(list, index, element, env);
    if (spent) break;
    const truth = evaluateCondition(node.where, env, element);
    const name = truth === 'unknown' ? truth : truth ? 'true' : 'false';
    seen[name]++;
    const kept = places[name];
    if (kept.length < witnessLimit) kept.push(index);
    if (truth === deciding && (lean || kept.length === witnessLimit)) break;
  }
  const hits = node.where ? seen.true : list.length;
  return { hits, misses: seen.false, unknown: seen.unknown, open: spent || !list.whole, spent, places };
}

function judgeWalk(node: Quantifier | Count, walk: Walk, env: Env, cursor: Cursor): Truth {
  const { hits, misses, unknown, open } = walk;
  if (node.kind === 'count') {
    return compareCount(node, env, cursor, {
      sure: hits,
      possible: open ? Number.POSITIVE_INFINITY : hits + unknown,
    });
  }
  const decided = node.kind === 'every' ? misses > 0 : hits > 0;
  if (decided) return node.kind === 'some';
  return open || unknown > 0 ? 'unknown' : node.kind !== 'some';
}

/** Which elements show why: of a passing `none` those that missed, of a failing one those that hit. */
function pickWitnesses(kind: (Quantifier | Count)['kind'], { places }: Walk, result: Truth): readonly number[] {
  if (result === 'unknown') return places.unknown;
  if (kind === 'count') return places.true;
  return places[(kind === 'none' ? !result : result) ? 'true' : 'false'];
}

function explainWitnesses(node: Quantifier | Count, places: readonly number[], job: ListJob): readonly Explanation[] {
  const witnesses: Explanation[] = [];
  for (const index of job.lean ? places.slice(0, 1) : places) {
    if (!node.where || !visit(job.list, index, job.element, job.env)) break;
    witnesses.push(job.explain(node.where, job, job.element));
  }
  return witnesses;
}
