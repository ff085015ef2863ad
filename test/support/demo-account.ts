import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Cause } from '../../src/model/cause.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Resource } from '../../src/model/resource.ts';
import { awsSchemas } from '../../src/providers/aws/collectors.ts';
import { awsCases } from './aws-cases.ts';

type Found = Pick<Resource, 'type' | 'region' | 'id' | 'name' | 'attributes'> & {
  readonly unread?: Resource['unread'];
};

/** What the fixtures expect of a collector in this case. */
function found(path: string): readonly Found[] {
  const file = fileURLToPath(new URL(`../../fixtures/aws/${path}/expected.json`, import.meta.url));
  return JSON.parse(readFileSync(file, 'utf8')) as readonly Found[];
}

function pick(path: string, name: string): Found {
  const one = found(path).find((resource) => resource.name === name);
  if (!one) throw new Error(`${path} has no ${name}`);
  return one;
}

/** The same resource under another name, with what is otherwise of it. */
function like(one: Found, name: string, changes: JsonObject = {}): Found {
  // An ARN has the name encoded.
  const rename = (text: string): string =>
    text.replaceAll(one.name, name).replaceAll(encodeURIComponent(one.name), encodeURIComponent(name));
  const renamed = JSON.parse(rename(JSON.stringify(one.attributes))) as JsonObject;
  return { ...one, id: rename(one.id), name, attributes: { ...renamed, ...changes } };
}

/** A bucket there, where the tags of all resources are read, not copied to another region. */
function inTokyo(bucket: Found): Found {
  const region = 'ap-northeast-1';
  return { ...bucket, region, attributes: { ...bucket.attributes, Region: region, ReplicationRules: null } };
}

/** Its attributes that a call gives could not be read. */
function refused(one: Found, call: string): Found {
  const schema = awsSchemas.find(({ type }) => type === one.type);
  const given = Object.entries(schema?.fields ?? {}).filter(([, field]) =>
    field.from?.some((ref) => ref.call === call),
  );
  const cause: Cause = { kind: 'denied', call, permission: call, code: 'AccessDeniedException' };
  const names = given.map(([name]) => name);
  return {
    ...one,
    attributes: Object.fromEntries(Object.entries(one.attributes).filter(([name]) => !names.includes(name))),
    unread: Object.fromEntries(names.map((name) => [name, cause])),
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
const careful = pick('s3/compliant', 'acme-records');
const rotating = pick('kms/compliant', '11111111-1111-1111-1111-111111111111');
const machine = pick('iam/compliant', 'backup,nightly');
const group = pick('logs/compliant', '/acme/app');

/** Chosen by the data set of imaging. */
const imagingTags = {
  Tags: [
    { Key: 'data-classification', Value: 'phi' },
    { Key: 'service', Value: 'imaging' },
  ],
};

/** Where Acme Medical AI is careless, or would not let itself be read. */
const careless: readonly Found[] = [
  inTokyo(like(careful, 'acme-chest-images', imagingTags)),
  inTokyo(like(careful, 'acme-model-training', { ...amazonKey, Versioning: { Status: 'Suspended', MFADelete: null } })),
  inTokyo(like(careful, 'acme-web-assets', { ...amazonKey, PublicAccessBlock: null, LoggingEnabled: null })),
  like(rotating, '1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d', {
    KeyRotation: { KeyRotationEnabled: false, RotationPeriodInDays: 365 },
  }),
  refused(like(rotating, 'a0b1c2d3-e4f5-4061-8273-94a5b6c7d8e9'), 'kms:GetKeyPolicy'),
  like(machine, 'ci-deploy', {
    access_keys: [
      { slot: 1, active: true, last_rotated: '2025-09-01T00:00:00.000Z', last_used_date: '2026-11-24T21:00:00.000Z' },
    ],
  }),
  like(group, '/aws/lambda/report-mailer', { retentionInDays: 90, kmsKeyId: null }),
  like(pick('rds/compliant', 'acme-orders'), 'acme-reading-room', {
    BackupRetentionPeriod: 1,
    MultiAZ: false,
    ...imagingTags,
  }),
  pick('vpc/gaps', 'sg-0b3'),
];

/**
 * Found in a state that the careful account does not have: Acme does not log what its models are asked, and neither
 * patients nor the app have client certificates.
 */
const instead: readonly Found[] = [
  ...found('bedrock/logging-off'),
  like(pick('cloudfront/compliant', 'E1ACME0000001'), 'E1ACME0000001', { ViewerMtlsConfig: null }),
  like(pick('elbv2/compliant', 'acme-app:443'), 'acme-app:443', { MutualAuthentication: null }),
];

/**
 * People sign in through IAM Identity Center: no IAM user has a password, and patients have no accounts here. Its APIs have
 * no names of their own.
 */
function isAbsent({ type, attributes }: Found): boolean {
  return (
    (type === 'aws/iam/user' && attributes.password_enabled === true) ||
    type.startsWith('aws/cognito/') ||
    type === 'aws/apigateway/domain-name'
  );
}

const described: readonly Found[] = [
  ...awsCases
    .filter(({ name, service }) => name === 'compliant' && service !== 'healthlake' && service !== 'tagging')
    .flatMap(({ path }) => found(path))
    .filter((one) => !isAbsent(one) && !instead.some(({ id }) => id === one.id)),
  ...instead,
  ...careless,
];

/** What its region tells of the tags of a resource. */
function tagged({ id, region, attributes: { Tags } }: Found): readonly Found[] {
  if (region !== 'ap-northeast-1' || !id.startsWith('arn:') || !Array.isArray(Tags) || Tags.length === 0) return [];
  const name = id.split(/[:/]/).at(-1) ?? id;
  return [{ type: 'aws/tagging/resource', region, id, name, attributes: { ResourceARN: id, Tags } }];
}

/** What was found in the account of the demo organisation: as the careful account of the fixtures, but for its own gaps. */
export const demoResources: readonly Found[] = [...described, ...described.flatMap(tagged)];
