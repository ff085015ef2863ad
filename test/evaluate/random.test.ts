import { describe, expect, it } from 'vitest';
import { evaluateCondition } from '../../src/evaluate/condition.ts';
import { decidingLeaves } from '../../src/evaluate/deciding.ts';
import { explainCondition } from '../../src/evaluate/explain.ts';
import type { Env } from '../../src/evaluate/facts.ts';
import type { Condition } from '../../src/model/condition.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { Truth } from '../../src/model/result.ts';
import { cutLists, deletions, wrongTypes } from './damage.ts';
import { randomCondition, randomResource } from './random-condition.ts';
import { asOf, seededRandom } from './six-rules.ts';
import { resourceOf } from './world.ts';

const random = seededRandom(7);
const trials = Array.from({ length: 400 }, () => ({
  condition: randomCondition(random),
  resource: resourceOf('test/random', randomResource(random)),
}));

function envOf({ attributes, unread, partial }: Resource): Env {
  return {
    facts: { label: '', attributes, unread, partial },
    lookups: new Map(),
    params: {},
    asOf: Date.parse(asOf),
    budget: { steps: 0, limit: 1_000_000, spent: false },
  };
}

const truthOf = (condition: Condition, resource: Resource): Truth => evaluateCondition(condition, envOf(resource));

describe('conditions made at random', () => {
  it('are decided on what was read completely', () => {
    const truths = trials.map(({ condition, resource }) => truthOf(condition, resource));
    expect(truths).not.toContain('unknown');
    expect(truths.filter((truth) => truth).length).toBeGreaterThan(100);
    expect(truths.filter((truth) => !truth).length).toBeGreaterThan(100);
  });

  it('keep their truth or become unknown when something was not read, and are explained alike', () => {
    let unknown = 0;
    let tried = 0;
    for (const { condition, resource } of trials) {
      const before = truthOf(condition, resource);
      for (const harm of [deletions, wrongTypes, cutLists]) {
        for (const damage of harm(resource)) {
          const after = truthOf(condition, damage.resource);
          const explanation = explainCondition(condition, envOf(damage.resource));
          tried++;
          if (after === 'unknown') unknown++;
          if (after !== 'unknown' && after !== before) expect.fail(`${damage.what}: ${before} became ${after}`);
          if (explanation.result !== after)
            expect.fail(`${damage.what}: ${after} is explained as ${explanation.result}`);
          if (explainCondition(condition, envOf(damage.resource), true).result !== after) expect.fail(damage.what);
          const leaves = decidingLeaves(explanation);
          if (leaves.length === 0) expect.fail(`${damage.what}: nothing observed`);
          if (after === 'unknown' && !leaves.every(({ result, cause }) => result === 'unknown' && cause)) {
            expect.fail(`${damage.what}: an unknown leaf has no cause: ${JSON.stringify(leaves)}`);
          }
        }
      }
    }
    expect(unknown).toBeGreaterThan(1000);
    console.info(`${trials.length} conditions, ${tried} ways to read less, ${unknown} unknown`);
  });
});
