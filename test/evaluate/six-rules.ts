import { parseRule } from '../../src/catalog/parse-rule.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Rule } from '../../src/model/rule.ts';
import type { Field, ResourceSchema } from '../../src/providers/schema.ts';
import { type Parts, ruleText } from '../catalog/sample.ts';

/** A rule of the language's design, with resources made at random. */
export interface SampleRule {
  readonly rule: Rule;
  readonly make: (random: Random) => Sample;
}

export interface Sample {
  readonly resource: JsonObject;
  readonly bucket?: JsonObject;
  /** The same verdict in plain JavaScript. */
  readonly holds: () => boolean;
}

/** Numbers from 0 to below 1. */
export type Random = () => number;

export const asOf = '2026-11-22T00:00:00Z';
const day = 86_400_000;

const object = (fields: Record<string, Field>, nullable = false): Field => ({ type: 'object', nullable, fields });
const list = (items: Field, nullable = false): Field => ({ type: 'list', nullable, items });
const text: Field = { type: 'string' };
const flag: Field = { type: 'boolean' };
const whole: Field = { type: 'integer' };
const schema = (type: string, fields: Record<string, Field>): ResourceSchema => ({
  type,
  title: { en: type, ja: type },
  scope: 'region',
  list: [],
  source: 'test',
  fields,
});
const nullable = (field: Field): Field => ({ ...field, nullable: true });

const bucketFields = {
  Name: text,
  Shards: nullable(whole),
  ObjectLockConfiguration: object({ ObjectLockEnabled: text }, true),
  Encryption: object(
    {
      Rules: list(
        object({
          ApplyServerSideEncryptionByDefault: object({ SSEAlgorithm: text, KMSMasterKeyID: nullable(text) }, true),
        }),
      ),
    },
    true,
  ),
};

const schemas: ReadonlyMap<string, ResourceSchema> = new Map(
  [
    schema('test/six/s3', bucketFields),
    schema('test/six/loggroup', {
      RetentionInDays: nullable(whole),
      Exports: list(object({ ObjectLock: object({ Enabled: flag, Days: whole }) })),
    }),
    schema('test/six/rootmfa', { SummaryMap: object({ AccountMFAEnabled: whole }) }),
    schema('test/six/sg', {
      IpPermissions: list(
        object({
          IpProtocol: text,
          FromPort: whole,
          ToPort: whole,
          IpRanges: list(object({ CidrIp: text })),
          Ipv6Ranges: list(object({ CidrIpv6: text })),
        }),
      ),
    }),
    schema('test/six/tls', {
      Protocols: list(text),
      CipherSuites: list(text),
      Certificate: object({ NotAfter: { type: 'time' } }),
    }),
    schema('test/six/trail', {
      Secret: { type: 'string', sensitive: true },
      Name: text,
      IsMultiRegionTrail: flag,
      LogFileValidationEnabled: flag,
      KmsKeyId: nullable(text),
      S3BucketName: text,
    }),
  ].map((each) => [each.type, each]),
);

/** Loads a rule over the test schemas; `parts` replace what the sample rule has. */
export function loadSample(name: string, parts: Parts): Rule {
  return parseRule({
    file: `${name}.yaml`,
    id: `test/six/${name}`,
    text: ruleText({ resource: `test/six/${name}`, ...parts }),
    schemas,
    safeguardIds: new Set(['encryption-at-rest']),
  });
}

const pick = <T>(random: Random, values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
const many = <T extends Json>(random: Random, most: number, make: () => T): T[] =>
  Array.from({ length: Math.floor(random() * (most + 1)) }, make);

const s3: SampleRule = {
  rule: loadSample('s3', {
    condition: `
  some: Encryption.Rules
  where:
    all:
      - { field: ApplyServerSideEncryptionByDefault.SSEAlgorithm, in: ["aws:kms", "aws:kms:dsse"] }
      - { field: ApplyServerSideEncryptionByDefault.KMSMasterKeyID, notContains: alias/aws/, ifNull: false }`,
  }),
  make: (random) => {
    const one = () => ({
      ApplyServerSideEncryptionByDefault:
        random() < 0.1
          ? null
          : {
              SSEAlgorithm: pick(random, ['AES256', 'aws:kms', 'aws:kms:dsse']),
              KMSMasterKeyID: pick(random, [null, 'alias/aws/s3', 'arn:aws:kms:us-east-1:111122223333:key/1']),
            },
    });
    const resource = { Name: 'acme', Encryption: random() < 0.1 ? null : { Rules: many(random, 3, one) } };
    const holds = () =>
      (resource.Encryption?.Rules ?? []).some(({ ApplyServerSideEncryptionByDefault: by }) => {
        const kms = by?.SSEAlgorithm === 'aws:kms' || by?.SSEAlgorithm === 'aws:kms:dsse';
        return kms && by.KMSMasterKeyID !== null && !by.KMSMasterKeyID.includes('alias/aws/');
      });
    return { resource, holds };
  },
};

const loggroup: SampleRule = {
  rule: loadSample('loggroup', {
    parameters: ` { minRetentionDays: { type: integer, default: 2190, stricter: higher } }`,
    condition: `
  any:
    - { field: RetentionInDays, atLeast: $params.minRetentionDays, ifNull: true }
    - some: Exports
      where:
        all:
          - { field: ObjectLock.Enabled, equals: true }
          - { field: ObjectLock.Days, atLeast: $params.minRetentionDays }`,
  }),
  make: (random) => {
    const resource = {
      RetentionInDays: pick(random, [null, 30, 365, 2189, 2190, 3653]),
      Exports: many(random, 3, () => ({
        ObjectLock: { Enabled: random() < 0.5, Days: pick(random, [1, 2189, 2190, 2192]) },
      })),
    };
    const holds = () =>
      resource.RetentionInDays === null ||
      resource.RetentionInDays >= 2190 ||
      resource.Exports.some(({ ObjectLock }) => ObjectLock.Enabled && ObjectLock.Days >= 2190);
    return { resource, holds };
  },
};

const rootmfa: SampleRule = {
  rule: loadSample('rootmfa', { condition: ` { field: SummaryMap.AccountMFAEnabled, equals: 1 }` }),
  make: (random) => {
    const resource = { SummaryMap: { AccountMFAEnabled: pick(random, [0, 1]) } };
    return { resource, holds: () => resource.SummaryMap.AccountMFAEnabled === 1 };
  },
};

const sg: SampleRule = {
  rule: loadSample('sg', {
    parameters: ` { ports: { type: list<integer>, default: [22, 3389], stricter: superset } }`,
    condition: `
  none: IpPermissions
  where:
    all:
      - any:
          - { some: IpRanges,   where: { field: CidrIp,   equals: 0.0.0.0/0 } }
          - { some: Ipv6Ranges, where: { field: CidrIpv6, equals: "::/0" } }
      - any:
          - { field: IpProtocol, equals: "-1" }
          - all:
              - { field: IpProtocol, in: [tcp, "6"] }
              - { portRange: [FromPort, ToPort], covers: $params.ports }`,
  }),
  make: (random) => {
    const IpPermissions = many(random, 4, () => {
      const from = pick(random, [0, 22, 443, 3000]);
      const ports = { FromPort: from, ToPort: from + pick(random, [0, 1, 1000]) };
      const IpProtocol = pick(random, ['-1', 'tcp', 'udp', '6']);
      return {
        IpProtocol,
        ...(IpProtocol === '-1' ? {} : ports),
        IpRanges: many(random, 2, () => ({ CidrIp: pick(random, ['10.0.0.0/8', '192.0.2.0/24', '0.0.0.0/0']) })),
        Ipv6Ranges: many(random, 1, () => ({ CidrIpv6: pick(random, ['2001:db8::/32', '::/0']) })),
      };
    });
    const holds = () =>
      !IpPermissions.some(({ IpProtocol, IpRanges, Ipv6Ranges, FromPort = -1, ToPort = -1 }) => {
        const open =
          IpRanges.some(({ CidrIp }) => CidrIp === '0.0.0.0/0') ||
          Ipv6Ranges.some(({ CidrIpv6 }) => CidrIpv6 === '::/0');
        if (!open || IpProtocol === '-1') return open;
        return IpProtocol !== 'udp' && ((FromPort <= 22 && ToPort >= 22) || (FromPort <= 3389 && ToPort >= 3389));
      });
    return { resource: { IpPermissions }, holds };
  },
};

const tls: SampleRule = {
  rule: loadSample('tls', {
    parameters: `
  allowedTls: { type: list<string>, default: [TLSv1.2, TLSv1.3], stricter: subset }
  minCertLife: { type: duration, default: 30d, stricter: higher }`,
    condition: `
  all:
    - { every: Protocols,    where: { field: ., in: $params.allowedTls } }
    - { none:  CipherSuites, where: { field: ., containsAny: [RC4, 3DES, DES-CBC3] } }
    - { field: Certificate.NotAfter, expiresInMoreThan: $params.minCertLife }`,
  }),
  make: (random) => {
    const days = pick(random, [-1, 29, 30, 31, 200, 300]);
    const resource = {
      Protocols: many(random, 2, () => pick(random, ['TLSv1.2', 'TLSv1.3', 'TLSv1.2', 'TLSv1.3', 'TLSv1.0'])),
      CipherSuites: many(random, 3, () => pick(random, ['TLS_AES_128_GCM_SHA256', 'ECDHE-RSA-AES256', 'DES-CBC3-SHA'])),
      Certificate: { NotAfter: new Date(Date.parse(asOf) + days * day).toISOString() },
    };
    const holds = () =>
      resource.Protocols.every((version) => version === 'TLSv1.2' || version === 'TLSv1.3') &&
      !resource.CipherSuites.some((suite) => /RC4|3DES|DES-CBC3/.test(suite)) &&
      Date.parse(resource.Certificate.NotAfter) - Date.parse(asOf) > 30 * day;
    return { resource, holds };
  },
};

const trail: SampleRule = {
  rule: loadSample('trail', {
    lookups: ` { bucket: { resource: test/six/s3, match: { Name: S3BucketName }, expect: one, whenAbsent: unknown } }`,
    condition: `
  all:
    - { id: multiRegion, field: IsMultiRegionTrail, equals: true }
    - { field: LogFileValidationEnabled, equals: true }
    - { field: KmsKeyId, isNull: false }
    - { id: lock, field: $bucket.ObjectLockConfiguration.ObjectLockEnabled, equals: Enabled }`,
    message: ` { en: "Trail {{ Name }}: {{ failed }}", ja: "証跡 {{ Name }}: {{ failed }}" }`,
  }),
  make: (random) => {
    const resource = {
      Name: 'org-trail',
      IsMultiRegionTrail: random() < 0.8,
      LogFileValidationEnabled: random() < 0.8,
      KmsKeyId: random() < 0.8 ? 'arn:aws:kms:us-east-1:111122223333:key/1' : null,
      S3BucketName: 'audit-logs',
    };
    const bucket = {
      Name: 'audit-logs',
      ObjectLockConfiguration: random() < 0.8 ? { ObjectLockEnabled: pick(random, ['Enabled', 'Disabled']) } : null,
    };
    const holds = () =>
      resource.IsMultiRegionTrail &&
      resource.LogFileValidationEnabled &&
      resource.KmsKeyId !== null &&
      bucket.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled';
    return { resource, bucket, holds };
  },
};

export const sixRules: Readonly<Record<string, SampleRule>> = { s3, loggroup, rootmfa, sg, tls, trail };

/** The same numbers on every machine (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
