import { describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../src/catalog/load.ts';
import { runCase } from '../src/evaluate/run-case.ts';
import { judgeScene, type Scene, stageCase } from '../src/evaluate/stage-case.ts';
import type { Condition } from '../src/model/condition.ts';
import { outcomes } from '../src/model/result.ts';
import type { Rule } from '../src/model/rule.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import { cutLists, type Damage, deletions, wrongTypes } from './evaluate/damage.ts';

const { rules, safeguards } = await loadCatalog(shippedRules, resourceSchemas);

it('ships rules on every service that is read, 150 or more of them for AWS', () => {
  const services = new Set(resourceSchemas.map(({ type }) => type.split('/').slice(0, 2).join('/')));
  const judged = new Set(rules.map(({ id }) => id.split('/').slice(0, 2).join('/')));
  // Tags tell which data set a store belongs to, and are judged by nobody for themselves.
  expect([...services].filter((service) => !judged.has(service))).toEqual(['aws/tagging']);
  const forAws = rules.filter(({ id }) => id.startsWith('aws/')).length;
  expect(forAws).toBeGreaterThanOrEqual(150);
  console.info(
    `${rules.length} rules, ${forAws} for AWS; ${rules.reduce((sum, rule) => sum + rule.tests.cases.length, 0)} cases`,
  );
});

it('says of every rule for AWS how to mend it on the command line and in Terraform', () => {
  const lacking = rules.filter(
    ({ id, remediation }) => id.startsWith('aws/') && !(remediation.cli && remediation.terraform),
  );
  expect(lacking.map(({ id }) => id)).toEqual([]);
});

it('names only safeguards that a scan can test, and governance ones where records are judged', () => {
  const technical = new Set(safeguards.filter(({ kind }) => kind === 'technical').map(({ id }) => id));
  const strange = rules
    .filter(({ id }) => !id.startsWith('records/'))
    .flatMap((rule) => rule.safeguards.filter(({ id }) => !technical.has(id)).map(({ id }) => id));
  expect(strange).toEqual([]);
});

it('says of a vendor what is on record, never what a contract holds', () => {
  const words = (template: Rule['message']['en']) =>
    template.map((part) => (part.kind === 'literal' ? part.text : '{}')).join('');
  // Both look at a signed agreement only.
  const ofAgreements = ['records/vendor/baa-renewal', 'records/vendor/baa-document-kept'];
  const messages = rules
    .filter(({ id }) => id.startsWith('records/vendor/') && !ofAgreements.includes(id))
    .map(({ id, message }) => ({ id, en: words(message.en), ja: words(message.ja) }));
  expect(messages.length).toBeGreaterThan(15);
  expect(messages.filter(({ en, ja }) => !/\brecord/.test(en) || !ja.includes('記録'))).toEqual([]);
  expect(messages.filter(({ ja }) => /\{\} (?:以内|以上|日)/.test(ja))).toEqual([]);
});

it('lets no activity pass that failed', () => {
  const activities = rules.filter(({ id }) => id.startsWith('records/activity/'));
  const failing = activities.filter(({ tests }) =>
    tests.cases.some(({ name, expect: outcome }) => name === 'failed' && outcome === 'fail'),
  );
  expect(failing.map(({ id }) => id)).toEqual(activities.map(({ id }) => id));
});

it('judges every kind of record, and never takes a record for the whole of a safeguard', () => {
  const records = rules.filter(({ id }) => id.startsWith('records/'));
  const judged = new Set(records.map(({ resource }) => resource));
  const types = resourceSchemas.filter(({ type }) => type.startsWith('records/')).map(({ type }) => type);
  expect(types.filter((type) => !judged.has(type))).toEqual([]);
  expect(records.filter((rule) => rule.safeguards.some(({ extent }) => extent === 'full'))).toEqual([]);
  const governance = new Set(safeguards.filter(({ kind }) => kind === 'governance').map(({ id }) => id));
  const tested = new Set(records.flatMap((rule) => rule.safeguards.map(({ id }) => id)));
  const reached = [...tested].filter((id) => governance.has(id)).length;
  console.info(
    `${records.length} rules on ${types.length} kinds of records, which test ${reached} of ${governance.size} governance safeguards`,
  );
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
      // What the organisation did not declare takes a rule out of play, whatever is there.
      const isOut = readsNoFact(rule.when) && !isDeclared(rule, scene.params);
      expect(judgeScene(rule, blank).outcome).toBe(isOut ? 'not-applicable' : 'unknown');
    }
  });
});

/** Whether a condition, or a term that can decide it, asks of parameters alone. */
function readsNoFact(condition: Condition | undefined): boolean {
  if (condition?.kind === 'all') return condition.of.some(readsNoFact);
  return condition?.kind === 'count' && condition.list.from === 'parameter' && condition.where === undefined;
}

/** Whether every list that a rule asks to be declared is. */
function isDeclared({ parameters }: Rule, given: Scene['params']): boolean {
  return Object.entries(parameters).every(([name, { default: standard }]) => {
    const value = given?.[name] ?? standard;
    return !Array.isArray(value) || value.length > 0;
  });
}

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
