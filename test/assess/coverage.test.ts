import { describe, expect, it } from 'vitest';
import { judgeCoverage } from '../../src/assess/coverage.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { sampleControl, sampleFramework, sampleRule, sampleSafeguard } from './sample.ts';

const catalog: Catalog = {
  digest: 'sha256:0',
  frameworks: [
    sampleFramework('hipaa', [
      sampleControl('all'),
      sampleControl('some'),
      sampleControl('partly', { assessment: 'partly' }),
      sampleControl('nobody'),
      sampleControl('recorded'),
      sampleControl('unlinked'),
      sampleControl('person', { assessment: 'manual' }),
      sampleControl('kept', { assessment: 'manual' }),
      sampleControl('heading', { informative: true }),
    ]),
    sampleFramework('soc2', [sampleControl('leaning')]),
  ],
  safeguards: [
    sampleSafeguard('tested', { hipaa: ['all', 'some', 'partly', 'heading', 'recorded'], soc2: [] }),
    sampleSafeguard('untested', { hipaa: ['some', 'nobody'], soc2: [] }),
    sampleSafeguard('leaned-on', {}, { controls: { hipaa: none(), soc2: { primary: [], supporting: ['leaning'] } } }),
    sampleSafeguard('spoken', { hipaa: ['person'], soc2: [] }, { kind: 'governance', assessment: 'manual' }),
    sampleSafeguard('written', { hipaa: ['recorded', 'kept'], soc2: [] }, { kind: 'governance', assessment: 'manual' }),
  ],
  rules: [
    sampleRule('endpoint/tls/b', { tested: 'full' }),
    sampleRule('aws/s3/b', { tested: 'partial', 'leaned-on': 'full' }),
    sampleRule('aws/s3/a', { tested: 'full' }),
    sampleRule('aws/s3/information', {}, { severity: 'info' }),
    sampleRule('records/policy/training', { written: 'partial' }),
  ],
};

function none() {
  return { primary: [], supporting: [] };
}

const counts = (automated: number, partly: number, manual: number, notReachable: number) => ({
  automated,
  partly,
  manual,
  'not-reachable': notReachable,
});

describe('judgeCoverage', () => {
  it('tells how far rules reach each control, leaving out what is only informative', () => {
    const { frameworks } = judgeCoverage(catalog);
    expect(frameworks.map(({ framework, counts: own }) => [framework.id, own])).toEqual([
      // all; some, partly, recorded and kept: records are kept by people; person; nobody and unlinked
      ['hipaa', counts(1, 4, 1, 2)],
      // A safeguard that a control only leans on does not reach it.
      ['soc2', counts(0, 0, 0, 1)],
    ]);
  });

  it('names the rules of each technical safeguard by provider, in order', () => {
    const { safeguards } = judgeCoverage(catalog);
    expect(safeguards.map(({ safeguard, rules }) => [safeguard.id, Object.fromEntries(rules)])).toEqual([
      ['tested', { aws: ['aws/s3/a', 'aws/s3/b'], endpoint: ['endpoint/tls/b'] }],
      ['untested', {}],
      ['leaned-on', { aws: ['aws/s3/b'] }],
    ]);
  });

  it('keeps to the frameworks that are asked for, and to the edition', () => {
    const [hipaa] = catalog.frameworks;
    const edition = hipaa?.editions[0];
    if (!hipaa || !edition) throw new Error('no framework');
    const older = { ...edition, id: '0', current: false, controls: [sampleControl('person')] };
    const two = { ...catalog, frameworks: [{ ...hipaa, editions: [edition, older] }, ...catalog.frameworks.slice(1)] };
    const editionsOf = (...wanted: Parameters<typeof judgeCoverage>[1] & object) =>
      judgeCoverage(two, wanted).frameworks.map((one) => [one.framework.id, one.edition.id]);
    expect(editionsOf({ id: 'hipaa', edition: '0' })).toEqual([['hipaa', '0']]);
    expect(editionsOf({ id: 'hipaa' })).toEqual([['hipaa', '1']]);
    expect(editionsOf({ id: 'soc2' }, { id: 'hipaa' })).toEqual([
      ['hipaa', '1'],
      ['soc2', '1'],
    ]);
    expect(editionsOf()).toEqual([]);
  });
});
