import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.ts';
import { judgeCoverage } from '../../src/assess/coverage.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import { controlStatuses } from '../../src/model/assessment.ts';
import type { Pack } from '../../src/model/pack.ts';
import { outcomes, type Result } from '../../src/model/result.ts';
import type { Rule } from '../../src/model/rule.ts';
import { below, pickFrom, seeded } from '../support/seeded.ts';
import {
  sampleAttestation,
  sampleCatalog,
  sampleControl,
  sampleFramework,
  sampleResult,
  sampleRule,
  sampleRun,
  sampleSafeguard,
  sampleWaiver,
} from './sample.ts';

const acme: Pack = { name: 'acme', version: '1', digest: '0'.repeat(64), pinned: true };
const kinds = ['automatable', 'partly', 'manual'] as const;
const hipaa = sampleFramework(
  'hipaa',
  kinds.flatMap((assessment) => [
    sampleControl(`${assessment}`, { assessment }),
    sampleControl(`${assessment}-below`, { assessment, parent: assessment }),
  ]),
);
const safeguards = [
  sampleSafeguard('technical', { hipaa: ['automatable', 'partly', 'manual-below'] }),
  sampleSafeguard('other', { hipaa: ['automatable-below', 'partly', 'manual'] }),
  sampleSafeguard('governance', { hipaa: ['automatable', 'partly-below'] }, { kind: 'governance' }),
];

function judge(rules: readonly Rule[], results: readonly Result[], attested: boolean) {
  return assess({
    catalog: sampleCatalog({ frameworks: [hipaa], safeguards, packs: [acme] }),
    rules,
    results,
    manifest: { run: sampleRun, targets: [] },
    ledger: [],
    config: {
      ...defaultConfig,
      waivers: [sampleWaiver({ rule: '*', resources: ['waived'] })],
      attestations: attested
        ? [sampleAttestation({ safeguard: 'governance' }), sampleAttestation({ control: 'hipaa:partly' })]
        : [],
    },
    asOf: sampleRun.asOf,
    tool: { name: 'comply', version: '0' },
  });
}

describe('rules of packs', () => {
  it('3,000 generated runs: a pack never makes a control’s status better than it is without', () => {
    const random = seeded(7);
    const sketch = (namespace: string) => {
      const rules = Array.from({ length: below(random, 4) }, (_, n) =>
        sampleRule(`${namespace}/r${n}`, {
          [pickFrom(random, safeguards).id]: pickFrom(random, ['full', 'partial'] as const),
        }),
      );
      const results = rules.flatMap(({ id }) =>
        Array.from({ length: below(random, 3) }, (_, n) =>
          sampleResult(id, pickFrom(random, outcomes), { name: pickFrom(random, ['waived', `logs${n}`]) }),
        ),
      );
      return { rules, results };
    };
    let [worse, failed] = [0, 0];
    for (let run = 0; run < 3000; run++) {
      const [own, pack, attested] = [sketch('aws'), sketch('acme'), random() < 0.5];
      const alone = judge(own.rules, own.results, attested);
      const both = judge([...own.rules, ...pack.rules], [...own.results, ...pack.results], attested);
      for (const [index, control] of (alone.frameworks[0]?.controls ?? []).entries()) {
        const other = both.frameworks[0]?.controls[index];
        const [before, after] = [control.status, other?.status ?? 'satisfied'].map((status) =>
          controlStatuses.indexOf(status),
        );
        expect(after, `${control.id} ${control.status} ${other?.status}`).toBeLessThanOrEqual(before ?? -1);
        if (after !== before) worse += 1;
        if (other?.status === 'not-satisfied' && control.status !== 'not-satisfied') failed += 1;
      }
    }
    console.log(`packs: of 18,000 controls ${worse} were worse with the pack, ${failed} of them not satisfied`);
    expect(failed).toBeGreaterThan(500);
  });

  it('stand beside the controls they are about, with their results', () => {
    const rules = [sampleRule('acme/r', { technical: 'full', other: 'full' })];
    const { frameworks, packs, results } = judge(rules, [sampleResult('acme/r', 'pass')], true);
    const [control] = frameworks[0]?.controls ?? [];
    expect(control).toMatchObject({ status: 'not-assessed', rules: ['acme/r'], results: { pass: 1 } });
    expect([packs, results.length]).toEqual([[acme], 1]);
  });

  it('reach no control in the coverage, and are listed beside the safeguards', () => {
    const rules = [sampleRule('acme/r', { technical: 'full', other: 'full' })];
    const coverage = judgeCoverage(sampleCatalog({ frameworks: [hipaa], safeguards, rules, packs: [acme] }));
    expect(coverage.frameworks[0]?.counts).toMatchObject({ automated: 0, partly: 0 });
    expect([...(coverage.safeguards[0]?.rules ?? [])]).toEqual([['acme', ['acme/r']]]);
  });
});

describe('a severity of comply.yaml', () => {
  it('is in the rule, with what it stands in place of', () => {
    const severity = {
      value: 'low',
      default: 'high',
      weaker: true,
      reason: 'r',
      approvedBy: 'a',
      until: '2027-01-01',
    } as const;
    const assessment = assess({
      catalog: sampleCatalog({ frameworks: [hipaa], safeguards }),
      rules: [sampleRule('aws/r', {}, { severity: 'low' }), sampleRule('aws/s', {})],
      results: [],
      manifest: { run: sampleRun, targets: [] },
      ledger: [],
      config: defaultConfig,
      severities: new Map([['aws/r', severity]]),
      asOf: sampleRun.asOf,
      tool: { name: 'comply', version: '0' },
    });
    expect(assessment.rules.map(({ severityOverride }) => severityOverride)).toEqual([severity, undefined]);
    expect('packs' in assessment).toBe(false);
  });
});
