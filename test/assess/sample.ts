import type { Attestation } from '../../src/model/attestation.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Control, Framework, Safeguard } from '../../src/model/framework.ts';
import type { Outcome, Result } from '../../src/model/result.ts';
import type { Extent, Rule, Severity } from '../../src/model/rule.ts';
import type { Run } from '../../src/model/snapshot.ts';
import type { Text } from '../../src/model/text.ts';
import type { Waiver } from '../../src/model/waiver.ts';

export function text(word: string): Text {
  return { en: word, ja: `${word}の件` };
}

export function sampleControl(id: string, extra: Partial<Control> = {}): Control {
  return {
    id,
    group: 'g',
    title: text(id),
    summary: text(id),
    citation: text(id),
    assessment: 'automatable',
    ...extra,
  };
}

export function sampleFramework(id: Framework['id'], controls: readonly Control[], extra: Partial<Framework> = {}) {
  const framework: Framework = {
    id,
    title: text(id),
    term: text('control'),
    kinds: [],
    levels: [],
    publisher: text('publisher'),
    licenceNote: text('licence'),
    notes: [],
    editions: [{ id: '1', title: text('first'), current: true, groups: [{ id: 'g', title: text('group') }], controls }],
    categories: [],
    roles: [],
    proposed: [],
    ...extra,
  };
  return framework;
}

/** `links` as `hipaa: ['a', 'b']` are primary. */
export function sampleSafeguard(
  id: string,
  links: Readonly<Record<string, readonly string[]>>,
  extra: Partial<Safeguard> = {},
): Safeguard {
  const controls = Object.entries(links).map(([key, primary]) => [key, { primary, supporting: [] }]);
  return {
    id,
    kind: 'technical',
    title: text(id),
    assessment: 'automatable',
    rationale: text('why'),
    controls: Object.fromEntries(controls),
    ...extra,
  };
}

/** `safeguards` as `{ 'mfa-users': 'full' }`. */
export function sampleRule(id: string, safeguards: Readonly<Record<string, Extent>>, extra: Partial<Rule> = {}): Rule {
  return {
    id,
    aliases: [],
    digest: 'sha256:0',
    title: text(id),
    severity: 'high',
    resource: 'aws/s3/bucket',
    parameters: {},
    lookups: [],
    condition: { kind: 'all', at: 'condition', of: [] },
    message: { en: [], ja: [] },
    safeguards: Object.entries(safeguards).map(([safeguard, extent]) => ({ id: safeguard, extent })),
    rationale: text('why'),
    remediation: { effort: 'low', steps: { en: [], ja: [] } },
    references: [],
    reads: {},
    tests: { fixtures: {}, cases: [] },
    ...extra,
  };
}

export interface ResultSketch {
  readonly name?: string;
  readonly target?: string;
  readonly severity?: Severity;
  readonly cause?: Result['cause'];
}

export function sampleResult(rule: string, outcome: Outcome, sketch: ResultSketch = {}): Result {
  const { name = 'logs', target = 'prod', severity = 'high', cause } = sketch;
  return {
    rule,
    severity,
    outcome,
    resource: {
      type: 'aws/s3/bucket',
      id: `arn:aws:s3:::${name}`,
      name,
      target,
      account: '111122223333',
      region: 'ap-northeast-1',
    },
    message: text(outcome),
    observed: [],
    observedAt: '2026-04-01T00:00:00Z',
    ...(cause && { cause }),
  };
}

export function sampleWaiver(extra: Partial<Waiver> = {}): Waiver {
  return {
    place: 'compliance/waivers.yaml:1',
    rule: 'aws/s3/*',
    resources: ['logs'],
    type: 'risk-accepted',
    owner: 'sre@acme.example',
    approvedBy: 'ciso@acme.example',
    reason: 'moves in spring',
    expires: '2027-03-31',
    ...extra,
  };
}

export function sampleAttestation(
  subject: Pick<Attestation, 'control' | 'safeguard'>,
  extra: Partial<Attestation> = {},
) {
  const attestation: Attestation = {
    place: 'compliance/attestations.yaml:1',
    ...subject,
    statement: 'reviewed every quarter',
    person: 'Hanako Acme',
    role: 'CISO',
    date: '2026-01-01',
    validUntil: '2026-12-31',
    signedOff: { by: 'Taro Acme', role: 'CEO', date: '2026-01-01' },
    ...extra,
  };
  return attestation;
}

export const sampleRun: Run = {
  id: 'run-1',
  startedAt: '2026-04-01T00:00:00Z',
  finishedAt: '2026-04-01T00:01:00Z',
  asOf: '2026-04-01T00:00:00Z',
  complete: true,
  interrupted: false,
};

export function sampleCatalog(parts: Partial<Catalog>): Catalog {
  return { digest: 'sha256:0', frameworks: [], safeguards: [], rules: [], ...parts };
}
