import { describe, expect, it } from 'vitest';
import { readCertificateKey } from '../../../../src/providers/aws/derive/certificate-key.ts';
import { minimumViewerTls, readDistribution } from '../../../../src/providers/aws/derive/distribution.ts';
import { readDefaultAction, readWebAclRules } from '../../../../src/providers/aws/derive/web-acl-rules.ts';

describe('the key of a certificate', () => {
  it.each([
    ['RSA_2048', { KeyType: 'RSA', KeySize: 2048 }],
    ['RSA-1024', { KeyType: 'RSA', KeySize: 1024 }],
    ['EC_prime256v1', { KeyType: 'EC', KeySize: 256 }],
    ['EC-secp384r1', { KeyType: 'EC', KeySize: 384 }],
    ['EC_secp521r1', { KeyType: 'EC', KeySize: 521 }],
    ['EC_brainpool', {}],
    ['ML_DSA_65', {}],
    [undefined, {}],
  ])('%s is %j', (algorithm, expected) => {
    expect(readCertificateKey(algorithm)).toEqual(expected);
  });
});

describe('the lowest TLS version for viewers', () => {
  it.each([
    ['SSLv3', 'SSLv3'],
    ['TLSv1', 'TLSv1.0'],
    ['TLSv1_2016', 'TLSv1.0'],
    ['TLSv1.1_2016', 'TLSv1.1'],
    ['TLSv1.2_2018', 'TLSv1.2'],
    ['TLSv1.2_2021', 'TLSv1.2'],
    ['TLSv1.3_2025', 'TLSv1.3'],
    ['newest', undefined],
    [undefined, undefined],
  ])('of %s is %s', (MinimumProtocolVersion, expected) => {
    expect(minimumViewerTls({ CloudFrontDefaultCertificate: false, MinimumProtocolVersion })).toBe(expected);
  });

  it('is 1.0 with the default certificate, whatever is set', () => {
    const MinimumProtocolVersion = 'TLSv1.2_2021';
    expect(minimumViewerTls({ CloudFrontDefaultCertificate: true, MinimumProtocolVersion })).toBe('TLSv1.0');
    expect(minimumViewerTls(undefined)).toBeUndefined();
  });
});

describe('a distribution', () => {
  const none = { Quantity: 0 };
  const summary = {
    Aliases: none,
    ViewerCertificate: { CloudFrontDefaultCertificate: true },
    DefaultCacheBehavior: { TargetOriginId: 'web', ViewerProtocolPolicy: 'https-only' },
    CacheBehaviors: none,
    Origins: none,
    WebACLId: '',
  };

  it('has its default behaviour first, then those of paths', () => {
    const CacheBehaviors = { Quantity: 1, Items: [{ PathPattern: '/img/*', ViewerProtocolPolicy: 'allow-all' }] };
    const { Behaviors } = readDistribution({ ...summary, CacheBehaviors });
    expect(Behaviors?.map(({ PathPattern }) => PathPattern)).toEqual(['*', '/img/*']);
  });

  it('has empty lists and no web ACL where there are none', () => {
    expect(readDistribution(summary)).toMatchObject({ Aliases: [], Origins: [], WebACLId: null });
  });

  it('has no behaviours and origins that were not answered', () => {
    const { Behaviors, Origins, WebACLId } = readDistribution({ DefaultCacheBehavior: summary.DefaultCacheBehavior });
    expect([Behaviors, Origins, WebACLId]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    [{ S3OriginConfig: { OriginAccessIdentity: '' }, OriginAccessControlId: 'E1' }, 's3', true],
    [{ S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E2' } }, 's3', true],
    [{ S3OriginConfig: { OriginAccessIdentity: '' }, OriginAccessControlId: '' }, 's3', false],
    [{ CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } }, 'custom', null],
    [{ VpcOriginConfig: { VpcOriginId: 'vo_1' } }, 'vpc', null],
  ])('has an origin %j of kind %s', (origin, Kind, AccessRestricted) => {
    const { Origins } = readDistribution({ ...summary, Origins: { Quantity: 1, Items: [origin] } });
    expect(Origins?.[0]).toMatchObject({ Kind, AccessRestricted });
  });

  it('names the access controls of its S3 origins, each once', () => {
    const s3 = { S3OriginConfig: { OriginAccessIdentity: '' } };
    const Items = [
      { ...s3, OriginAccessControlId: 'E1' },
      { ...s3, OriginAccessControlId: 'E1' },
      { ...s3, OriginAccessControlId: '' },
      { CustomOriginConfig: {}, OriginAccessControlId: 'E2' },
    ];
    const { S3OriginAccessControlIds } = readDistribution({ ...summary, Origins: { Quantity: 4, Items } });
    expect(S3OriginAccessControlIds).toEqual(['E1']);
  });

  it('has no kind for an origin that is none of these', () => {
    const { Origins } = readDistribution({ ...summary, Origins: { Quantity: 1, Items: [{ Id: 'new' }] } });
    expect(Origins?.[0]).not.toHaveProperty('Kind');
  });
});

describe('the rules of a web ACL', () => {
  const group = { Statement: { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesCommonRuleSet' } } };

  it.each([
    [{ ...group, OverrideAction: { None: {} } }, 'managed-rule-group', 'enforce'],
    [{ ...group, OverrideAction: { Count: {} } }, 'managed-rule-group', 'count'],
    [{ Statement: { RateBasedStatement: {} }, Action: { Block: {} } }, 'rate-based', 'enforce'],
    [{ Statement: { RuleGroupReferenceStatement: {} }, OverrideAction: { None: {} } }, 'rule-group', 'enforce'],
    [{ Statement: { IPSetReferenceStatement: {} }, Action: { Allow: {} } }, 'other', 'allow'],
    [{ Statement: { SqliMatchStatement: {} }, Action: { Count: {} } }, 'other', 'count'],
  ])('%j are %s that %s', (rule, Kind, Effect) => {
    expect(readWebAclRules({ Rules: [{ Name: 'r', ...rule } as object] })).toEqual([{ Name: 'r', Kind, Effect }]);
  });

  it('hold those of Firewall Manager before and after', () => {
    const managed = (Name: string) => ({
      Name,
      FirewallManagerStatement: { ManagedRuleGroupStatement: {} },
      OverrideAction: { None: {} } as object,
    });
    const rules = readWebAclRules({
      PreProcessFirewallManagerRuleGroups: [managed('first')],
      Rules: [{ Name: 'own', ...group, OverrideAction: { Count: {} } as object }],
      PostProcessFirewallManagerRuleGroups: [managed('last')],
    });
    expect(rules?.map(({ Name, Effect }) => `${Name} ${Effect}`)).toEqual([
      'first enforce',
      'own count',
      'last enforce',
    ]);
  });

  it('are not known from an answer without a web ACL', () => {
    expect(readWebAclRules(undefined)).toBeUndefined();
    expect(readDefaultAction(undefined)).toBeUndefined();
  });

  it.each([
    [{ Allow: {} }, 'Allow'],
    [{ Block: {} }, 'Block'],
    [{}, undefined],
  ])('end in a default action %j: %s', (DefaultAction, expected) => {
    expect(readDefaultAction({ DefaultAction })).toBe(expected);
  });
});
