import { describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../src/catalog/load.ts';
import { runCase } from '../src/evaluate/run-case.ts';
import { judgeScene, type Scene, stageCase } from '../src/evaluate/stage-case.ts';
import { outcomes } from '../src/model/result.ts';
import { resourceSchemas } from '../src/providers/index.ts';
import { cutLists, type Damage, deletions, wrongTypes } from './evaluate/damage.ts';

const { rules, safeguards } = await loadCatalog(shippedRules, resourceSchemas);

it('ships thirty rules or more, on every service that is read', () => {
  expect(rules.length).toBeGreaterThanOrEqual(30);
  const services = new Set(rules.map(({ id }) => id.split('/').slice(0, 2).join('/')));
  expect([...services].sort()).toEqual([
    'aws/cloudtrail',
    'aws/config',
    'aws/iam',
    'aws/kms',
    'aws/logs',
    'aws/s3',
    'endpoint/http',
    'endpoint/tls',
  ]);
  console.info(`${rules.length} rules, ${rules.reduce((sum, rule) => sum + rule.tests.cases.length, 0)} cases`);
});

it('names only safeguards that a scan can test', () => {
  const technical = new Set(safeguards.filter(({ kind }) => kind === 'technical').map(({ id }) => id));
  const strange = rules.flatMap((rule) => rule.safeguards.filter(({ id }) => !technical.has(id)).map(({ id }) => id));
  expect(strange).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it.each(rule.tests.cases.map((ruleCase) => [ruleCase.name, ruleCase] as const))('%s', (_name, ruleCase) => {
    expect(runCase(rule, ruleCase).problem).toBeUndefined();
  });

  it('has a case that passes, one that fails and one that is unknown', () => {
    const expected = new Set(rule.tests.cases.map(({ expect: outcome }) => outcome));
    for (const outcome of outcomes.slice(0, 3)) expect(expected).toContain(outcome);
  });

  it('says in both languages what a finding is about', () => {
    for (const ruleCase of rule.tests.cases.filter(({ expect: outcome }) => outcome === 'fail')) {
      const { message } = runCase(rule, ruleCase);
      expect(message.en).not.toMatch(/\{\{|undefined|\(not read\)/);
      expect(message.ja).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u);
    }
  });

  it.each([
    ['a field is deleted', deletions],
    ['a value has a wrong type', wrongTypes],
    ['a list is cut short', cutLists],
  ])('never turns a fail into a pass nor a pass into a fail when %s', (_what, harm) => {
    const turned = rule.tests.cases.flatMap((ruleCase) => {
      const scene = stageCase(rule, ruleCase);
      const before = judgeScene(rule, scene).outcome;
      if (before === 'unknown') return [];
      return damageScene(scene, harm)
        .map(({ what, damaged }) => ({ case: ruleCase.name, what, before, after: judgeScene(rule, damaged).outcome }))
        .filter(({ after }) => after !== before && after !== 'unknown');
    });
    expect(turned).toEqual([]);
  });

  it('becomes unknown when nothing it reads was read', () => {
    for (const ruleCase of rule.tests.cases) {
      const scene = stageCase(rule, ruleCase);
      const blank = { ...scene, resource: { ...scene.resource, attributes: {} }, others: [] };
      expect(judgeScene(rule, blank).outcome).toBe('unknown');
    }
  });
});

function damageScene(scene: Scene, harm: (resource: Damage['resource']) => readonly Damage[]) {
  const own = harm(scene.resource).map(({ what, resource }) => ({ what, damaged: { ...scene, resource } }));
  const theirs = scene.others.flatMap((other, at) =>
    harm(other).map(({ what, resource }) => ({
      what: `${other.name} ${what}`,
      damaged: { ...scene, others: scene.others.with(at, resource) },
    })),
  );
  return [...own, ...theirs];
}
