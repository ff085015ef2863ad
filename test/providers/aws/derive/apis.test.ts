import { describe, expect, it } from 'vitest';
import { listApiMethods } from '../../../../src/providers/aws/derive/api-methods.ts';
import { apiPolicyAllowsAnyone } from '../../../../src/providers/aws/derive/api-policy.ts';
import {
  defaultEndpointVersion,
  securityPolicyVersion,
} from '../../../../src/providers/aws/derive/api-security-policy.ts';
import { listMethodSettings, weakestExecutionLogging } from '../../../../src/providers/aws/derive/method-settings.ts';

describe('a security policy of API Gateway', () => {
  it.each([
    ['TLS_1_0', 'TLSv1.0'],
    ['TLS_1_2', 'TLSv1.2'],
    ['SecurityPolicy_TLS13_1_3_2025_09', 'TLSv1.3'],
    ['SecurityPolicy_TLS13_1_3_FIPS_2025_09', 'TLSv1.3'],
    ['SecurityPolicy_TLS13_1_2_2021_06', 'TLSv1.2'],
    ['SecurityPolicy_TLS13_1_2_PQ_2025_09', 'TLSv1.2'],
    ['SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09', 'TLSv1.2'],
    ['SecurityPolicy_TLS13_1_2_FIPS_PQ_2025_09', 'TLSv1.2'],
    ['SecurityPolicy_TLS13_1_2_FIPS_PFS_PQ_2025_09', 'TLSv1.2'],
    ['SecurityPolicy_TLS13_1_2_Ext2_PQ_2025_09', 'TLSv1.2'],
    ['SecurityPolicy_TLS13_1_2_Ext2_FIPS_PQ_2025_09', 'TLSv1.2'],
    ['SecurityPolicy_TLS13_2025_EDGE', 'TLSv1.3'],
    ['SecurityPolicy_TLS12_PFS_2025_EDGE', 'TLSv1.2'],
    ['SecurityPolicy_TLS12_2018_EDGE', 'TLSv1.2'],
  ])('%s accepts nothing below %s', (policy, expected) => {
    expect(securityPolicyVersion(policy)).toBe(expected);
  });

  it.each([[undefined], [''], ['TLS_1'], ['SecurityPolicy_QUIC_2030_01'], ['SecurityPolicy_TLS13']])(
    'is not judged: %s',
    (policy) => {
      expect(securityPolicyVersion(policy)).toBeUndefined();
    },
  );

  it.each([
    [undefined, ['REGIONAL'], 'TLSv1.0'],
    [undefined, ['EDGE'], 'TLSv1.0'],
    [undefined, ['PRIVATE'], 'TLSv1.2'],
    [undefined, undefined, undefined],
    ['SecurityPolicy_TLS13_1_2_2021_06', ['REGIONAL'], 'TLSv1.2'],
    ['unheard of', ['REGIONAL'], undefined],
  ])('of an endpoint itself, policy %s of %j, is %s', (policy, types, expected) => {
    expect(defaultEndpointVersion(policy, types)).toBe(expected);
  });
});

describe('method settings of a stage', () => {
  it.each([
    ['OFF', {}],
    ['OFF', { 'records/GET': { loggingLevel: 'INFO' } }],
    ['INFO', { '*/*': { loggingLevel: 'INFO' } }],
    ['ERROR', { '*/*': { loggingLevel: 'INFO' }, 'records/GET': { loggingLevel: 'ERROR' } }],
    ['OFF', { '*/*': { loggingLevel: 'INFO' }, 'records/GET': { loggingLevel: 'OFF' } }],
    [undefined, { '*/*': {} }],
    [undefined, { '*/*': { loggingLevel: 'INFO' }, 'records/GET': {} }],
    ['OFF', { '*/*': { loggingLevel: 'OFF' }, 'records/GET': {} }],
    [undefined, { '*/*': { loggingLevel: 'DEBUG' } }],
    [undefined, undefined],
  ])('log %s at least: %j', (expected, settings) => {
    expect(weakestExecutionLogging(settings)).toBe(expected);
  });

  it('are a list in order', () => {
    expect(listMethodSettings({ 'b/GET': { cachingEnabled: true }, '*/*': {} })).toEqual([
      { method: '*/*' },
      { method: 'b/GET', cachingEnabled: true },
    ]);
    expect(listMethodSettings(undefined)).toBeUndefined();
  });
});

describe('the methods of an API', () => {
  const method = (methodIntegration: object | undefined) =>
    listApiMethods([
      {
        path: '/a',
        resourceMethods: {
          GET: { httpMethod: 'GET', authorizationType: 'NONE', ...(methodIntegration && { methodIntegration }) },
        },
      },
    ])[0];

  it.each([
    [{ type: 'HTTP_PROXY', uri: 'https://api.acme.example/a' }, 'https'],
    [{ type: 'HTTP', uri: 'HTTP://api.acme.example/a' }, 'http'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a stage variable of API Gateway
    [{ type: 'HTTP', uri: '${stageVariables.backend}/a' }, undefined],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a stage variable of API Gateway
    [{ type: 'HTTP', uri: 'https://${stageVariables.host}/a' }, 'https'],
    [{ type: 'AWS_PROXY', uri: 'arn:aws:apigateway:ap-northeast-1:lambda:path/x' }, null],
    [{ type: 'MOCK' }, null],
    [undefined, null],
  ])('have an integration %j of scheme %s', (integration, scheme) => {
    expect(method(integration)?.integrationScheme).toBe(scheme);
  });

  it('keep no address', () => {
    const shaped = method({
      type: 'HTTP',
      uri: 'https://u:p@api.acme.example',
      tlsConfig: { insecureSkipVerification: true },
    });
    expect(JSON.stringify(shaped)).not.toContain('acme');
    expect(shaped).toMatchObject({ path: '/a', httpMethod: 'GET', insecureSkipVerification: true });
  });

  it('are none where resources have none', () => {
    expect(listApiMethods([{ path: '/' }])).toEqual([]);
  });
});

describe('the resource policy of an API', () => {
  const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
  const deny = { ...allow, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } };
  const judge = (...statements: readonly object[]) => apiPolicyAllowsAnyone(JSON.stringify({ Statement: statements }));

  it.each<[string, readonly object[]]>([
    ['without a condition', [allow]],
    ['from all addresses', [{ ...allow, Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } } }]],
    ['from one half of all addresses', [{ ...allow, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } } }]],
    ['from what is no address', [{ ...allow, Condition: { IpAddress: { 'aws:SourceIp': 'office' } } }]],
    [
      'where only some addresses are denied',
      [allow, { ...deny, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }],
    ],
    ['where others are denied one path', [allow, { ...deny, Resource: 'execute-api:/prod/GET/admin' }]],
    ['where one user is denied', [allow, { ...deny, Principal: { AWS: 'arn:aws:iam::111122223333:user/taro' } }]],
    [
      'where others are denied on two conditions',
      [allow, { ...deny, Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1', 'aws:SourceVpc': 'vpc-1' } } }],
    ],
    [
      'by a condition on the time',
      [{ ...allow, Condition: { DateLessThan: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } } }],
    ],
  ])('allows anyone %s', (_, statements) => {
    expect(judge(...statements)).toBe(true);
  });

  it.each<[string, readonly object[]]>([
    ['for one account', [{ ...allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }]],
    ['from a VPC endpoint', [{ ...allow, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }]],
    ['from a network', [{ ...allow, Condition: { IpAddress: { 'aws:SourceIp': ['192.0.2.0/24', '198.51.100.7'] } } }]],
    ['with all others denied', [allow, deny]],
    [
      'with all other networks denied',
      [allow, { ...deny, Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } }],
    ],
    [
      'with all others denied by the ARN of the API',
      [allow, { ...deny, Resource: 'arn:aws:execute-api:ap-northeast-1:111122223333:a1b2/*' }],
    ],
    ['with nothing allowed', [deny]],
  ])('does not allow anyone %s', (_, statements) => {
    expect(judge(...statements)).toBe(false);
  });

  it('is read with its quotes escaped, as the service answers', () => {
    const text = JSON.stringify({ Statement: [allow] });
    expect(apiPolicyAllowsAnyone(text.replaceAll('"', '\\"'))).toBe(true);
  });

  it('is not judged where it is none', () => {
    expect(apiPolicyAllowsAnyone('')).toBeUndefined();
    expect(apiPolicyAllowsAnyone('no policy')).toBeUndefined();
  });
});
