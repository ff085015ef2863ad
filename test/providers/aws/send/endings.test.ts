import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isSameKeys, type Keys } from '../../../../src/providers/aws/connect/keys.ts';
import { clientSettings, openSession, type Session } from '../../../../src/providers/aws/connect/session.ts';
import { createTransport } from '../../../../src/providers/aws/send/send.ts';
import { createReader } from '../../../../src/providers/read/read.ts';
import { keepCredentials } from '../../../../src/providers/send/credentials.ts';
import { openTestSession } from '../../../support/aws-session.ts';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, collectCase, isolateAws, observedAt } from '../../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

describe('credentials that expire', () => {
  const expired: Fault = { kind: 'error', status: 400, code: 'ExpiredTokenException' };

  it('end the account: what follows is not asked any more, and is in the ledger', async () => {
    const script: FaultScript = ({ call }) => (call === 'kms:DescribeKey' ? expired : undefined);
    const wanted = { 'aws/kms/key': ['KeyState', 'KeyRotation', 'PolicyAllowsAnyone'] };
    const { resources, calls, server } = await collectCase('kms/compliant', wanted, { script });
    expect(resources).toHaveLength(3);
    for (const { attributes, unread } of resources) {
      expect(attributes).toEqual({});
      for (const name of wanted['aws/kms/key']) expect(unread[name]?.kind).toBe('credentials-expired');
    }
    expect(server.requests.filter(({ call }) => call.startsWith('kms:Get'))).toEqual([]);
    const later = calls.filter(({ call }) => call.startsWith('kms:Get'));
    expect(later).toHaveLength(6);
    expect(later.every(({ attempts, outcome }) => attempts === 0 && outcome === 'failed')).toBe(true);
  });

  it('are renewed once when the chain has others', async () => {
    const script: FaultScript = ({ accessKey, call }) => {
      if (call === 'sts:GetCallerIdentity' || accessKey === 'AKIDRENEWED') return undefined;
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDRENEWED');
      return expired;
    };
    const { resources, calls, server } = await collectCase(
      'kms/compliant',
      { 'aws/kms/key': ['KeyState'] },
      { script },
    );
    expect(resources.map(({ unread }) => unread)).toEqual([{}, {}, {}]);
    expect(calls.every(({ outcome }) => outcome === 'ok')).toBe(true);
    expect(new Set(server.requests.map(({ accessKey }) => accessKey))).toEqual(new Set(['AKIDACME', 'AKIDRENEWED']));
  });
});

describe('credentials that are loaded by a request', () => {
  it('are there before its turn, so that one place is enough for both', async () => {
    const { session, server } = await openTestSession(loadWorld('sts/caller'), { concurrency: 1 });
    const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
    const client = new STSClient(clientSettings(session, 'STS', 'ap-northeast-1'));
    const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
    const { signal } = new AbortController();
    const call = { call: 'sts:GetCallerIdentity', permission: 'sts:GetCallerIdentity' };
    const ask = (from: Session, using: typeof client) =>
      createReader({ transport: createTransport(from), scope, service: 'sts', signal, record: () => undefined }).read({
        call,
        send: (options) => using.send(new GetCallerIdentityCommand({}), options),
      });
    const load = async (): Promise<Keys> => {
      expect(await ask(session, client)).toMatchObject({ state: 'value' });
      return { accessKeyId: 'AKIDASSUMED', secretAccessKey: 's', expiration: new Date(observedAt) };
    };
    const account = openSession(session, keepCredentials({ load, isSame: isSameKeys, now: session.now }));
    const assumed = new STSClient(clientSettings(account, 'STS', 'ap-northeast-1'));
    expect(await ask(account, assumed)).toMatchObject({ state: 'value' });
    expect(server.requests.map(({ accessKey }) => accessKey)).toEqual(['AKIDACME', 'AKIDASSUMED']);
  });
});

describe('an interrupt', () => {
  it('is not a failure of the provider, and nothing more is asked', async () => {
    const stop = new AbortController();
    const script: FaultScript = ({ call }) => {
      if (call !== 'kms:DescribeKey') return undefined;
      stop.abort();
      return { kind: 'hang' };
    };
    const wanted = { 'aws/kms/key': ['KeyState', 'PolicyAllowsAnyone'] };
    const { resources, server } = await collectCase('kms/compliant', wanted, { script, signal: stop.signal });
    for (const { unread } of resources) {
      expect(unread.KeyState?.kind).toBe('interrupted');
      expect(unread.PolicyAllowsAnyone?.kind).toBe('interrupted');
    }
    expect(server.requests.filter(({ call }) => call === 'kms:GetKeyPolicy')).toEqual([]);
  });
});

describe('the credential report', () => {
  const users = { 'aws/iam/user': ['user'] };

  it('is waited for, as one call', async () => {
    const { calls, waits, resources } = await collectCase('iam/compliant', users);
    expect(waits).toEqual([500]);
    expect(calls.filter(({ call }) => call === 'iam:GenerateCredentialReport')).toEqual([
      expect.objectContaining({ outcome: 'ok', pages: 1, attempts: 2 }),
    ]);
    expect(resources.map(({ name }) => name)).toEqual(['hanako', 'backup,nightly']);
  });

  it('that is never done is a timeout after bounded waits', async () => {
    const world = loadWorld('sts/caller', 'iam/compliant').filter(({ body }) => !body.includes('COMPLETE'));
    const wanted = new Map([['aws/iam/user', new Set(['user'])]]);
    const { listings, resources, waits, server } = await collectAws(world, { wanted });
    expect(listings[0]?.cause).toMatchObject({ kind: 'timeout', call: 'iam:GenerateCredentialReport' });
    expect(resources).toEqual([]);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(120_000);
    expect(server.requests.some(({ call }) => call === 'iam:GetCredentialReport')).toBe(false);
  });

  it('with a broken line is not the whole list', async () => {
    const world = loadWorld('sts/caller', 'iam/compliant').map((answer) => ({
      ...answer,
      body: answer.body.replace(/<Content>(.*)<\/Content>/, (_, content: string) => {
        const text = `${Buffer.from(content, 'base64').toString()}half,arn:aws`;
        return `<Content>${Buffer.from(text).toString('base64')}</Content>`;
      }),
    }));
    const { listings, resources } = await collectAws(world, { wanted: new Map([['aws/iam/user', new Set(['user'])]]) });
    expect(listings[0]).toMatchObject({ complete: false, cause: { kind: 'schema-mismatch' } });
    expect(resources).toHaveLength(2);
  });
});
