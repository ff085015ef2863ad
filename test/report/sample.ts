import type { AssessedResult, Assessment } from '../../src/model/assessment.ts';
import type { Outcome } from '../../src/model/result.ts';
import type { Text } from '../../src/model/text.ts';
import { sampleFrameworks } from './sample-frameworks.ts';
import { sampleRules } from './sample-rules.ts';

const observedAt = '2026-11-22T08:58:00.000Z';

/** Escape sequences, a right-to-left override, a newline, markup and a mention: what a stranger may call a bucket. */
export const hostileName =
  'logs\u001b[31m\u202egpj\u009b2J\n| <img src=x onerror=alert(1)> | `x` [a](https://evil.example) @octocat #1 **b**';

interface Part {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly type: string;
  readonly name: string;
  readonly message: Text;
  readonly more?: Partial<AssessedResult>;
}

function result({ rule, outcome, type, name, message, more }: Part): AssessedResult {
  const severity = sampleRules.find(({ id }) => id === rule)?.severity ?? 'info';
  const id = type === 'aws/s3/bucket' ? `arn:aws:s3:::${name}` : name;
  const resource = { type, id, name, target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
  return { rule, severity, outcome, resource, message, observed: [], observedAt, ...more };
}

function bucket(name: string, outcome: Outcome, more: Partial<AssessedResult> = {}): AssessedResult {
  const message = {
    en: `Bucket ${name} does not hold to: default encryption uses KMS.`,
    ja: `バケット ${name} が次の設定を満たしていない: デフォルト暗号化がSSE-KMS`,
  };
  return result({ rule: 'aws/s3/kms-encryption', outcome, type: 'aws/s3/bucket', name, message, more });
}

const denied = {
  kind: 'denied',
  call: 's3:GetBucketLogging',
  permission: 's3:GetBucketLogging',
  code: 'AccessDenied',
} as const;
const timeout = { kind: 'timeout', call: 's3:GetBucketLogging' } as const;

function unread(name: string, cause: NonNullable<AssessedResult['cause']>): AssessedResult {
  const message = { en: `Not readable: ${name}`, ja: `読み取れません: ${name}` };
  return result({
    rule: 'aws/s3/access-logging',
    outcome: 'unknown',
    type: 'aws/s3/bucket',
    name,
    message,
    more: { cause },
  });
}

const results: readonly AssessedResult[] = [
  result({
    rule: 'aws/config/recorder',
    outcome: 'pass',
    type: 'aws/config/recorder',
    name: 'default',
    message: { en: 'AWS Config records changes', ja: 'AWS Configが変更を記録している' },
  }),
  result({
    rule: 'aws/config/recorder',
    outcome: 'not-applicable',
    type: 'aws/config/recorder',
    name: 'web',
    message: { en: 'web has no aws/config/recorder.', ja: 'web に aws/config/recorder はありません。' },
  }),
  result({
    rule: 'aws/iam/root-mfa',
    outcome: 'fail',
    type: 'aws/iam/account',
    name: '111122223333',
    message: {
      en: 'The root user of 111122223333 has no MFA.',
      ja: '111122223333 のルートユーザーにMFAが設定されていない',
    },
    more: {
      observed: [
        { field: 'AccountMFAEnabled', operator: 'equals', expected: 1, actual: 0, result: false },
        { field: 'Keys', operator: 'isNull', expected: true, actual: ['AKIA...'], result: false },
        { field: 'PasswordLastUsed', operator: 'olderThan', expected: '90d', result: 'unknown', cause: denied },
        {
          field: 'Devices',
          operator: 'count',
          expected: { atLeast: 1, where: 'Kind equals "hardware"' },
          actual: null,
          result: false,
        },
      ],
    },
  }),
  result({
    rule: 'aws/logs/retention',
    outcome: 'fail',
    type: 'aws/logs/group',
    name: '/acme/batch',
    message: {
      en: 'Log group /acme/batch keeps logs for 30 days.',
      ja: 'ロググループ /acme/batch の保存期間が30日である',
    },
    more: { waiver: 0 },
  }),
  unread('access-a', denied),
  unread('access-b', denied),
  unread('access-c', denied),
  unread('access-d', timeout),
  bucket('archive', 'pass'),
  bucket(hostileName, 'fail'),
  bucket('medical-images', 'fail'),
  bucket('患者データ', 'fail'),
  bucket('research', 'fail'),
  bucket('uploads', 'fail'),
  bucket('legacy', 'fail', { waiver: 1 }),
  result({
    rule: 'endpoint/tls/version',
    outcome: 'fail',
    type: 'endpoint/tls/server',
    name: 'smtp.acme.example:587',
    message: { en: 'smtp.acme.example:587 accepts TLS 1.0.', ja: 'smtp.acme.example:587 がTLS 1.0を受け付ける' },
    more: {
      resource: {
        type: 'endpoint/tls/server',
        id: 'smtp.acme.example:587',
        name: 'smtp.acme.example:587',
        target: 'web',
        account: '-',
        region: '-',
      },
    },
  }),
];

const count = (outcome: Outcome) => results.filter((one) => one.outcome === outcome).length;

/** An assessment made by hand that shows everything a reporter can meet. Not consistent enough to be recomputed. */
export const sample: Assessment = {
  schemaVersion: '1',
  tool: { name: 'comply-scan', version: '0.1.0' },
  organization: 'Acme Health',
  run: {
    id: '01JD9ZK4W8Q2',
    startedAt: '2026-11-22T08:55:12.000Z',
    finishedAt: '2026-11-22T09:00:00.000Z',
    asOf: '2026-11-22T09:00:00.000Z',
    complete: false,
    interrupted: false,
  },
  targets: [
    {
      name: 'prod',
      provider: 'aws',
      id: '111122223333',
      regions: ['ap-northeast-1', 'ap-northeast-3'],
      caller: 'arn:aws:sts::111122223333:assumed-role/ComplyAudit/scan',
      accounts: [
        {
          id: '111122223333',
          name: 'Acme \u001b[31m本番',
          caller: 'arn:aws:sts::111122223333:assumed-role/ComplyAudit/scan',
          regions: ['ap-northeast-1', 'ap-northeast-3'],
        },
        { id: '222233334444', regions: [] },
      ],
      endpointOverride: 'http://127.0.0.1:5000',
    },
    { name: 'web', provider: 'endpoint', id: 'web', regions: [] },
  ],
  ledger: {
    calls: 1204,
    failed: 4,
    gaps: [
      {
        target: 'prod',
        account: '111122223333',
        region: 'ap-northeast-1',
        service: 's3',
        call: 's3:GetBucketLogging',
        cause: denied,
        permission: 's3:GetBucketLogging',
        calls: 3,
        rules: ['aws/s3/access-logging'],
      },
      {
        target: 'prod',
        account: '111122223333',
        region: 'ap-northeast-3',
        service: 's3',
        call: 's3:GetBucketLogging',
        cause: timeout,
        calls: 1,
        rules: [],
      },
    ],
    absent: [
      {
        target: 'prod',
        account: '111122223333',
        region: 'ap-northeast-3',
        reason: 'not-offered',
        services: ['healthlake', 'detective'],
      },
      { target: 'prod', account: '111122223333', region: 'me-south-1', reason: 'not-enabled', services: ['kms'] },
    ],
    statistics: [
      {
        target: 'prod',
        service: 's3',
        calls: 1100,
        requests: 1123,
        retries: 23,
        throttles: 12,
        bytes: 512_345,
        milliseconds: 65_432,
      },
    ],
  },
  frameworks: sampleFrameworks,
  rules: sampleRules,
  packs: [
    {
      name: 'acme',
      version: '1.2.0',
      title: { en: 'Acme baseline', ja: 'Acme標準' },
      licence: 'Apache-2.0',
      digest: '0a'.repeat(32),
      pinned: true,
    },
    { name: 'partner', version: '0.3.0', digest: '0b'.repeat(32), pinned: false },
  ],
  safeguards: [
    {
      id: 'encryption-at-rest',
      kind: 'technical',
      title: { en: 'Encryption at rest', ja: '保存データの暗号化' },
      notVisible: [
        {
          provider: 'aws',
          reason: {
            en: 'What an application encrypts by itself is in no API; an attestation shows it.',
            ja: 'アプリケーション側の暗号化はAPIでは確認できないため、表明で示す。',
          },
        },
      ],
    },
    { id: 'training', kind: 'governance', title: { en: 'Security training', ja: 'セキュリティ教育' } },
  ],
  results,
  waivers: [
    {
      place: 'compliance/waivers.yaml:3',
      rule: 'aws/logs/retention',
      resources: ['/acme/batch'],
      type: 'risk-accepted',
      owner: 'sre@acme.example',
      approvedBy: 'ciso@acme.example',
      reason: 'Batch logs hold no ePHI.',
      expires: '2027-03-31',
      state: 'active',
      matches: 1,
      daysLeft: 129,
    },
    {
      place: 'compliance/waivers.yaml:11',
      rule: 'aws/s3/*',
      resources: ['legacy'],
      type: 'compensating-control',
      owner: 'sre@acme.example',
      approvedBy: 'ciso@acme.example',
      reason: 'Read-only until it is removed.',
      expires: '2026-11-23',
      compensating: 'Network access is cut off.',
      state: 'active',
      matches: 1,
      daysLeft: 1,
    },
    {
      place: 'compliance/waivers.yaml:20',
      rule: 'endpoint/tls/version',
      resources: ['smtp.acme.example:587'],
      type: 'addressable-not-reasonable',
      owner: 'mail@acme.example',
      approvedBy: 'ciso@acme.example',
      reason: 'Old scanners.',
      expires: '2026-10-31',
      state: 'expired',
      matches: 1,
      daysLeft: -22,
    },
    {
      place: 'compliance/waivers.yaml:29',
      rule: 'aws/kms/rotation',
      resources: ['alias/none'],
      type: 'false-positive',
      owner: 'kms@acme.example',
      approvedBy: 'ciso@acme.example',
      reason: 'Gone.',
      expires: '2027-01-31',
      state: 'unused',
      matches: 0,
      daysLeft: 70,
    },
  ],
  attestations: [
    {
      place: 'compliance/attestations.yaml:2',
      control: 'hipaa:164.308(a)(2)',
      statement: 'The CISO was named security official by the board.',
      person: 'Hanako Sato',
      role: 'CISO',
      date: '2026-04-01',
      validUntil: '2027-03-31',
      evidence: [
        { file: 'minutes/2026-04.pdf', sha256: '3b1f'.repeat(16), found: 'same' },
        { sha256: '9c0d'.repeat(16), found: 'kept' },
      ],
      signedOff: { by: 'Taro Yamada', role: 'CEO', date: '2026-04-02' },
      state: 'current',
    },
    {
      place: 'compliance/attestations.yaml:9',
      safeguard: 'training',
      statement: '全従業者に対し、年1回の情報セキュリティ教育を実施した。',
      person: '鈴木 一郎',
      role: '情報システム部長',
      date: '2025-06-01',
      validUntil: '2026-05-31',
      state: 'expired',
    },
    {
      place: 'compliance/attestations.yaml:16',
      control: 'soc2:CC99.9',
      statement: 'Nothing.',
      person: 'Nobody',
      role: 'None',
      date: '2026-01-01',
      validUntil: '2027-01-01',
      state: 'unknown-subject',
    },
  ],
  responsibilities: [
    {
      framework: 'hipaa',
      control: '164.308(a)(2)',
      party: 'customer',
    },
    {
      framework: 'soc2',
      control: 'CC6.1',
      party: 'shared',
      vendor: 'Acme Cloud/Hosting',
      report: 'SOC 2 Type II, 2026',
      note: { en: 'They keep the hosts, we keep the accounts.', ja: 'ホストは提供者、アカウントは当組織が管理する。' },
    },
    { framework: 'soc2', control: 'CC99.9', party: 'provider', vendor: 'Acme \u202eCloud | <b>' },
  ],
  costs: {
    currency: 'JPY',
    items: [
      { safeguard: 'mfa-root', oneOff: 12_000_000, monthly: 500_000, note: 'Hardware keys' },
      { safeguard: 'training', monthly: 9_900 },
    ],
  },
  gate: {
    holds: false,
    findings: 2,
    thresholds: [
      { by: 'target', name: 'web', failOn: 'high', severities: [{ severity: 'high', findings: 1 }] },
      { by: 'default', failOn: 'high', severities: [{ severity: 'critical', findings: 1 }] },
    ],
    failOn: 'high',
    waived: 0,
    unknown: 4,
    allowUnknown: false,
    exitCode: 1,
  },
  counts: {
    pass: count('pass'),
    fail: count('fail'),
    unknown: count('unknown'),
    'not-applicable': count('not-applicable'),
    waived: 2,
  },
};
