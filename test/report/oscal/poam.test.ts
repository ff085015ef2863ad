import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../../src/model/assessment.ts';
import { languages } from '../../../src/model/text.ts';
import { printableShort } from '../../../src/report/printable.ts';
import { findingKey } from '../../../src/text/finding-key.ts';
import { sample } from '../sample.ts';
import { type Node, node, nodes, propertyOf, read, write } from './document.ts';
import { type Made, made } from './made.ts';

/** A finding as a plan tells it. */
interface Told {
  readonly rule: string;
  readonly key: string;
  readonly severity: string;
}

interface Plan {
  readonly open: readonly Told[];
  readonly waived: readonly Told[];
}

/** Reads a plan as a program would: every item has its risk, its observation and its resource, or the reader refuses. */
function readPlan(text: string): Plan {
  const document = read(text, 'plan-of-action-and-milestones');
  const risks = index(document.risks);
  const observations = index(document.observations);
  const resources = index(node(document['local-definitions'])['inventory-items']);
  const items = nodes(document['poam-items']);
  const listed = items.filter((item) => propertyOf(item, 'item') === 'finding');
  const placeholders = items.filter((item) => propertyOf(item, 'item') === 'none');
  if (listed.length + placeholders.length !== items.length) throw new Error('an item of no kind');
  if (placeholders.length !== (listed.length === 0 ? 1 : 0)) throw new Error('a placeholder beside findings');
  const taken = new Set<unknown>();
  const open = listed.map((item) => {
    const risk = only(item['related-risks'], 'risk-uuid', risks);
    const observation = only(item['related-observations'], 'observation-uuid', observations);
    if (only(risk['related-observations'], 'observation-uuid', observations) !== observation)
      throw new Error('two observations');
    only(observation.subjects, 'subject-uuid', resources);
    if (risk.status !== 'open') throw new Error(`an item whose risk is ${risk.status}`);
    if (taken.has(risk.uuid)) throw new Error('two items of one risk');
    taken.add(risk.uuid);
    const told = tell(item);
    for (const other of [risk, observation])
      if (JSON.stringify(tell(other)) !== JSON.stringify(told)) throw new Error('they differ');
    if (nodes(risk.remediations).length !== 1) throw new Error('no remediation');
    return told;
  });
  const others = nodes(document.risks).filter(({ uuid }) => !taken.has(uuid));
  if (others.some(({ status }) => status !== 'deviation-approved')) throw new Error('an open risk without an item');
  return { open, waived: others.map(tell) };
}

function tell(of: Node): Told {
  const [rule, key, severity] = ['rule', 'finding-key', 'severity'].map((name) => propertyOf(of, name));
  if (rule === undefined || key === undefined || severity === undefined) throw new Error('it does not say what it is');
  return { rule, key, severity };
}

function index(list: unknown): ReadonlyMap<unknown, Node> {
  const all = nodes(list);
  const byId = new Map(all.map((one) => [one.uuid, one]));
  if (byId.size !== all.length) throw new Error('an id twice');
  return byId;
}

function only(list: unknown, member: string, among: ReadonlyMap<unknown, Node>): Node {
  const [reference, ...more] = nodes(list);
  const found = reference && among.get(reference[member]);
  if (!found || more.length > 0) throw new Error(`not one ${member}`);
  return found;
}

function failed({ results }: Assessment, waived: boolean): readonly Told[] {
  return results
    .filter(({ outcome, waiver }) => outcome === 'fail' && (waiver !== undefined) === waived)
    .map(({ rule, resource, severity }) => ({ rule, key: findingKey(rule, resource.id), severity }));
}

describe('plan of action and milestones', () => {
  it.each((Object.keys(made) as Made[]).map((name) => ({ name })))(
    'read back has exactly the open findings, with $name',
    { timeout: 60_000 },
    async ({ name }) => {
      const assessment = await made[name]();
      for (const language of languages) {
        const plan = readPlan(write('plan-of-action-and-milestones', assessment, language));
        expect(plan.open).toEqual(failed(assessment, false));
        expect(plan.waived).toEqual(failed(assessment, true));
        if (language === 'en')
          console.log(`${name}: ${plan.open.length} open, ${plan.waived.length} waived, none lost, none invented`);
      }
    },
  );

  it('says which resource, as it is called, and which controls', () => {
    const items = nodes(
      read(write('plan-of-action-and-milestones', sample), 'plan-of-action-and-milestones')['poam-items'],
    );
    const open = sample.results.filter(({ outcome, waiver }) => outcome === 'fail' && waiver === undefined);
    expect(items.map((item) => propertyOf(item, 'resource-id'))).toEqual(
      open.map(({ resource }) => printableShort(resource.id)),
    );
    const controls = items.flatMap((item) => nodes(item.props).filter(({ name }) => name === 'controls'));
    expect(controls.length).toBeGreaterThan(0);
    for (const { value } of controls) expect(value).toMatch(/^(?:soc2|hipaa|iso27017|jp-3sho2)-\S+(?: \S+)*$/);
  });

  it('keeps the ids of items, risks and of itself from run to run, whatever else is found', async () => {
    const assessment = await made['500 findings']();
    const run = {
      ...assessment.run,
      id: 'another',
      startedAt: '2026-12-01T00:00:00Z',
      finishedAt: '2026-12-01T00:01:00Z',
    };
    const results = assessment.results.filter((_, index) => index % 3 !== 0).toReversed();
    const [before, after] = [assessment, { ...assessment, run, results }].map((one) =>
      read(write('plan-of-action-and-milestones', one), 'plan-of-action-and-milestones'),
    );
    expect(after?.uuid).toBe(before?.uuid);
    expect(after?.['system-id']).toEqual(before?.['system-id']);
    for (const list of ['poam-items', 'risks'] as const) {
      const ids = new Map(nodes(before?.[list]).map((one) => [one.uuid, propertyOf(one, 'finding-key')]));
      const kept = nodes(after?.[list]);
      expect(kept.length).toBeGreaterThan(100);
      for (const one of kept) expect(ids.get(one.uuid)).toBe(propertyOf(one, 'finding-key'));
    }
    const seen = new Set(nodes(before?.observations).map(({ uuid }) => uuid));
    expect(nodes(after?.observations).filter(({ uuid }) => seen.has(uuid))).toEqual([]);
  });

  it('says that nothing is open rather than nothing, and that unknown results are no items', async () => {
    const document = read(
      write('plan-of-action-and-milestones', await made['no finding']()),
      'plan-of-action-and-milestones',
    );
    const [item] = nodes(document['poam-items']);
    expect(item?.title).toBe('No finding is open');
    expect(item?.description).toMatch(/It is not a finding/);
    expect(item?.description).toMatch(/12 results could not be determined and are no item here/);
    expect(document.risks).toBeUndefined();
    expect(node(document.metadata).remarks).toMatch(/12 results could not be determined/);
  });

  it('recommends the steps of the rule and invents no milestone', () => {
    const risks = nodes(read(write('plan-of-action-and-milestones', sample), 'plan-of-action-and-milestones').risks);
    for (const risk of risks) {
      const [remediation] = nodes(risk.remediations);
      const rule = sample.rules.find(({ id }) => id === propertyOf(risk, 'rule'));
      expect(remediation).toMatchObject({ lifecycle: 'recommendation', title: `State to reach: ${rule?.title.en}` });
      expect(remediation?.tasks).toBeUndefined();
      expect(risk.deadline).toBeUndefined();
    }
  });
});
