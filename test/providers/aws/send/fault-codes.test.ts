import { beforeEach, describe, expect, it, vi } from 'vitest';
import { clientSettings } from '../../../../src/providers/aws/connect/session.ts';
import { readFault, toCause } from '../../../../src/providers/aws/send/cause.ts';
import { createTransport } from '../../../../src/providers/aws/send/send.ts';
import { createReader, type Reader } from '../../../../src/providers/read/read.ts';
import { openTestSession } from '../../../support/aws-session.ts';
import { isolateAws } from '../../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const ref = { call: 'ec2:DescribeVolumes', permission: 'ec2:DescribeVolumes' };

describe('a code', () => {
  const cause = (code: string, subject?: string) =>
    toCause(readFault(Object.assign(new Error('no'), { name: code })), ref, subject);

  it.each([
    'AccessDenied',
    'AccessDeniedException',
    'UnauthorizedOperation',
    'AuthorizationError',
    'AuthorizationErrorException',
    'NotAuthorized',
  ])('%s is denied, with the permission to grant', (code) => {
    expect(cause(code)).toEqual({ kind: 'denied', call: ref.call, code, permission: ref.permission });
  });

  it.each([
    'UnrecognizedClientException',
    'InvalidClientTokenId',
    'AuthFailure',
    'InvalidToken',
    'OptInRequired',
    'SubscriptionRequiredException',
    'RequestTimeTooSkewed',
  ])('%s is denied, and no permission would help', (code) => {
    expect(cause(code)).toEqual({ kind: 'denied', call: ref.call, code });
  });

  it.each([
    'ThrottlingException',
    'Throttling',
    'RequestLimitExceeded',
    'TooManyRequestsException',
    'SlowDown',
    'RequestThrottledException',
  ])('%s is throttled', (code) => {
    expect(cause(code).kind).toBe('throttled');
  });

  it.each(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'CredentialsProviderError'])(
    '%s is credentials-expired',
    (code) => {
      expect(cause(code).kind).toBe('credentials-expired');
    },
  );

  it.each(['ENOTFOUND', 'EAI_AGAIN', 'UnknownEndpoint', 'ECONNREFUSED', 'ProxyRefused', 'CERT_HAS_EXPIRED'])(
    '%s is unreachable',
    (code) => {
      expect(cause(code).kind).toBe('unreachable');
    },
  );

  it.each([
    'InvalidVolume.NotFound',
    'InvalidSnapshot.NotFound',
    'DBInstanceNotFound',
    'DBClusterNotFoundFault',
    'RepositoryNotFoundException',
    'TableNotFoundException',
    'FileSystemNotFound',
    'LoadBalancerNotFound',
    'WAFNonexistentItemException',
    'AWS.SimpleQueueService.NonExistentQueue',
  ])('%s is vanished where it was asked about something listed, and else an answer we do not know', (code) => {
    expect(cause(code, 'vol-1').kind).toBe('vanished');
    expect(cause(code).kind).toBe('bad-response');
  });

  it.each([
    'ReplicationConfigurationNotFoundError',
    'ServerSideEncryptionConfigurationNotFoundError',
    'RepositoryPolicyNotFoundException',
    'NoSuchTagSet',
  ])('%s, where nobody said that it means "there is none", is not vanished', (code) => {
    expect(cause(code, 'acme-records').kind).toBe('bad-response');
  });

  it.each(['AccountNotManagementOrDelegatedAdministrator', 'AccountNotManagementOrDelegatedAdministratorException'])(
    '%s is denied, and says who is told',
    (code) => {
      expect(cause(code)).toEqual({ kind: 'denied', call: ref.call, code, only: 'management-account' });
    },
  );

  it('of Organizations tells a member account from a caller without the permission', () => {
    const list = { call: 'organizations:ListPolicies', permission: 'organizations:ListPolicies' };
    const denied = (message: string, call = list) =>
      toCause(readFault(Object.assign(new Error(message), { name: 'AccessDeniedException' })), call, undefined);
    const member = "You don't have permissions to access this resource.";
    const base = { kind: 'denied', call: list.call, code: 'AccessDeniedException' };
    expect(denied(member)).toEqual({ ...base, only: 'management-account' });
    expect(
      denied('User: arn:aws:iam::111122223333:user/ci is not authorized to perform: organizations:ListPolicies'),
    ).toEqual({
      ...base,
      permission: list.permission,
    });
    expect(denied(member, ref)).not.toHaveProperty('only');
  });

  it('does not matter where the SDK has given up retrying', () => {
    expect(toCause(readFault(new Error('No retry token available')), ref, undefined).kind).toBe('throttled');
  });
});

async function readerOf(
  script: FaultScript,
): Promise<{ readonly reader: Reader; readonly ask: () => Promise<unknown> }> {
  const { session } = await openTestSession([], { script });
  const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
  const { signal } = new AbortController();
  const reader = createReader({
    transport: createTransport(session),
    scope,
    service: 'ec2',
    signal,
    record: () => undefined,
  });
  const { DescribeVolumesCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  const client = new EC2Client(clientSettings(session, 'EC2', 'ap-northeast-1'));
  const ask = () => reader.read({ call: ref, send: (options) => client.send(new DescribeVolumesCommand({}), options) });
  return { reader, ask };
}

describe('EC2, whose errors have a form of their own', () => {
  const error = (status: number, code: string, message = ''): Fault => ({ kind: 'error', status, code, message });

  it.each([
    [error(403, 'UnauthorizedOperation'), { kind: 'denied', permission: ref.permission }],
    [
      error(403, 'UnauthorizedOperation', 'You are not authorized: with an explicit deny in a service control policy.'),
      { kind: 'blocked-by-policy' },
    ],
    [error(401, 'AuthFailure', 'AWS was not able to validate the provided access credentials'), { kind: 'denied' }],
    [error(403, 'OptInRequired', 'You are not subscribed to this service'), { kind: 'denied' }],
    [error(503, 'RequestLimitExceeded'), { kind: 'throttled' }],
    [error(400, 'RequestExpired'), { kind: 'credentials-expired' }],
  ])('%o', async (fault, cause) => {
    const { ask } = await readerOf(() => fault);
    const answer = await ask();
    expect(answer).toMatchObject({ state: 'unread', cause: { ...cause, code: (fault as { code: string }).code } });
  });

  it('is asked again with new keys after RequestExpired', async () => {
    const used: string[] = [];
    const { ask } = await readerOf(({ accessKey }) => {
      used.push(accessKey);
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDRENEWED');
      return error(400, accessKey === 'AKIDRENEWED' ? 'UnauthorizedOperation' : 'RequestExpired');
    });
    expect(await ask()).toMatchObject({ cause: { kind: 'denied' } });
    expect(used).toEqual(['AKIDACME', 'AKIDRENEWED']);
  });
});

describe('a page that is not of AWS', () => {
  it('with status 403 is no denial', async () => {
    const { ask } = await readerOf(() => ({ kind: 'portal', status: 403 }));
    expect(await ask()).toMatchObject({ state: 'unread', cause: { kind: 'bad-response', code: 'ForeignAnswer' } });
  });
});

describe('a list without an end', () => {
  it('ends after ten thousand pages, and is not whole', async () => {
    const { reader } = await readerOf(() => undefined);
    let page = 0;
    const listed = await reader.readPages({
      call: { call: 'sts:ListForEver', permission: 'sts:ListForEver' },
      send: async () => ({ $metadata: {}, Items: [], Next: String(++page) }),
      items: ({ Items }) => Items,
      next: ({ Next }) => Next,
    });
    expect(listed.cause?.kind).toBe('budget');
    expect(page).toBe(10_000);
  });
});
