import { describe, expect, it } from 'vitest';
import type { Assessment, ControlStatus } from '../../../src/model/assessment.ts';
import { namespace } from '../../../src/report/oscal/names.ts';
import { findingKey } from '../../../src/text/finding-key.ts';
import { sample } from '../sample.ts';
import { type Node, node, nodes, propertyOf, read, write } from './document.ts';
import { made } from './made.ts';

function resultOf(assessment: Assessment): Node {
  const results = nodes(read(write('assessment-results', assessment), 'assessment-results').results);
  if (results.length !== 1) throw new Error(`${results.length} results`);
  return node(results[0]);
}

function resultObservations(result: Node): readonly Node[] {
  const outcomes = ['pass', 'fail', 'unknown', 'not-applicable'];
  return nodes(result.observations).filter((one) => outcomes.includes(propertyOf(one, 'outcome') ?? ''));
}

/** The sample with one control of it, `soc2:CC6.1`, in another status. */
function withStatus(status: ControlStatus): Assessment {
  const frameworks = sample.frameworks.map((framework) => ({
    ...framework,
    controls: framework.controls.slice(0, 1).map((control) => ({ ...control, status })),
  }));
  return { ...sample, frameworks: frameworks.slice(0, 1) };
}

describe('assessment-results', () => {
  it('say honestly that there is no assessment plan', async () => {
    const document = read(write('assessment-results', sample), 'assessment-results');
    const { href } = node(document['import-ap']);
    const plan = nodes(node(document['back-matter']).resources).find(({ uuid }) => `#${uuid}` === href);
    expect(plan?.title).toBe('No assessment plan document exists');
    expect(plan?.description).toMatch(/Nobody wrote one/);
  });

  it.each(['500 findings', 'something of everything'] as const)(
    'hold every result as an observation by a test, of its own resource, with %s',
    async (name) => {
      const assessment = await made[name]();
      const result = resultOf(assessment);
      const found = resultObservations(result);
      expect(
        found.map((one) => [propertyOf(one, 'rule'), propertyOf(one, 'outcome'), propertyOf(one, 'finding-key')]),
      ).toEqual(
        assessment.results.map(({ rule, outcome, resource }) => [rule, outcome, findingKey(rule, resource.id)]),
      );
      const inventory = new Map(
        nodes(node(result['local-definitions'])['inventory-items']).map((one) => [one.uuid, one]),
      );
      for (const [index, one] of found.entries()) {
        expect(one.methods).toEqual(['TEST']);
        expect(one.collected).toBe(assessment.results[index]?.observedAt);
        const item = inventory.get(nodes(one.subjects)[0]?.['subject-uuid']);
        expect(item && propertyOf(item, 'resource-type')).toBe(assessment.results[index]?.resource.type);
        expect(item && propertyOf(item, 'target')).toBe(assessment.results[index]?.resource.target);
      }
    },
  );

  it('review every control of every framework, and say where each stands', async () => {
    const assessment = await made['500 findings']();
    const selections = nodes(node(resultOf(assessment)['reviewed-controls'])['control-selections']);
    expect(selections).toHaveLength(assessment.frameworks.length);
    for (const [index, framework] of assessment.frameworks.entries()) {
      const selection = node(selections[index]);
      const props = nodes(selection.props);
      const stands = props.filter(({ name }) => name === 'control-status');
      expect(stands.map(({ value }) => value)).toEqual(framework.controls.map(({ status }) => status));
      const labels = props.filter(({ name }) => name === 'label');
      expect(labels.map(({ value }) => value)).toEqual(framework.controls.map(({ citation }) => citation.en));
      const inScope = stands.filter(({ value }) => value !== 'out-of-scope').map((one) => one.class);
      expect(nodes(selection['include-controls']).map((one) => one['control-id'])).toEqual(inScope);
    }
  });

  it.each([
    ['satisfied', 'satisfied', 'pass'],
    ['not-satisfied', 'not-satisfied', 'fail'],
    ['undetermined', 'not-satisfied', 'other'],
    ['waived', 'not-satisfied', 'other'],
  ] as const)('call a control that is %s %s, with the reason %s', (status, state, reason) => {
    const [finding] = nodes(resultOf(withStatus(status)).findings);
    expect(node(node(finding).target)).toMatchObject({ type: 'objective-id', status: { state, reason } });
    expect(propertyOf(node(finding), 'control-status')).toBe(status);
  });

  it.each(['not-assessed', 'manual', 'attested', 'not-applicable', 'out-of-scope'] as const)(
    'make no finding of a control that is %s',
    (status) => {
      const result = resultOf(withStatus(status));
      expect(result.findings).toBeUndefined();
      const manual = nodes(result.observations).filter((one) => propertyOf(one, 'outcome') === 'manual');
      expect(manual.map(({ methods }) => methods)).toEqual(status === 'manual' ? [['EXAMINE', 'INTERVIEW']] : []);
      for (const one of manual) expect(one.description).toMatch(/comply did neither/);
    },
  );

  it('say of a control that needs a person what is to be supplied', () => {
    const described = nodes(resultOf(sample).observations).map(({ description }) => description);
    expect(described).toContainEqual(expect.stringContaining('A person supplies: The list of media disposed of'));
  });

  it('never call satisfied what leans on something unread or failed', async () => {
    const assessment = await made['500 findings']();
    const result = resultOf(assessment);
    const bad = new Set(
      assessment.results.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown').map(({ rule }) => rule),
    );
    const satisfied = nodes(result.findings).filter((one) => node(node(one.target).status).state === 'satisfied');
    for (const finding of satisfied) {
      const rules = nodes(finding.props)
        .filter(({ name }) => name === 'rule')
        .map(({ value }) => value);
      expect(rules.filter((rule) => bad.has(String(rule)))).toEqual([]);
    }
    expect(propertyOf(result, 'unknown')).toBe(String(assessment.counts.unknown));
    expect(result.description).toMatch(/Not everything in scope could be read/);
  });

  it('say what could not be read and why', () => {
    const gaps = nodes(resultOf(sample).observations).filter((one) => propertyOf(one, 'outcome') === 'unread');
    expect(gaps.map(({ title }) => title)).toEqual([
      'Not read: s3:GetBucketLogging failed (3 calls).',
      'Not read: s3:GetBucketLogging failed (1 call).',
    ]);
    expect(gaps[0]?.description).toBe(
      [
        'Not read: s3:GetBucketLogging failed (3 calls).',
        'Not readable: s3:GetBucketLogging was denied (AccessDenied). Grant s3:GetBucketLogging.',
        'Where: prod / 111122223333 / ap-northeast-1',
      ].join('\n\n'),
    );
    const unknown = resultObservations(resultOf(sample)).filter((one) => propertyOf(one, 'outcome') === 'unknown');
    expect(unknown.map((one) => propertyOf(one, 'cause'))).toEqual(['denied', 'denied', 'denied', 'timeout']);
  });

  it('show a waived finding as a risk with an approved deviation and the facts of its waiver', () => {
    const risks = nodes(resultOf(sample).risks);
    expect(risks).toHaveLength(sample.counts.fail);
    const waived = risks.filter(({ status }) => status === 'deviation-approved');
    expect(waived).toHaveLength(2);
    const [first, second] = waived.map(node);
    expect(
      first &&
        ['waiver-type', 'waiver-owner', 'waiver-approved-by', 'waiver-reason', 'waiver-expires'].map((name) =>
          propertyOf(first, name),
        ),
    ).toEqual(['risk-accepted', 'sre@acme.example', 'ciso@acme.example', 'Batch logs hold no ePHI.', '2027-03-31']);
    expect(nodes(second?.['mitigating-factors'])[0]?.description).toBe('Network access is cut off.');
    for (const risk of risks) {
      const facets = nodes(risk.characterizations).flatMap((one) => nodes(one.facets));
      expect(facets).toEqual([{ name: 'severity', system: namespace, value: propertyOf(risk, 'severity') }]);
    }
  });

  it('hold attestations as what a person said', () => {
    const document = read(write('assessment-results', sample), 'assessment-results');
    const [result] = nodes(document.results);
    const attested = nodes(result?.observations).filter((one) => propertyOf(one, 'outcome') === 'attestation');
    expect(attested.map((one) => propertyOf(one, 'attestation-state'))).toEqual([
      'current',
      'expired',
      'unknown-subject',
    ]);
    expect(attested.map(({ title }) => title)[0]).toMatch(/^Attested by Hanako Sato \(CISO\)/);
    const names = nodes(node(document.metadata).parties).map(({ name }) => name);
    expect(names).toEqual(['Acme Health', 'Hanako Sato', '鈴木 一郎', 'Nobody']);
  });

  it('name the first 500 observations of a control and count the others', async () => {
    const assessment = await made['10,000 findings']();
    const findings = nodes(resultOf(assessment).findings);
    const cut = findings.filter(({ remarks }) => remarks !== undefined);
    expect(cut.length).toBeGreaterThan(0);
    for (const finding of cut) {
      expect(nodes(finding['related-observations']).length).toBeGreaterThanOrEqual(500);
      expect(nodes(finding['related-observations']).length).toBeLessThan(510);
      expect(finding.remarks).toMatch(/^The first 500 of [\d,]+ observations are named/);
    }
  });

  it('say with which other values than their own rules were judged', async () => {
    const document = read(write('assessment-results', await made['something of everything']()), 'assessment-results');
    const overrides = nodes(node(document.metadata).props).filter(({ name }) => name === 'rule-override');
    expect(overrides.map((one) => one.class)).toEqual(['weaker', 'not-weaker']);
    expect(overrides[0]?.value).toMatch(/^\S+ days = \[1,"\\u202E"\] \(2\)$/);
    expect(overrides[0]?.remarks).toBe('a\\\\nb');
  });

  it('have ids of their own for another judgement of the same run, but the same risks', async () => {
    const assessment = await made['one finding']();
    const later = { ...assessment, run: { ...assessment.run, asOf: '2026-12-01T00:00:00.000Z' } };
    const [one, other] = [resultOf(assessment), resultOf(later)];
    expect(one.uuid).not.toBe(other.uuid);
    const ids = (list: unknown) => nodes(list).map(({ uuid }) => uuid);
    expect(ids(one.observations).filter((uuid) => ids(other.observations).includes(uuid))).toEqual([]);
    expect(ids(one.findings).filter((uuid) => ids(other.findings).includes(uuid))).toEqual([]);
    expect(ids(one.risks)).toEqual(ids(other.risks));
  });
});
