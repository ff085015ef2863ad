import { describe, expect, it } from 'vitest';
import { deniesPlainCalls, mountsOverTlsOnly } from '../../../../src/providers/aws/derive/deny-plain-calls.ts';

const queue = 'arn:aws:sqs:ap-northeast-1:111122223333:acme-orders';
const actions = ['sqs:SendMessage', 'sqs:ReceiveMessage'];
const plain = { Bool: { 'aws:SecureTransport': 'false' } };
const deny = { Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: queue, Condition: plain };

function judge(...statements: readonly object[]): boolean | undefined {
  return deniesPlainCalls(JSON.stringify({ Statement: statements }), { resource: queue, actions });
}

describe('a queue policy denies plain HTTP when it', () => {
  it.each<[string, object]>([
    ['denies every action of the service', {}],
    ['denies every action there is', { Action: '*' }],
    ['writes the service in capitals', { Action: 'SQS:*' }],
    ['names the calls that carry messages', { Action: ['sqs:sendmessage', 'sqs:ReceiveMessage'] }],
    ['is for every queue', { Resource: '*' }],
    ['names the principal by AWS', { Principal: { AWS: '*' } }],
    ['has a bare false', { Condition: { BoolIfExists: { 'AWS:SecureTransport': false } } }],
  ])('%s', (_, change) => {
    expect(judge({ ...deny, ...change })).toBe(true);
  });

  it('denies each call in a statement of its own', () => {
    expect(judge({ ...deny, Action: actions[0] }, { ...deny, Action: actions[1] })).toBe(true);
  });
});

describe('a queue policy does not when it', () => {
  it.each<[string, object]>([
    ['allows', { Effect: 'Allow' }],
    ['denies sending only', { Action: 'sqs:SendMessage' }],
    ['denies another service', { Action: 'sns:*' }],
    ['is for another queue', { Resource: `${queue}-old` }],
    ['denies one user', { Principal: { AWS: 'arn:aws:iam::111122223333:user/taro' } }],
    ['denies all but one user', { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/taro' } }],
    ['denies TLS', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
    ['has a second condition', { Condition: { ...plain, StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }],
    ['has no condition', { Condition: undefined }],
  ])('%s', (_, change) => {
    expect(judge({ ...deny, ...change })).toBe(false);
  });

  it('has no statement', () => {
    expect(judge()).toBe(false);
  });
});

const fileSystem = 'arn:aws:elasticfilesystem:ap-northeast-1:111122223333:file-system/fs-1';
const mount = ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'];
const allow = { Effect: 'Allow', Principal: { AWS: '*' }, Action: mount };

function judgeMounts(...statements: readonly object[]): boolean | undefined {
  return mountsOverTlsOnly(JSON.stringify({ Statement: statements }), fileSystem);
}

describe('a file system is mounted over TLS only', () => {
  it.each<[string, readonly object[]]>([
    ['by a Deny without a resource', [allow, { ...deny, Action: '*', Resource: undefined }]],
    ['by a Deny of mounting', [{ ...deny, Action: 'elasticfilesystem:ClientMount', Resource: fileSystem }]],
    ['by an Allow for TLS alone', [{ ...allow, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }]],
  ])('%s', (_, statements) => {
    expect(judgeMounts(...statements)).toBe(true);
  });

  it.each<[string, readonly object[]]>([
    ['that allows every client', [allow]],
    [
      'that allows some over TLS, and others anyhow',
      [{ ...allow, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, allow],
    ],
    [
      'whose Deny leaves mounting out',
      [allow, { ...deny, Action: 'elasticfilesystem:ClientWrite', Resource: fileSystem }],
    ],
    ['whose Deny is for another file system', [allow, { ...deny, Action: '*', Resource: `${fileSystem}2` }]],
    ['without a statement', []],
  ])('but not by a policy %s', (_, statements) => {
    expect(judgeMounts(...statements)).toBe(false);
  });
});

it('is not judged where there is no policy', () => {
  for (const text of [undefined, '<html></html>', '[]', '{"Statement":["Deny"]}']) {
    expect(deniesPlainCalls(text, { resource: queue, actions })).toBeUndefined();
    expect(mountsOverTlsOnly(text, fileSystem)).toBeUndefined();
  }
});
