import { describe, expect, it } from 'vitest';
import { type GateFlags, judgeGate } from '../../src/assess/gate.ts';
import type { AssessedAttestation, AssessedResult } from '../../src/model/assessment.ts';
import type { Gate } from '../../src/model/config.ts';
import { severities } from '../../src/model/rule.ts';
import { sampleResult } from './sample.ts';

const plain: Gate = { failOn: 'high', frameworks: {}, targets: {} };
const rules = [
  { id: 'both', controls: ['hipaa:a', 'soc2:b'] },
  { id: 'soc2-only', controls: ['soc2:b'] },
  { id: 'neither', controls: [] },
];
const whole = { complete: true, interrupted: false };

function judge(
  results: readonly AssessedResult[],
  gate: Gate = plain,
  flags: GateFlags = {},
  run = whole,
  attestations: readonly Pick<AssessedAttestation, 'state'>[] = [],
) {
  const scope = { targets: ['prod', 'sandbox', 'web'], frameworks: ['hipaa', 'soc2'] };
  return judgeGate({ results, attestations, rules, run, gate, scope, flags });
}
const fail = (severity: (typeof severities)[number], rule = 'neither', target = 'prod') =>
  sampleResult(rule, 'fail', { severity, target });
const unknown = sampleResult('neither', 'unknown', { severity: 'info' });
const pass = sampleResult('neither', 'pass');
const waived = { ...fail('critical'), waiver: 0 };

describe('the exit code', () => {
  it.each<[string, AssessedResult[], GateFlags, typeof whole, 0 | 1 | 3]>([
    ['all passed', [pass], {}, whole, 0],
    ['nothing at all', [], {}, whole, 0],
    ['a finding below the threshold', [fail('medium')], {}, whole, 0],
    ['a finding at the threshold', [fail('high')], {}, whole, 1],
    ['a waived finding', [waived], {}, whole, 0],
    ['an unknown, whatever its severity', [pass, unknown], {}, whole, 3],
    ['an unknown that is allowed', [pass, unknown], { allowUnknown: true }, whole, 0],
    ['a finding before an unknown', [fail('high'), unknown], {}, whole, 1],
    ['a finding, though unknown is allowed', [fail('high'), unknown], { allowUnknown: true }, whole, 1],
    ['an incomplete run', [pass], {}, { complete: false, interrupted: false }, 3],
    ['an incomplete run that is allowed', [pass], { allowUnknown: true }, { complete: false, interrupted: false }, 0],
    [
      'an interrupted run, though unknown is allowed',
      [pass],
      { allowUnknown: true },
      { complete: false, interrupted: true },
      3,
    ],
    ['an interrupted run with a finding', [fail('high')], {}, { complete: false, interrupted: true }, 1],
    ['no threshold', [fail('critical')], { failOn: 'none' }, whole, 0],
    ['no threshold and an unknown', [fail('critical'), unknown], { failOn: 'none' }, whole, 3],
  ])('%s', (_what, results, flags, run, code) => {
    const outcome = judge(results, plain, flags, run);
    expect(outcome.exitCode).toBe(code);
    expect(outcome.holds).toBe(code !== 1);
    expect(outcome.unknown).toBe(results.filter((result) => result.outcome === 'unknown').length);
  });
});

it.each([
  ['current', {}, 0],
  ['changed', {}, 0],
  ['unreadable', {}, 3],
  ['unreadable', { allowUnknown: true }, 0],
] as const)('an attestation that is %s, with %o, leads to exit code %i', (state, flags, code) => {
  const outcome = judge([pass], plain, flags, whole, [{ state: 'current' }, { state }]);
  expect([outcome.exitCode, outcome.holds]).toEqual([code, true]);
  expect(judge([fail('high')], plain, flags, whole, [{ state }]).exitCode).toBe(1);
});

describe('the threshold', () => {
  it('counts its severity and graver ones; info never gates', () => {
    const all = severities.map((severity) => fail(severity));
    const counts = (['critical', 'high', 'medium', 'low', 'none'] as const).map(
      (failOn) => judge(all, plain, { failOn }).findings,
    );
    expect(counts).toEqual([1, 2, 3, 4, 0]);
  });

  const gate: Gate = { failOn: 'high', frameworks: { hipaa: 'medium' }, targets: { web: 'low', sandbox: 'none' } };

  it.each([
    ['medium of a rule that leads to HIPAA', fail('medium', 'both'), 1],
    ['low of a rule that leads to HIPAA', fail('low', 'both'), 0],
    ['medium of a rule that does not', fail('medium', 'soc2-only'), 0],
    ['medium of a rule that leads nowhere', fail('medium', 'neither'), 0],
    ['high of a rule that leads nowhere', fail('high', 'neither'), 1],
    ['low in a target with its own threshold', fail('low', 'neither', 'web'), 1],
    ['critical in a target that gates on none', fail('critical', 'both', 'sandbox'), 0],
    ['info in the strictest target', fail('info', 'both', 'web'), 0],
  ])('%s', (_what, finding, findings) => {
    expect(judge([finding], gate).findings).toBe(findings);
  });

  it('is the strictest of the frameworks a rule leads to', () => {
    const lax: Gate = { ...plain, frameworks: { soc2: 'none' } };
    expect(judge([fail('high', 'both')], lax).findings).toBe(1);
    expect(judge([fail('high', 'soc2-only')], lax).findings).toBe(0);
  });

  it('is replaced everywhere by the flag', () => {
    const findings = [fail('critical', 'both'), fail('low', 'neither', 'web'), fail('critical', 'both', 'sandbox')];
    expect(judge(findings, gate).findings).toBe(2);
    expect(judge(findings, gate, { failOn: 'none' })).toMatchObject({ findings: 0, failOn: 'none' });
    expect(judge(findings, gate, { failOn: 'critical' }).findings).toBe(2);
    expect(judge(findings, gate, { failOn: 'low' }).findings).toBe(3);
  });

  it('is not fooled by a target called like a property of every object', () => {
    expect(judge([fail('high', 'neither', 'constructor')]).findings).toBe(1);
  });
});

describe('what the outcome says', () => {
  const gate: Gate = {
    failOn: 'high',
    frameworks: { hipaa: 'medium', soc2: 'high' },
    targets: { web: 'low', gone: 'low' },
  };
  const one = (severity: (typeof severities)[number], findings: number) => ({ severity, findings });

  it('names every threshold in force, and by which each finding breaks the gate', () => {
    const findings = [
      fail('medium', 'both'),
      fail('critical', 'both'),
      fail('high', 'soc2-only'),
      fail('high', 'neither'),
      fail('high', 'neither'),
      fail('low', 'both', 'web'),
      fail('low', 'neither'),
    ];
    const { thresholds, findings: count } = judge(findings, gate);
    expect(thresholds).toEqual([
      { by: 'target', name: 'web', failOn: 'low', severities: [one('low', 1)] },
      { by: 'framework', name: 'hipaa', failOn: 'medium', severities: [one('critical', 1), one('medium', 1)] },
      // As strict as the default, and more specific.
      { by: 'framework', name: 'soc2', failOn: 'high', severities: [one('high', 1)] },
      { by: 'default', failOn: 'high', severities: [one('high', 2)] },
    ]);
    expect(count).toBe(6);
  });

  it('names the flag alone where it takes the place of all others', () => {
    const { thresholds } = judge([fail('low', 'both', 'web'), fail('critical', 'both')], gate, { failOn: 'critical' });
    expect(thresholds).toEqual([{ by: 'flag', failOn: 'critical', severities: [one('critical', 1)] }]);
  });

  it('blames the default where the framework that sets none is laxer', () => {
    const lax: Gate = { failOn: 'high', frameworks: { hipaa: 'critical' }, targets: {} };
    const broken = judge([fail('high', 'both')], lax).thresholds?.filter((of) => of.severities.length > 0);
    expect(broken).toEqual([{ by: 'default', failOn: 'high', severities: [one('high', 1)] }]);
  });

  it('counts what a waiver or the baseline keeps from it, at or above the threshold only', () => {
    const known = (finding: AssessedResult): AssessedResult => ({ ...finding, baseline: true });
    const results = [waived, { ...fail('low'), waiver: 0 }, known(fail('high')), known(fail('low')), known(waived)];
    const held = {
      sha256: '',
      runId: '',
      asOf: '',
      findings: 3,
      present: 3,
      graver: 0,
      fixed: 0,
      unread: 0,
      notAsked: 0,
    };
    const scope = { targets: [], frameworks: [] };
    const outcome = judgeGate({
      results,
      attestations: [],
      rules,
      run: whole,
      gate: plain,
      scope,
      flags: {},
      baseline: held,
    });
    expect(outcome).toMatchObject({ exitCode: 0, findings: 0, waived: 2, baseline: { notCounted: 1 } });
  });
});
