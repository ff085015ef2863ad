import type { Cause } from '../../src/model/cause.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { LedgerCall, Run, SnapshotLine, SnapshotTarget } from '../../src/model/snapshot.ts';

/**
 * The demo organisation as a scan would have found it: Acme Medical AI (アクメメディカルAI), fictional, reads chest images
 * for hospitals in Japan. One AWS account and two endpoints; some of it as it should be, some not, some not readable.
 */
const account = '111122223333';
const region = 'ap-northeast-1';
const observedAt = '2026-11-20T00:00:05.000Z';

export const demoRun: Run = {
  id: '6d0c5a52-3f0a-4f6e-9d6b-0a4f7c1d2e3b',
  startedAt: '2026-11-20T00:00:00.000Z',
  finishedAt: '2026-11-20T00:00:09.000Z',
  asOf: '2026-11-20T00:00:00.000Z',
  complete: false,
  interrupted: false,
};

export const demoTargets: readonly SnapshotTarget[] = [
  {
    name: 'prod',
    provider: 'aws',
    id: account,
    regions: [region],
    caller: `arn:aws:sts::${account}:assumed-role/ComplyAudit/comply`,
  },
  { name: 'web', provider: 'endpoint', id: 'web', regions: [] },
];

const aws = (place = region) => ({ target: 'prod', account, region: place });
const web = { target: 'web', account: '-', region: '-' };
const key = (id: string) => `arn:aws:kms:${region}:${account}:key/${id}`;
const dataKey = '7f0a1c52-9b7e-4c31-8d1e-2b5a6c7d8e9f';
const signingKey = 'a0b1c2d3-e4f5-4061-8273-94a5b6c7d8e9';

/** The key policy of the signing key names its own administrators only. */
const keyPolicyDenied: Cause = {
  kind: 'denied',
  call: 'kms:GetKeyPolicy',
  permission: 'kms:GetKeyPolicy',
  code: 'AccessDeniedException',
};

/** A bucket as a careful team makes it; `changes` is what this one has otherwise. */
function bucket(name: string, changes: JsonObject = {}): SnapshotLine {
  const careful: JsonObject = {
    Name: name,
    CreationDate: '2024-04-01T02:00:00.000Z',
    Encryption: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key(dataKey) },
          BucketKeyEnabled: true,
        },
      ],
    },
    DefaultKmsKey: key(dataKey),
    Grants: [{ Permission: 'FULL_CONTROL', Grantee: { Type: 'CanonicalUser', URI: null, ID: 'acme' } }],
    PolicyDeniesInsecureTransport: true,
    PolicyStatus: { IsPublic: false },
    PublicAccessBlock: {
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    },
    Versioning: { Status: 'Enabled', MFADelete: null },
    ObjectLockConfiguration: null,
    LifecycleRules: null,
    LoggingEnabled: { TargetBucket: 'acme-access-logs', TargetPrefix: `${name}/` },
    ObjectOwnership: 'BucketOwnerEnforced',
  };
  const attributes = { ...careful, ...changes };
  const id = `arn:aws:s3:::${name}`;
  return {
    kind: 'resource',
    ...aws(),
    type: 'aws/s3/bucket',
    id,
    name,
    observedAt,
    attributes,
    unread: {},
    partial: {},
  };
}

const amazonKey = {
  Encryption: {
    Rules: [
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256', KMSMasterKeyID: null }, BucketKeyEnabled: false },
    ],
  },
  DefaultKmsKey: null,
};
const buckets: readonly SnapshotLine[] = [
  bucket('acme-audit-logs', {
    ObjectLockConfiguration: {
      ObjectLockEnabled: 'Enabled',
      Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2555 } },
    },
    LifecycleRules: [
      {
        ID: 'seven-years',
        Status: 'Enabled',
        Prefix: '',
        TagFiltered: false,
        ExpirationDays: 2920,
        ExpirationDate: null,
        NoncurrentDays: 2920,
      },
    ],
  }),
  bucket('acme-access-logs', { LoggingEnabled: null }),
  bucket('acme-chest-images'),
  bucket('acme-model-training', { ...amazonKey, Versioning: { Status: 'Suspended', MFADelete: null } }),
  bucket('acme-web-assets', { ...amazonKey, PublicAccessBlock: null, LoggingEnabled: null }),
];

function kmsKey(id: string, changes: JsonObject = {}, unread: Readonly<Record<string, Cause>> = {}): SnapshotLine {
  const careful: JsonObject = {
    KeyId: id,
    Arn: key(id),
    KeyManager: 'CUSTOMER',
    KeyState: 'Enabled',
    KeySpec: 'SYMMETRIC_DEFAULT',
    KeyUsage: 'ENCRYPT_DECRYPT',
    Origin: 'AWS_KMS',
    MultiRegion: false,
    CreationDate: '2024-04-01T02:00:00.000Z',
    DeletionDate: null,
    KeyRotation: { KeyRotationEnabled: true, RotationPeriodInDays: 365 },
    PolicyAllowsAnyone: false,
    ...changes,
  };
  const attributes = Object.fromEntries(Object.entries(careful).filter(([name]) => unread[name] === undefined));
  const type = 'aws/kms/key';
  return { kind: 'resource', ...aws(), type, id: key(id), name: id, observedAt, attributes, unread, partial: {} };
}

const keys: readonly SnapshotLine[] = [
  kmsKey(dataKey),
  kmsKey('1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d', {
    KeyRotation: { KeyRotationEnabled: false, RotationPeriodInDays: null },
  }),
  kmsKey(
    signingKey,
    { KeySpec: 'RSA_3072', KeyUsage: 'SIGN_VERIFY', KeyRotation: null },
    { PolicyAllowsAnyone: keyPolicyDenied },
  ),
];

function user(name: string, changes: JsonObject = {}): SnapshotLine {
  const id = `arn:aws:iam::${account}:user/${name}`;
  const attributes: JsonObject = {
    AccountId: account,
    user: name,
    arn: id,
    user_creation_time: '2024-04-01T02:00:00.000Z',
    report_generated: '2026-11-19T23:58:00.000Z',
    password_enabled: false,
    password_last_used: null,
    password_last_changed: null,
    mfa_active: false,
    access_keys: [],
    ...changes,
  };
  const place = aws('global');
  return {
    kind: 'resource',
    ...place,
    type: 'aws/iam/user',
    id,
    name,
    observedAt,
    attributes,
    unread: {},
    partial: {},
  };
}

/** Nobody has a console password: people sign in through IAM Identity Center. Two users hold access keys of machines. */
const identities: readonly SnapshotLine[] = [
  {
    kind: 'resource',
    ...aws('global'),
    type: 'aws/iam/account',
    id: `arn:aws:iam::${account}:root`,
    name: account,
    observedAt,
    attributes: {
      AccountId: account,
      SummaryMap: { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, AccountPasswordPresent: 1, Users: 2 },
      PasswordPolicy: null,
      VirtualMFADevices: [
        { SerialNumber: `arn:aws:iam::${account}:mfa/root`, UserArn: `arn:aws:iam::${account}:root` },
      ],
    },
    unread: {},
    partial: {},
  },
  user('ci-deploy', {
    access_keys: [
      { slot: 1, active: true, last_rotated: '2025-09-01T00:00:00.000Z', last_used_date: '2026-11-19T21:00:00.000Z' },
    ],
  }),
  user('dicom-gateway', {
    access_keys: [
      { slot: 1, active: true, last_rotated: '2026-10-10T00:00:00.000Z', last_used_date: '2026-11-19T23:00:00.000Z' },
    ],
  }),
];

const trail: SnapshotLine = {
  kind: 'resource',
  ...aws(),
  type: 'aws/cloudtrail/trail',
  id: `arn:aws:cloudtrail:${region}:${account}:trail/acme-trail`,
  name: 'acme-trail',
  observedAt,
  attributes: {
    Name: 'acme-trail',
    TrailARN: `arn:aws:cloudtrail:${region}:${account}:trail/acme-trail`,
    AccountId: account,
    HomeRegion: region,
    IsMultiRegionTrail: true,
    IsOrganizationTrail: false,
    IncludeGlobalServiceEvents: true,
    LogFileValidationEnabled: true,
    KmsKeyId: key(dataKey),
    S3BucketName: 'acme-audit-logs',
    S3KeyPrefix: '',
    LogPath: 'AWSLogs/',
    CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${account}:log-group:/acme/cloudtrail:*`,
    Status: { IsLogging: true, LatestDeliveryTime: '2026-11-19T23:57:00.000Z', LatestDeliveryError: null },
    ManagementEvents: 'All',
  },
  unread: {},
  partial: {},
};

function logGroup(name: string, retentionInDays: number | null, kmsKeyId: string | null = key(dataKey)): SnapshotLine {
  const arn = `arn:aws:logs:${region}:${account}:log-group:${name}`;
  const attributes = { logGroupName: name, arn: `${arn}:*`, retentionInDays, kmsKeyId, logGroupClass: 'STANDARD' };
  const type = 'aws/logs/log-group';
  return { kind: 'resource', ...aws(), type, id: arn, name, observedAt, attributes, unread: {}, partial: {} };
}

const logGroups: readonly SnapshotLine[] = [
  logGroup('/acme/cloudtrail', 2192),
  logGroup('/acme/karte-api', 400),
  logGroup('/acme/reading-room', null),
  logGroup('/aws/lambda/report-mailer', 90, null),
];

const configRegion: SnapshotLine = {
  kind: 'resource',
  ...aws(),
  type: 'aws/config/region',
  id: `aws/config/region:${account}:${region}`,
  name: region,
  observedAt,
  attributes: {
    Region: region,
    ConfigurationRecorders: [
      { name: 'default', recordingGroup: { allSupported: true, includeGlobalResourceTypes: true } },
    ],
    ConfigurationRecordersStatus: [{ name: 'default', recording: true, lastStatus: 'SUCCESS' }],
    DeliveryChannels: [{ name: 'default', s3BucketName: 'acme-access-logs' }],
  },
  unread: {},
  partial: {},
};

interface Site {
  readonly host: string;
  readonly oldest: 'TLSv1.0' | 'TLSv1.2';
  readonly notAfter: string;
  readonly hsts: JsonObject | null;
}

function endpoint({ host, oldest, notAfter, hsts }: Site): readonly SnapshotLine[] {
  const versions = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
  const protocols = versions.map((version) => ({ version, offered: version >= oldest }));
  const certificate = {
    subject: `CN=${host}`,
    issuer: 'CN=Example Public CA R4',
    serialNumber: '0A1B2C3D4E5F60718293A4B5C6D7E8F9',
    subjectAltNames: [`DNS:${host}`],
    notBefore: '2026-09-01T00:00:00.000Z',
    notAfter,
    keyType: 'ec',
    keySize: 256,
    signatureAlgorithm: 'ecdsa-with-SHA256',
    hostnameMatch: true,
    selfSigned: false,
    trusted: true,
    chainLength: 2,
    fingerprintSha256: '6c1f3a9e0b7d4c52a8e6f1d3b5c7a9e0f2d4b6c8a0e2f4d6b8c0a2e4f6d8b0c2',
  };
  const negotiated = {
    protocol: 'TLSv1.3',
    cipherSuite: 'TLS_AES_256_GCM_SHA384',
    forwardSecrecy: true,
    aead: true,
  };
  const name = `${host}:443`;
  const place = { ...web, name, observedAt, unread: {}, partial: {} };
  return [
    {
      kind: 'resource',
      ...place,
      type: 'endpoint/tls',
      id: `endpoint/tls:${name}`,
      attributes: { host, port: 443, protocols, negotiated, certificate },
    },
    {
      kind: 'resource',
      ...place,
      type: 'endpoint/http',
      id: `endpoint/http:${name}`,
      attributes: { host, port: 443, hsts, redirect: { status: 301, toHttps: true } },
    },
  ];
}

const endpoints: readonly SnapshotLine[] = [
  ...endpoint({
    host: 'karte.acme.example',
    oldest: 'TLSv1.2',
    notAfter: '2027-03-19T23:59:59.000Z',
    hsts: { maxAge: 63_072_000, includeSubDomains: true, preload: false, valid: true },
  }),
  ...endpoint({ host: 'legacy.acme.example', oldest: 'TLSv1.0', notAfter: '2027-02-01T23:59:59.000Z', hsts: null }),
];

const listings: readonly SnapshotLine[] = [
  ...['aws/s3/bucket', 'aws/iam/account', 'aws/iam/user'].map((type) => ({ ...aws('global'), type })),
  ...['aws/kms/key', 'aws/cloudtrail/trail', 'aws/logs/log-group', 'aws/config/region'].map((type) => ({
    ...aws(),
    type,
  })),
  ...['endpoint/tls', 'endpoint/http'].map((type) => ({ ...web, type })),
].map((listing) => ({ kind: 'listing', ...listing, complete: true }) as const);

/** One call of the ledger; denied where a cause is given. */
function call(
  name: string,
  place: { target: string; account: string; region: string },
  extra: Partial<LedgerCall> = {},
) {
  const base: LedgerCall = {
    kind: 'call',
    ...place,
    service: name.split(':')[0] ?? name,
    call: name,
    permission: name.startsWith('endpoint:') ? '-' : name,
    pages: 1,
    attempts: 1,
    requestIds: [],
    outcome: 'ok',
  };
  return { ...base, ...extra };
}

const perBucket = ['s3:GetBucketAcl', 's3:GetBucketPolicy', 's3:GetBucketVersioning'];
const ledger: readonly SnapshotLine[] = [
  call('sts:GetCallerIdentity', aws('global')),
  call('s3:ListBuckets', aws('global'), { permission: 's3:ListAllMyBuckets' }),
  ...buckets.flatMap((line) =>
    perBucket.map((name) => call(name, aws(), { subject: 'name' in line ? line.name : '' })),
  ),
  call('kms:GetKeyPolicy', aws(), { subject: signingKey, pages: 0, outcome: 'failed', cause: keyPolicyDenied }),
  ...[
    'iam:GetAccountSummary',
    'iam:ListVirtualMFADevices',
    'iam:GenerateCredentialReport',
    'iam:GetCredentialReport',
  ].map((name) => call(name, aws('global'))),
  ...['kms:ListKeys', 'cloudtrail:DescribeTrails', 'logs:DescribeLogGroups'].map((name) => call(name, aws())),
  ...['endpoint:TlsVersions', 'endpoint:TlsHandshake', 'endpoint:HttpsRequest', 'endpoint:HttpRequest'].flatMap(
    (name) => ['karte.acme.example:443', 'legacy.acme.example:443'].map((subject) => call(name, web, { subject })),
  ),
];

/** Every line of the demo snapshot. */
export const demoLines: readonly SnapshotLine[] = [
  ...ledger,
  ...buckets,
  ...keys,
  ...identities,
  trail,
  ...logGroups,
  configRegion,
  ...endpoints,
  ...listings,
];
