import { beforeEach, describe, expect, it } from 'vitest';
import type { Reach } from '../../../../src/providers/azure/connect/connect.ts';
import type { AzureFaultScript } from '../../../support/azure-fault.ts';
import { answering, openAzureSession } from '../../../support/azure-session.ts';
import { writeToken } from '../../../support/azure-sign-in.ts';
import { isolateAzure } from '../../../support/collect-azure.ts';

beforeEach(isolateAzure);

const path = '/subscriptions/s/providers/Microsoft.Acme/things/one';
const thing = answering(path, { name: 'one' });

/** Gives another token each time, and counts. */
function counting(): { readonly credential: NonNullable<Reach['credential']>; readonly asked: string[] } {
  const asked: string[] = [];
  const credential: NonNullable<Reach['credential']> = {
    getToken: async (scope) => {
      asked.push(String(scope));
      const token = writeToken({ aud: String(scope).replace(/\/\.default$/, ''), jti: String(asked.length) });
      return { token, expiresOnTimestamp: Date.parse('2026-11-25T01:00:00Z') };
    },
  };
  return { credential, asked };
}

const expired = { kind: 'error', status: 401, code: 'ExpiredAuthenticationToken' } as const;

describe('a token', () => {
  it('is asked for once for each API, however many calls wait', async () => {
    const { credential, asked } = counting();
    const users = answering('/v1.0/users', { value: [] });
    const { ask, server } = await openAzureSession([thing, users], { credential });
    await Promise.all([ask(path), ask(path), ask('/v1.0/users'), ask('/v1.0/users')]);
    expect(asked).toEqual([`${server.url}/.default`, `${server.graphUrl}/.default`]);
  });

  it('that is refused as expired is renewed once, and the call goes on', async () => {
    const { credential, asked } = counting();
    const { ask, calls, server } = await openAzureSession([thing], {
      credential,
      script: (_, before) => (before === 0 ? expired : undefined),
    });
    expect(await ask(path)).toMatchObject({ state: 'value' });
    expect(asked).toHaveLength(2);
    expect(new Set(server.requests.map(({ authorization }) => authorization)).size).toBe(2);
    expect(calls).toMatchObject([{ outcome: 'ok', attempts: 2 }]);
  });

  it('that is refused again ends the call, and no other is asked for', async () => {
    const { credential, asked } = counting();
    const { ask } = await openAzureSession([thing], { credential, script: () => expired });
    const unread = { state: 'unread', cause: { kind: 'credentials-expired', code: 'ExpiredAuthenticationToken' } };
    expect(await ask(path)).toMatchObject(unread);
    expect(asked).toHaveLength(2);
    await ask(path);
    await ask(path);
    expect(asked).toHaveLength(2);
  });

  it('of which the chain has no other is not sent again', async () => {
    const script: AzureFaultScript = () => expired;
    const { ask, server } = await openAzureSession([thing], { script });
    expect(await ask(path)).toMatchObject({ cause: { kind: 'credentials-expired' } });
    expect(await ask(path)).toMatchObject({ cause: { kind: 'credentials-expired' } });
    expect(server.requests).toHaveLength(1);
  });
});
