import { describe, expect, it } from 'vitest';
import { readCipherSuite } from '../../../../src/providers/aws/derive/cipher-suite.ts';
import { deliveredLogTypes } from '../../../../src/providers/aws/derive/delivered-log-types.ts';
import { normaliseListenerRules } from '../../../../src/providers/aws/derive/listener-rules.ts';
import { nestAttributes } from '../../../../src/providers/aws/derive/load-balancer-attributes.ts';

describe('a cipher suite, by its name', () => {
  it.each([
    ['TLS_AES_128_GCM_SHA256', true, 'AEAD'],
    ['TLS_CHACHA20_POLY1305_SHA256', true, 'AEAD'],
    ['ECDHE-ECDSA-AES128-GCM-SHA256', true, 'AEAD'],
    ['ECDHE-RSA-CHACHA20-POLY1305', true, 'AEAD'],
    ['DHE-RSA-AES256-CCM', true, 'AEAD'],
    ['ECDHE-RSA-AES256-SHA384', true, 'CBC'],
    ['DHE-RSA-AES128-SHA', true, 'CBC'],
    ['EDH-RSA-DES-CBC3-SHA', true, 'CBC'],
    ['AES128-GCM-SHA256', false, 'AEAD'],
    ['AES256-SHA', false, 'CBC'],
    ['DES-CBC3-SHA', false, 'CBC'],
    ['CAMELLIA128-SHA', false, 'CBC'],
    ['RC4-MD5', false, 'STREAM'],
    ['ECDHE-RSA-RC4-SHA', true, 'STREAM'],
    ['ECDHE-RSA-NULL-SHA', true, 'NULL'],
    ['NULL-SHA256', false, 'NULL'],
    ['ADH-AES128-SHA', false, 'CBC'],
    ['ECDH-RSA-AES128-GCM-SHA256', false, 'AEAD'],
    ['PSK-AES128-CBC-SHA', false, 'CBC'],
  ])('%s: forward secrecy %s, %s', (name, ForwardSecrecy, Mode) => {
    expect(readCipherSuite(name)).toEqual({ ForwardSecrecy, Mode });
  });

  it.each([[undefined], [''], ['TLS_NEW_256_XYZ_SHA384'], ['ECDHE-RSA-KYBER-SHA256'], ['aes128-sha']])(
    'is not judged: %s',
    (name) => {
      expect(readCipherSuite(name)).toEqual({});
    },
  );
});

describe('load balancer attributes', () => {
  it('are nested at their dots, with booleans', () => {
    expect(
      nestAttributes([
        { Key: 'access_logs.s3.enabled', Value: 'true' },
        { Key: 'access_logs.s3.bucket', Value: '' },
        { Key: 'deletion_protection.enabled', Value: 'false' },
        { Key: 'idle_timeout.timeout_seconds', Value: '60' },
      ]),
    ).toEqual({
      access_logs: { s3: { enabled: true, bucket: '' } },
      deletion_protection: { enabled: false },
      idle_timeout: { timeout_seconds: '60' },
    });
  });

  it('keep the first of two keys where one goes on in the other', () => {
    expect(
      nestAttributes([
        { Key: 'a.b', Value: 'x' },
        { Key: 'a.b.c', Value: 'y' },
        { Key: 'a.b', Value: 'z' },
      ]),
    ).toEqual({ a: { b: 'x' } });
  });

  it('are not known from an answer without a list', () => {
    expect(nestAttributes(undefined)).toBeUndefined();
    expect(
      nestAttributes([{ Key: 'x' }, { Value: 'y' }, { Key: '__proto__.enabled', Value: 'true' }]),
    ).not.toHaveProperty('enabled');
  });
});

describe('the rules of a listener', () => {
  it.each([
    ['forward', {}, null],
    ['authenticate-oidc', { AuthenticateOidcConfig: { SessionTimeout: 900 } }, 900],
    ['authenticate-cognito', { AuthenticateCognitoConfig: { SessionTimeout: 3600 } }, 3600],
    ['authenticate-oidc', { AuthenticateOidcConfig: {} }, 604_800],
    ['authenticate-cognito', {}, 604_800],
  ])('have a session timeout where they authenticate: %s %j', (Type, config, expected) => {
    const [rule] = normaliseListenerRules([{ Actions: [{ Type, ...config }] }]);
    expect(rule?.Actions?.[0]?.SessionTimeout).toBe(expected);
  });

  it('keep a redirect and lose who is let in', () => {
    const Actions = [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } }];
    const Conditions = [{ Field: 'source-ip' }];
    expect(normaliseListenerRules([{ IsDefault: true, Actions, Conditions } as object])).toEqual([
      { IsDefault: true, Actions: [{ ...Actions[0], SessionTimeout: null }] },
    ]);
  });
});

describe('log types that are delivered', () => {
  const arn = 'arn:aws:cloudfront::111122223333:distribution/E1';
  const source = { name: 'cf', resourceArns: [arn], logType: 'ACCESS_LOGS' };

  it('are those with a source of the resource and a delivery', () => {
    expect(deliveredLogTypes(arn, [source], [{ deliverySourceName: 'cf' }])).toEqual(['ACCESS_LOGS']);
  });

  it.each([
    ['of another resource', [{ ...source, resourceArns: [`${arn}2`] }], [{ deliverySourceName: 'cf' }]],
    ['without a delivery', [source], []],
    ['with the delivery of another source', [source], [{ deliverySourceName: 'other' }]],
    ['that is inactive', [{ ...source, status: 'INACTIVE' }], [{ deliverySourceName: 'cf' }]],
    ['without a name', [{ ...source, name: undefined }], [{}]],
  ])('are none for a source %s', (_, sources, deliveries) => {
    expect(deliveredLogTypes(arn, sources, deliveries)).toEqual([]);
  });

  it('are named once', () => {
    const twice = [source, { ...source, name: 'again' }];
    expect(deliveredLogTypes(arn, twice, [{ deliverySourceName: 'cf' }, { deliverySourceName: 'again' }])).toHaveLength(
      1,
    );
  });
});
