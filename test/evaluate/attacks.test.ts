import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../../src/evaluate/condition.ts';
import { stepLimit } from '../../src/evaluate/judge.ts';
import type { Condition } from '../../src/model/condition.ts';
import { envOf, leaf, pathOf } from './terms.ts';

describe('what a hostile rule or resource tries', () => {
  const timed = (name: string, run: () => void): number => {
    const before = performance.now();
    run();
    const elapsed = performance.now() - before;
    console.info(`${name}: ${elapsed.toFixed(1)} ms`);
    return elapsed;
  };

  it('stops lists of 300 in 300 in 300', () => {
    const inner = Array.from({ length: 300 }, () => 'y');
    const middle = Array.from({ length: 300 }, () => ({ C: inner }));
    const env = envOf({ A: Array.from({ length: 300 }, () => ({ B: middle })) });
    const within = (list: string, where: Condition): Condition => ({ at: '', kind: 'some', list: pathOf(list), where });
    const node = within('A', within('B', within('C', leaf('.', 'equals', 'x'))));
    timed('300 x 300 x 300', () => expect(evaluateCondition(node, env)).toBe('unknown'));
    expect(env.budget).toEqual({ steps: stepLimit, limit: stepLimit, spent: true });
  });

  it('unwinds 50 nots', () => {
    let node: Condition = leaf('T', 'equals', 1);
    for (let depth = 0; depth < 50; depth++) node = { at: '', kind: 'not', of: node };
    const env = envOf({ T: 1 });
    timed('50 nots', () => expect(evaluateCondition(node, env)).toBe(true));
    expect(env.budget.steps).toBe(0);
  });

  it('matches eight stars on a megabyte in one pass', () => {
    const text = 'a'.repeat(1_000_000);
    const env = envOf({ A: text });
    timed('8 stars', () => expect(evaluateCondition(leaf('A', 'like', '*a*a*a*a*a*a*a*b'), env)).toBe(false));
    expect(env.budget).toEqual({ steps: 15_625, limit: stepLimit, spent: false });
  });

  it('does not search a megabyte for thousands of characters, nor for many unknown ones', () => {
    for (const [operator, part] of [
      ['contains', `${'a'.repeat(50_000)}b${'a'.repeat(50_000)}`],
      ['like', `*${'a?'.repeat(5_000)}b*`],
    ] as const) {
      const env = envOf({ A: 'a'.repeat(1_000_000) });
      timed(operator, () => expect(evaluateCondition(leaf('A', operator, part), env)).toBe('unknown'));
      expect(env.budget.spent).toBe(true);
    }
  });

  it('charges a long text for every element that is compared with it', () => {
    const env = envOf({ Text: 'a'.repeat(1_000_000), A: Array.from({ length: 10_000 }, () => 'y') });
    const where = leaf('$resource.Text', 'contains', 'b');
    const node: Condition = { at: '', kind: 'some', list: pathOf('A'), where };
    timed('a megabyte per element', () => expect(evaluateCondition(node, env)).toBe('unknown'));
    expect(env.budget.spent).toBe(true);
  });
});
