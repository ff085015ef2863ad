import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import type { AssessedControl } from '../../src/model/assessment.ts';
import type { Attestation } from '../../src/model/attestation.ts';
import type { Outcome } from '../../src/model/result.ts';
import type { Rule } from '../../src/model/rule.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { sampleAttestation, sampleResult, sampleRun } from './sample.ts';

const catalog = await loadShippedCatalog(resourceSchemas);
const isOfRecords = ({ id }: Rule) => id.startsWith('records/');
const ofRecords = catalog.rules.filter(isOfRecords);
const ofSystems = catalog.rules.filter((rule) => !isOfRecords(rule));
const kinds = new Map(catalog.safeguards.map(({ id, kind }) => [id, kind]));

/** Every control by its id, as if these rules had come out so, and no other rule had a target to ask. */
function judge(
  judged: readonly Rule[],
  outcomeOf: (rule: Rule) => Outcome = () => 'pass',
  attestations: readonly Attestation[] = [],
) {
  const { frameworks } = assess({
    catalog,
    rules: catalog.rules,
    results: judged.map((rule) => sampleResult(rule.id, outcomeOf(rule), { severity: rule.severity })),
    manifest: { run: sampleRun, targets: [] },
    ledger: [],
    config: { ...defaultConfig, attestations },
    asOf: '2026-04-01T00:00:00Z',
    tool: { name: 'comply', version: '0.0.0' },
  });
  return new Map(
    frameworks.flatMap(({ id, controls }) =>
      controls.map((one): readonly [string, AssessedControl] => [`${id}:${one.id}`, one]),
    ),
  );
}

const statusesOf = (judged: ReturnType<typeof judge>, status: string) =>
  [...judged].filter(([, control]) => control.status === status).map(([id]) => id);

describe('records by themselves', () => {
  const all = judge(ofRecords);

  it('satisfy no control, whatever is declared', () => {
    expect(statusesOf(all, 'satisfied')).toEqual([]);
    const reached = [...all.values()].filter(({ rules }) => rules.some((id) => id.startsWith('records/'))).length;
    console.info(
      `${reached} of ${all.size} controls are reached by rules on records; declared alone they satisfy none`,
    );
  });

  it('leave a control not assessed that names a technical safeguard which nothing tested', () => {
    const tested = new Set(ofRecords.flatMap(({ safeguards }) => safeguards.map(({ id }) => id)));
    for (const [id, { safeguards, status }] of all) {
      const isOpen = safeguards.some((one) => kinds.get(one) === 'technical' && !tested.has(one));
      if (isOpen && status !== 'out-of-scope') expect([id, status]).toEqual([id, 'not-assessed']);
    }
  });

  it('make a control of policies fail where one is missing, and ask a person where none is', () => {
    const control = 'hipaa:164.316(a)';
    const missing = judge(ofRecords, ({ id }) => (id === 'records/policy/access-control' ? 'fail' : 'pass'));
    expect(missing.get(control)?.status).toBe('not-satisfied');
    expect(all.get(control)?.status).toBe('manual');
    const attested = judge(ofRecords, () => 'pass', [sampleAttestation({ safeguard: 'policies-documents' })]);
    expect(attested.get(control)?.status).toBe('attested');
  });

  it('are no test of a technical safeguard, even beside an attestation', () => {
    const review = [sampleAttestation({ safeguard: 'access-review-removal' })];
    const reviews = ['jp-3sho2:MHLW-M-13-3', 'jp-3sho2:MM-B-x-access-review'];
    for (const id of reviews) {
      const controls = judge(ofRecords, () => 'pass', [...review, sampleAttestation({ control: id })]);
      expect([id, controls.get(id)?.assessment, controls.get(id)?.status]).toEqual([id, 'automatable', 'not-assessed']);
      const late = judge(ofRecords, (rule) => (rule.id === 'records/activity/access-review' ? 'fail' : 'pass'), review);
      expect(late.get(id)?.status).toBe('not-satisfied');
      const lost = judge(ofRecords, (rule) => (rule.id === 'records/activity/access-review' ? 'unknown' : 'pass'));
      expect(lost.get(id)?.status).toBe('undetermined');
      expect(judge(catalog.rules, () => 'pass', review).get(id)?.status).toBe('satisfied');
    }
  });

  it('never print "all tests passed", whatever is attested beside them', () => {
    const everything = catalog.safeguards.map(({ id }) => sampleAttestation({ safeguard: id }));
    const stated = [...all.keys()].map((id) => sampleAttestation({ control: id }));
    const controls = judge(ofRecords, () => 'pass', [...everything, ...stated]);
    expect(statusesOf(controls, 'satisfied')).toEqual([]);
    console.info(`${controls.size} controls, all attested and all records held: none satisfied`);
  });
});

describe('a manual control', () => {
  it('is attested at best, though every rule passes and all is attested', () => {
    const stated = [...judge([]).keys()].map((id) => sampleAttestation({ control: id }));
    const manual = [...judge(catalog.rules, () => 'pass', stated)].filter(
      ([, { assessment, status }]) => assessment === 'manual' && status !== 'out-of-scope',
    );
    const parents = new Set(
      [...judge([])].flatMap(([id, { parent }]) => (parent ? [`${id.split(':', 1)[0]}:${parent}`] : [])),
    );
    const own = manual.filter(([id]) => !parents.has(id));
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter(([, { status }]) => status !== 'attested').map(([id, { status }]) => [id, status])).toEqual([]);
    console.info(`${own.length} manual controls, each attested where all rules passed`);
  });
});

describe('where no records are scanned', () => {
  it('a control that only people answer for stays manual, and attested once somebody does', () => {
    const none = judge([]);
    // A standard takes its status from its specifications, too.
    const parents = new Set([...none].map(([id, { parent }]) => `${id.split(':', 1)[0]}:${parent}`));
    const people = [...none].filter(
      ([id, { assessment, safeguards, status }]) =>
        assessment !== 'automatable' &&
        status !== 'out-of-scope' &&
        !parents.has(id) &&
        safeguards.every((one) => kinds.get(one) === 'governance'),
    );
    expect(people.length).toBeGreaterThan(50);
    expect(people.filter(([, { status }]) => status !== 'manual').map(([id]) => id)).toEqual([]);
    expect(none.get('hipaa:164.316(a)')?.status).toBe('manual');
    const attested = judge([], () => 'pass', [sampleAttestation({ safeguard: 'policies-documents' })]);
    expect(attested.get('hipaa:164.316(a)')?.status).toBe('attested');
  });
});

describe('records beside systems', () => {
  it('take no control from satisfied that systems satisfy', () => {
    const before = statusesOf(judge(ofSystems), 'satisfied');
    const after = new Set(statusesOf(judge(catalog.rules), 'satisfied'));
    expect(before.length).toBeGreaterThan(0);
    expect(before.filter((id) => !after.has(id))).toEqual([]);
  });
});
