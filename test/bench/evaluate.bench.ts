import { expect, it } from 'vitest';
import { evaluateCondition } from '../../src/evaluate/condition.ts';
import { explainCondition } from '../../src/evaluate/explain.ts';
import type { Env, Joined } from '../../src/evaluate/facts.ts';
import { stepLimit } from '../../src/evaluate/judge.ts';
import { prepareParameters } from '../../src/evaluate/parameters.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { asOf, type Sample, type SampleRule, seededRandom, sixRules } from '../evaluate/six-rules.ts';

const slice = 20_000;
const slices = 15;

it('judges a rule at a small multiple of plain JavaScript', () => {
  const ratios = Object.entries(sixRules).map(([name, sampleRule]) => measure(name, sampleRule));
  const mean = (key: 'judge' | 'explain'): number =>
    Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio[key]), 0) / ratios.length);
  console.log(
    `geometric mean: ${mean('judge').toFixed(1)} x plain JavaScript, with explanation ${mean('explain').toFixed(1)} x`,
  );
  expect(mean('judge')).toBeLessThan(25);
});

function measure(name: string, { rule, make }: SampleRule): { readonly judge: number; readonly explain: number } {
  const random = seededRandom(1);
  const samples = Array.from({ length: 1000 }, () => make(random));
  const params = prepareParameters(rule).values;
  const envs = samples.map((sample) => envOf(sample, params));
  const plain = best((i) => samples[i % 1000]?.holds() === true);
  const judge = best((i) => {
    const env = envs[i % 1000] as Env;
    env.budget.steps = 0;
    return evaluateCondition(rule.condition, env) === true;
  });
  const explain = best((i) => explainCondition(rule.condition, envs[i % 1000] as Env).result === true);
  console.log(
    `${name}: plain ${plain.toFixed(0)} ns, judged ${judge.toFixed(0)} ns (${(judge / plain).toFixed(1)} x, ` +
      `${(1000 / judge).toFixed(2)} million/s), explained ${explain.toFixed(0)} ns (${(explain / plain).toFixed(1)} x)`,
  );
  return { judge: judge / plain, explain: explain / plain };
}

function envOf({ resource, bucket }: Sample, params: Env['params']): Env {
  const whole = { unread: {}, partial: {} };
  const lookups = new Map<string, Joined>();
  if (bucket) lookups.set('bucket', { kind: 'one', facts: { label: '$bucket', attributes: parsed(bucket), ...whole } });
  return {
    facts: { label: '', attributes: parsed(resource), ...whole },
    lookups,
    params,
    asOf: Date.parse(asOf),
    budget: { steps: 0, limit: stepLimit, spent: false },
  };
}

/** As it comes out of a snapshot. */
function parsed(value: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(value));
}

/** Nanoseconds of one run, in the best of the slices. */
function best(run: (i: number) => boolean): number {
  let least = Number.POSITIVE_INFINITY;
  let held = 0;
  for (let round = 0; round < slices; round++) {
    const before = performance.now();
    for (let i = 0; i < slice; i++) if (run(i)) held++;
    least = Math.min(least, ((performance.now() - before) / slice) * 1e6);
  }
  if (held === 0) throw new Error('nothing passed: this measured nothing');
  return least;
}
