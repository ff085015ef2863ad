import { describe, expect, it } from 'vitest';
import { type AssessInput, assess } from '../../src/assess/assess.ts';
import { defaultConfig } from '../../src/config/parse.ts';
import type { Config } from '../../src/model/config.ts';
import type { Result } from '../../src/model/result.ts';
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
  text,
} from './sample.ts';

const hipaa = sampleFramework(
  'hipaa',
  [
    sampleControl('164.312(a)(1)', { assessment: 'partly', level: 'standard' }),
    sampleControl('164.312(a)(2)(iii)', { parent: '164.312(a)(1)', level: 'addressable' }),
    sampleControl('164.312(a)(2)(iv)', { parent: '164.312(a)(1)', level: 'addressable' }),
    sampleControl('164.316(a)', { assessment: 'manual' }),
    sampleControl('164.312(d)', { assessment: 'partly' }),
  ],
  {
    proposed: [
      {
        id: 'nprm-mfa',
        title: text('MFA'),
        summary: text('MFA'),
        citation: text('proposed'),
        certainty: 'memory',
        relatedControls: ['164.312(d)'],
      },
    ],
  },
);
const iso = sampleFramework('iso27017', [], {
  editions: ['2026', '2015'].map((id) => ({
    id,
    title: text(id),
    current: id === '2026',
    groups: [],
    controls: [sampleControl(id === '2026' ? '8.24' : '10.1.1')],
  })),
});
const soc2 = sampleFramework('soc2', [
  sampleControl('CC6.1', { category: 'security' }),
  sampleControl('A1.2', { category: 'availability' }),
]);
const safeguards = [
  sampleSafeguard('encryption-at-rest', {
    soc2: ['CC6.1'],
    hipaa: ['164.312(a)(2)(iv)'],
    'iso27017@2026': ['8.24'],
    'iso27017@2015': ['10.1.1'],
  }),
  sampleSafeguard('session-timeout', { soc2: [], hipaa: ['164.312(a)(2)(iii)'] }),
  sampleSafeguard('policies', { hipaa: ['164.316(a)'] }, { kind: 'governance' }),
  sampleSafeguard('hsts', { soc2: [], hipaa: [] }),
  sampleSafeguard(
    'mfa-users',
    {},
    {
      controls: { hipaa: { primary: ['164.312(d)'], supporting: ['164.312(a)(2)(iv)'] } },
    },
  ),
];
const rules = [
  sampleRule('aws/s3/encrypted', { 'encryption-at-rest': 'full' }),
  sampleRule('aws/iam/timeout', { 'session-timeout': 'full' }, { aliases: ['aws/iam/old'] }),
  sampleRule('endpoint/hsts', { hsts: 'full' }),
  sampleRule('aws/iam/mfa', { 'mfa-users': 'full' }),
];
const results = [
  sampleResult('aws/s3/encrypted', 'pass', { name: 'b' }),
  sampleResult('aws/s3/encrypted', 'pass', { name: 'a' }),
  sampleResult('aws/iam/timeout', 'pass'),
  sampleResult('endpoint/hsts', 'fail'),
  sampleResult('aws/iam/mfa', 'fail'),
];
const catalog = sampleCatalog({ frameworks: [soc2, hipaa, iso], safeguards, rules });

function run(config: Partial<Config> = {}, extra: Partial<AssessInput> = {}) {
  return assess({
    catalog,
    rules,
    results,
    manifest: { run: sampleRun, targets: [] },
    ledger: [],
    config: { ...defaultConfig, ...config },
    asOf: '2026-04-01T00:00:00Z',
    tool: { name: 'comply', version: '0.0.0' },
    ...extra,
  });
}

function statuses(assessment: ReturnType<typeof run>, id: string): Record<string, string> {
  const controls = assessment.frameworks.find((framework) => framework.id === id)?.controls ?? [];
  return Object.fromEntries(controls.map((control) => [control.id, control.status]));
}

function withResults(outcomes: Readonly<Record<string, Result['outcome']>>) {
  return run(
    {},
    { results: results.map((result) => ({ ...result, outcome: outcomes[result.rule] ?? result.outcome })) },
  );
}

describe('the catalog is the denominator', () => {
  it('holds every control of every framework, also those no rule reaches', () => {
    const assessment = run();
    expect(assessment.frameworks.map(({ id, edition, controls }) => [id, edition, controls.length])).toEqual([
      ['soc2', '1', 2],
      ['hipaa', '1', 5],
      ['iso27017', '2026', 1],
    ]);
    expect(statuses(assessment, 'soc2')).toEqual({ 'CC6.1': 'satisfied', 'A1.2': 'not-assessed' });
    for (const { counts, controls } of assessment.frameworks) {
      expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(controls.length);
    }
  });

  it('holds the chosen frameworks and edition', () => {
    const { frameworks } = run({ frameworks: [{ id: 'iso27017', edition: '2015' }] });
    expect(frameworks.map(({ id, edition }) => [id, edition])).toEqual([['iso27017', '2015']]);
    expect(frameworks[0]?.controls[0]).toMatchObject({
      id: '10.1.1',
      status: 'satisfied',
      rules: ['aws/s3/encrypted'],
    });
  });

  it('never scores what is only proposed', () => {
    const ids = run().frameworks.flatMap(({ controls }) => controls.map(({ id }) => id));
    expect(ids).not.toContain('nprm-mfa');
  });
});

describe('what decides a status', () => {
  it('is what the control names as primary; what it leans on decides nothing', () => {
    const control = run().frameworks[1]?.controls[2];
    expect(control).toMatchObject({
      id: '164.312(a)(2)(iv)',
      status: 'satisfied',
      safeguards: ['encryption-at-rest'],
      rules: ['aws/s3/encrypted'],
      supportingRules: ['aws/iam/mfa'],
      results: { pass: 2, fail: 0, unknown: 0, notApplicable: 0 },
    });
  });

  it('treats an empty crosswalk cell as no pass', () => {
    const empty = sampleSafeguard('encryption-at-rest', { soc2: [], hipaa: [], 'iso27017@2026': [] });
    const assessment = run({}, { catalog: { ...catalog, safeguards: [empty, ...safeguards.slice(1)] } });
    expect(statuses(assessment, 'soc2')['CC6.1']).toBe('not-assessed');
    expect(statuses(assessment, 'iso27017')['8.24']).toBe('not-assessed');
  });

  it('shows no gap for a safeguard that no framework demands', () => {
    const { frameworks, rules: described } = run();
    expect(described.find(({ id }) => id === 'endpoint/hsts')?.controls).toEqual([]);
    expect(
      frameworks.flatMap(({ controls }) => controls).filter(({ rules: own }) => own.includes('endpoint/hsts')),
    ).toEqual([]);
  });

  it('assesses nothing where no rule was selected', () => {
    const assessment = run({}, { rules: rules.slice(1), results: results.slice(2) });
    expect(statuses(assessment, 'soc2')['CC6.1']).toBe('not-assessed');
  });

  it('needs a result of each technical safeguard of a control', () => {
    const more = [...safeguards, sampleSafeguard('key-rotation', { soc2: ['CC6.1'] })];
    expect(statuses(run({}, { catalog: { ...catalog, safeguards: more } }), 'soc2')['CC6.1']).toBe('not-assessed');
  });

  it('rolls a HIPAA standard up from its implementation specifications', () => {
    expect(statuses(run(), 'hipaa')['164.312(a)(1)']).toBe('satisfied');
    expect(statuses(withResults({ 'aws/iam/timeout': 'fail' }), 'hipaa')).toMatchObject({
      '164.312(a)(1)': 'not-satisfied',
      '164.312(a)(2)(iii)': 'not-satisfied',
      '164.312(a)(2)(iv)': 'satisfied',
    });
    expect(statuses(withResults({ 'aws/iam/timeout': 'unknown' }), 'hipaa')['164.312(a)(1)']).toBe('undetermined');
  });

  it('says that nothing applies only where everything was read', () => {
    const none = { 'aws/s3/encrypted': 'not-applicable' } as const;
    expect(statuses(withResults(none), 'soc2')['CC6.1']).toBe('not-applicable');
    const cut = run(
      {},
      {
        results: results.map((result) => ({ ...result, outcome: 'not-applicable' as const })),
        manifest: { run: { ...sampleRun, complete: false, interrupted: true }, targets: [] },
      },
    );
    expect(statuses(cut, 'soc2')['CC6.1']).toBe('undetermined');
  });
});

describe('what people decide', () => {
  it('puts out of scope with a reason, and leads no finding there', () => {
    const assessment = run({
      frameworks: [{ id: 'soc2', categories: ['security'] }, { id: 'hipaa' }],
      controls: [{ framework: 'hipaa', control: '164.312(d)', reason: 'no entities', approvedBy: 'ciso@acme.example' }],
    });
    expect(statuses(assessment, 'soc2')['A1.2']).toBe('out-of-scope');
    const control = assessment.frameworks[1]?.controls.find(({ id }) => id === '164.312(d)');
    expect(control).toMatchObject({
      status: 'out-of-scope',
      reason: { en: 'no entities (approved by ciso@acme.example)' },
    });
    expect(assessment.rules.find(({ id }) => id === 'aws/iam/mfa')?.controls).toEqual([]);
    expect(assessment.results.filter(({ outcome }) => outcome === 'fail')).toHaveLength(2);
  });

  it('gives a reason where all that belongs to a standard is out of scope', () => {
    const controls = ['164.312(a)(2)(iii)', '164.312(a)(2)(iv)'].map((control) => ({
      framework: 'hipaa' as const,
      control,
      reason: 'none',
      approvedBy: 'ciso@acme.example',
    }));
    const control = run({ controls }).frameworks[1]?.controls[0];
    expect(control).toMatchObject({
      status: 'out-of-scope',
      reason: { ja: 'この項目に属する項目がすべて対象外である。' },
    });
  });

  it('waives a finding, which stays one', () => {
    const waiver = sampleWaiver({ rule: 'aws/iam/old', resources: ['*'] });
    const fail = results.map((result) =>
      result.rule === 'aws/iam/timeout' ? { ...result, outcome: 'fail' as const } : result,
    );
    const assessment = run({ waivers: [waiver] }, { results: fail });
    expect(statuses(assessment, 'hipaa')).toMatchObject({ '164.312(a)(2)(iii)': 'waived', '164.312(a)(1)': 'waived' });
    expect(assessment.counts).toMatchObject({ fail: 3, waived: 1 });
    expect(assessment.gate).toMatchObject({ findings: 2, exitCode: 1 });
    const late = run({ waivers: [waiver], timeZone: 'Asia/Tokyo' }, { results: fail, asOf: '2027-03-31T15:00:00Z' });
    expect(statuses(late, 'hipaa')['164.312(a)(2)(iii)']).toBe('not-satisfied');
    expect(late.waivers[0]).toMatchObject({ state: 'expired', daysLeft: -1 });
    expect(late.run.asOf).toBe('2027-03-31T15:00:00Z');
  });

  it('takes attestations of a control and of a safeguard', () => {
    expect(statuses(run(), 'hipaa')['164.316(a)']).toBe('manual');
    const attestations = [
      sampleAttestation({ safeguard: 'policies' }),
      sampleAttestation({ control: 'hipaa:164.312(d)' }),
    ];
    const assessment = run({ attestations });
    expect(statuses(assessment, 'hipaa')['164.316(a)']).toBe('attested');
    expect(assessment.frameworks[1]?.controls.map((control) => control.attestations)).toEqual([[], [], [], [0], [1]]);
    expect(statuses(run({ attestations }, { asOf: '2027-01-01T00:00:00Z' }), 'hipaa')['164.316(a)']).toBe('manual');
  });

  it('leaves open what an attestation would decide whose document cannot be read', () => {
    const evidence = [{ sha256: '0'.repeat(64), file: 'minutes.pdf', found: 'unreadable' as const }];
    const unread = sampleAttestation({ safeguard: 'policies' }, { evidence });
    const assessment = run({ attestations: [unread] });
    expect(assessment.attestations.map(({ state }) => state)).toEqual(['unreadable']);
    const before = statuses(run(), 'hipaa');
    expect(statuses(assessment, 'hipaa')).toEqual({ ...before, '164.316(a)': 'undetermined' });
    expect(assessment.frameworks[1]?.counts.undetermined).toBe((run().frameworks[1]?.counts.undetermined ?? 0) + 1);
    const read = sampleAttestation({ safeguard: 'policies' }, { person: 'Taro Acme' });
    expect(statuses(run({ attestations: [unread, read] }), 'hipaa')['164.316(a)']).toBe('attested');
    const passed = results.map((result) => ({ ...result, outcome: 'pass' as const }));
    expect(run({}, { results: passed }).gate.exitCode).toBe(0);
    expect(run({ attestations: [unread] }, { results: passed }).gate).toMatchObject({ holds: true, exitCode: 3 });
  });

  it('gates by the framework a finding leads to', () => {
    const medium = results.map((result) => ({ ...result, severity: 'medium' as const }));
    expect(run({}, { results: medium }).gate.exitCode).toBe(0);
    const gate = { failOn: 'high', frameworks: { hipaa: 'medium' }, targets: {} } as const;
    expect(run({ gate }, { results: medium }).gate).toMatchObject({ findings: 1, exitCode: 1 });
    expect(run({ gate }, { results: medium, gate: { failOn: 'high' } }).gate.exitCode).toBe(0);
  });
});

describe('the same input', () => {
  it('gives the same bytes, in whatever order it comes', () => {
    const shuffled = run({}, { results: results.toReversed(), rules: rules.toReversed() });
    expect(JSON.stringify(shuffled)).toBe(JSON.stringify(run()));
    expect(run().results.map(({ rule, resource }) => `${rule} ${resource.name}`)).toEqual([
      'aws/iam/mfa logs',
      'aws/iam/timeout logs',
      'aws/s3/encrypted a',
      'aws/s3/encrypted b',
      'endpoint/hsts logs',
    ]);
  });

  it('is left as it was', () => {
    const before = JSON.stringify({ results, rules, catalog });
    run({ waivers: [sampleWaiver({ resources: ['*'] })] });
    expect(JSON.stringify({ results, rules, catalog })).toBe(before);
  });

  it('carries overrides into the rules and names every safeguard in use', () => {
    const override = {
      parameter: 'days',
      value: 1,
      default: 2,
      weaker: true,
      reason: 'r',
      approvedBy: 'a',
      until: '2026-12-31',
    };
    const assessment = run({}, { overrides: new Map([['aws/iam/mfa', [override]]]) });
    expect(assessment.rules.find(({ id }) => id === 'aws/iam/mfa')?.overrides).toEqual([override]);
    expect(assessment.safeguards.map(({ id }) => id)).toEqual([
      'encryption-at-rest',
      'hsts',
      'mfa-users',
      'policies',
      'session-timeout',
    ]);
  });
});
