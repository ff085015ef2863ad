import type { ControlDossier, DossierResult, DossierRule, Excerpt } from '../../src/model/dossier.ts';
import type { EvidenceFile, EvidenceRun, EvidenceScope } from '../../src/model/evidence.ts';
import type { Outcome } from '../../src/model/result.ts';
import type { IpeInput } from '../../src/report/ipe/sheet.ts';
import { sample } from './sample.ts';

const digest = (digit: string) => digit.repeat(64);

const place = { target: 'prod', account: '111122223333' };
const coverage: EvidenceRun['coverage'] = [
  {
    ...place,
    region: 'ap-northeast-1',
    service: 'iam',
    status: 'ok',
    resources: 2,
    calls: 4,
    failed: 0,
    pages: 5,
    causes: [],
  },
  {
    ...place,
    region: 'ap-northeast-1',
    service: 'logs',
    status: 'ok',
    resources: 1,
    calls: 2,
    failed: 0,
    pages: 2,
    causes: [],
  },
  {
    ...place,
    region: 'ap-northeast-1',
    service: 's3',
    status: 'partial',
    resources: 11,
    calls: 1190,
    failed: 3,
    pages: 1190,
    causes: ['denied', 'timeout'],
  },
  {
    ...place,
    region: 'ap-northeast-3',
    service: 'healthlake',
    status: 'absent',
    resources: 0,
    calls: 0,
    failed: 0,
    pages: 0,
    causes: [],
  },
  {
    ...place,
    region: 'ap-northeast-3',
    service: 's3',
    status: 'unread',
    resources: 0,
    calls: 1,
    failed: 1,
    pages: 0,
    causes: ['timeout'],
  },
  {
    target: 'web',
    account: '-',
    region: '-',
    service: 'tls',
    status: 'ok',
    resources: 1,
    calls: 7,
    failed: 0,
    pages: 7,
    causes: [],
  },
];

/** A run that has everything a run can have. */
export const sampleRun: EvidenceRun = {
  runId: '01JD9ZK4W8Q2',
  seq: 12,
  prev: { runId: '01JD9AAAAAAA', manifestSha256: digest('a') },
  startedAt: '2026-11-22T08:55:12.000Z',
  finishedAt: '2026-11-22T09:00:00.000Z',
  asOf: '2026-11-22T09:00:00.000Z',
  complete: false,
  interrupted: false,
  organization: 'Acme Health',
  clockSkewMs: 812,
  tool: { name: 'comply-scan', version: '0.1.0' },
  node: '26.10.0',
  platform: 'linux-x64',
  actor: {
    user: 'runner',
    callers: [
      { target: 'prod', account: '111122223333', caller: 'arn:aws:sts::111122223333:assumed-role/ComplyAudit/scan' },
    ],
  },
  ci: {
    provider: 'github',
    repository: 'acme/compliance',
    ref: 'refs/heads/main',
    commit: '0123456789abcdef0123456789abcdef01234567',
    workflow: 'acme/compliance/.github/workflows/comply.yml@refs/heads/main',
    url: 'https://github.com/acme/compliance/actions/runs/1',
    actor: 'octocat',
  },
  trigger: 'schedule',
  environment: 'production',
  expectedIntervalS: 86_400,
  rules: { catalogSha256: digest('b'), count: 7 },
  configSha256: digest('c'),
  waiversSha256: digest('d'),
  frameworks: sample.frameworks.map(({ id, edition }) => ({ id, edition })),
  permissions: [{ policy: 'aws', sha256: digest('e') }],
  denied: ['s3:GetBucketLogging'],
  coverage,
  counts: {
    resources: 15,
    calls: 1204,
    results: 18,
    outcomes: { pass: 2, fail: 11, unknown: 4, notApplicable: 1 },
    waived: 2,
  },
  redaction: {
    policySha256: digest('f'),
    replaced: { 'aws-access-key': 2, jwt: 1 },
    allowedBecause: 'test keys',
    pseudonymised: ['names', 'tags'],
  },
  signature: {
    kind: 'awskms',
    key: 'arn:aws:kms:ap-northeast-1:222233334444:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    publicKeySha256: digest('1'),
    tsa: 'https://tsa.example/tsr',
  },
};

export const sampleScope: EvidenceScope = {
  intended: [{ name: 'prod', provider: 'aws', regions: ['ap-northeast-1', 'ap-northeast-3'] }],
  exclusions: [{ what: 'aws:444455556666', reason: 'Sandbox without customer data.', approvedBy: 'ciso@acme.example' }],
  targets: sample.targets,
  asked: { 'aws/s3/bucket': ['Acl', 'Name'], 'aws/iam/account': ['AccountMFAEnabled'], 'endpoint/tls': ['Versions'] },
  parts: [{ ...place, region: 'ap-northeast-1' }],
  config: {
    organization: 'Acme Health',
    frameworks: [{ id: 'soc2', categories: ['security', 'availability'] }, { id: 'hipaa' }],
    controls: [
      {
        framework: 'hipaa',
        control: '164.310(b)',
        reason: 'No workstations hold ePHI.',
        approvedBy: 'ciso@acme.example',
      },
    ],
    gate: { failOn: 'high', frameworks: {}, targets: {} },
    timeZone: 'Asia/Tokyo',
  },
};

const file = (digit: string, lines?: number): EvidenceFile => ({
  sha256: digest(digit),
  bytes: 1234,
  ...(lines !== undefined && { lines, merkle: digest('9') }),
});

export const sampleFiles: Readonly<Record<string, EvidenceFile>> = {
  'assessment.json.gz': file('2'),
  'attestations.ndjson': file('3', sample.attestations.length),
  'calls.ndjson.gz': file('4', 1300),
  'derived/tables/result.ndjson.gz': { ...file('0', 18), derived: true },
  'inventory.ndjson.gz': file('5', 15),
  'records/aws-iam.ndjson.gz': file('6', 2),
  'records/aws-logs.ndjson.gz': file('6', 1),
  'records/aws-s3.ndjson.gz': file('6', 11),
  'records/endpoint-tls.ndjson.gz': file('6', 1),
  'results.ndjson.gz': file('7', 18),
  'rules/rules.ndjson.gz': file('8', 7),
  'waivers.ndjson': file('9', sample.waivers.length),
};

const { results, ...assessment } = sample;

/** What a sheet on the information is made from. */
export const sampleIpe: Omit<IpeInput, 'language'> = {
  run: sampleRun,
  scope: sampleScope,
  assessment,
  files: sampleFiles,
};

const control = sample.frameworks.flatMap(({ controls }) => controls).find(({ id }) => id === 'CC6.1');
const [framework] = sample.frameworks;
if (!control || !framework) throw new Error('the sample has no CC6.1');

function excerpt(outcome: Outcome): Excerpt<DossierResult> {
  const rows = results
    .filter((result) => result.outcome === outcome)
    .map((result, index): DossierResult => {
      const { rule, severity, resource, message, observed, observedAt, cause, waiver } = result;
      return {
        findingKey: String(4_369_364_510_103_774_000 + index),
        rule,
        severity,
        outcome,
        resource,
        message,
        observed,
        observedAt,
        ...(cause && { cause }),
        ...(waiver !== undefined && { waiver }),
        evidence: [
          { file: 'records/aws-s3.ndjson.gz', line: index + 1, sha256: digest('6'), pointers: ['/attributes/Acl'] },
        ],
        strength: rule === 'aws/logs/retention' ? 'supporting' : 'primary',
        place: { file: 'results.ndjson.gz', line: index + 1, sha256: digest('7') },
      };
    });
  return { rows, total: rows.length };
}

const rules = sample.rules.slice(0, 4).map(
  (rule): DossierRule => ({
    ...rule,
    strength: rule.id === 'aws/logs/retention' ? 'supporting' : 'primary',
    extent: 'partial',
    digest: digest('8'),
    resource: 'aws/s3/bucket',
    results: { pass: 1, fail: 2, unknown: 3, notApplicable: 4 },
    waived: 1,
  }),
);

/** All that a folder for one control can hold. */
export const sampleDossier: ControlDossier = {
  run: sampleRun,
  scope: sampleScope,
  manifestSha256: digest('0'),
  framework,
  control: { ...control, level: 'addressable', results: { pass: 1, fail: 11, unknown: 4, notApplicable: 1 } },
  summary: { en: 'Access to systems is restricted.', ja: 'システムへのアクセスを制限する。' },
  group: { en: 'Logical access', ja: '論理アクセス' },
  kind: { en: 'point of focus', ja: '着眼点' },
  level: { en: 'addressable', ja: '対応検討（addressable）' },
  children: [
    { id: 'CC6.1a', citation: { en: 'CC6.1 a', ja: 'CC6.1 a' }, title: { en: 'Part', ja: '部分' }, status: 'manual' },
  ],
  safeguards: sample.safeguards.map((safeguard, index) => ({
    ...safeguard,
    strength: index === 0 ? 'primary' : 'supporting',
    rationale: { en: 'Because it matters.', ja: '重要なため。' },
    rules: [{ id: 'aws/s3/kms-encryption', extent: 'partial' }],
    isAttested: index === 1,
    tested: index === 0 ? 'partial' : 'not',
  })),
  rules,
  results: {
    fail: excerpt('fail'),
    unknown: excerpt('unknown'),
    pass: excerpt('pass'),
    'not-applicable': excerpt('not-applicable'),
  },
  population: {
    types: [{ type: 'aws/s3/bucket', resources: 11, rules: 3 }],
    rows: results.slice(9, 12).map(({ resource, observedAt }, index) => ({
      ...resource,
      observedAt,
      record: { file: 'records/aws-s3.ndjson.gz', line: index + 1, sha256: digest('6') },
    })),
    total: 11,
  },
  waivers: sample.waivers,
  attestations: sample.attestations,
  gaps: sample.ledger.gaps,
  coverage,
  records: { rows: [{ file: 'records/aws-s3.ndjson.gz', line: 1, sha256: digest('6'), copy: 1 }], total: 12 },
  proof: { lines: 40, leftOut: 2 },
};

/** Words that a program reads: they stay what they are when every other text becomes hostile. */
const words = new Set(
  'kind status severity outcome trigger provider effort type state assessment extent strength tested id operator result framework timeZone pseudonymised causes'.split(
    ' ',
  ),
);

/** The same with this text in every place where a stranger may have written one. */
export function infest<T>(value: T, text: string, key = ''): T {
  const infested = (inner: unknown, name: string): unknown => {
    if (typeof inner === 'string') return words.has(name) ? inner : `${text}${inner}`;
    if (Array.isArray(inner)) return inner.map((item) => infested(item, name));
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(
      Object.entries(inner).map(([member, item]) => [
        name === 'asked' || name === 'replaced' ? `${text}${member}` : member,
        infested(item, member),
      ]),
    );
  };
  return infested(value, key) as T;
}

/** What a stranger may call a thing: markup, handlers, ends of elements, bidi, line separators, a formula. */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</td></table></style></title><svg onload=alert(1)>',
  '<!--',
  ']]>&lt;b&gt;&#0;&amp',
  '\u2028\u2029\u202egpj.exe\u2066\u200f\ufeff\u0000\u001b[31m',
  '=HYPERLINK("https://evil.example","x")',
  '\ud800lone\udfff',
];
