import { beforeEach, describe, expect, it } from 'vitest';
import type { AzureFault, AzureFaultScript } from '../../../support/azure-fault.ts';
import { answering, openAzureSession } from '../../../support/azure-session.ts';
import { isolateAzure } from '../../../support/collect-azure.ts';

beforeEach(isolateAzure);

const path = '/subscriptions/s/providers/Microsoft.Acme/things/one';
const thing = answering(path, { name: 'one', properties: { open: false } });
const users = answering('/v1.0/users', { value: [{ id: 'hanako' }] });

/** A fault on the first so many times that something is asked. */
function times(fault: AzureFault, most = Number.POSITIVE_INFINITY): AzureFaultScript {
  return (_, before) => (before < most ? fault : undefined);
}

function error(status: number, code: string, headers: Readonly<Record<string, string>> = {}): AzureFault {
  return { kind: 'error', status, code, headers };
}

const broken = ['truncate', 'break-off', 'empty', 'page'] as const;

describe('an answer that is not one', () => {
  it.each(broken)('%s is asked again twice, then bad-response, and never "there is none"', async (kind) => {
    const { ask, calls, waits } = await openAzureSession([thing], { script: times({ kind }) });
    expect(await ask(path)).toMatchObject({ state: 'unread', cause: { kind: 'bad-response' } });
    expect(calls).toMatchObject([{ outcome: 'failed', attempts: 3, pages: 0 }]);
    expect(waits).toEqual([200, 200]);
  });

  it.each(broken)('%s once is mended by asking again', async (kind) => {
    const { ask, calls, waits } = await openAzureSession([thing], { script: times({ kind }, 1) });
    expect(await ask(path)).toMatchObject({ state: 'value', value: { name: 'one' } });
    expect(calls).toMatchObject([{ outcome: 'ok', attempts: 2, pages: 1 }]);
    expect(waits).toEqual([200]);
  });

  it.each(['hang', 'stall'] as const)('%s is a timeout', async (kind) => {
    const { ask } = await openAzureSession([thing], { script: times({ kind }), timeout: 150 });
    expect(await ask(path)).toMatchObject({ state: 'unread', cause: { kind: 'timeout', code: 'TimeoutError' } });
  });

  it.each([
    ['a list', []],
    ['a text', 'one'],
    ['nothing', null],
  ])('is %s where an object should be', async (_, body) => {
    const { ask } = await openAzureSession([answering(path, body)]);
    expect(await ask(path)).toMatchObject({ state: 'unread', cause: { kind: 'bad-response', code: 'BadBody' } });
  });
});

describe('a page of someone on the way', () => {
  it.each([401, 403, 404, 407, 502])('with status %i says nothing of Azure: it is no denial', async (status) => {
    const { ask } = await openAzureSession([thing], { script: times({ kind: 'portal', status }), maxAttempts: 1 });
    expect(await ask(path)).toMatchObject({ state: 'unread', cause: { kind: 'bad-response', code: 'ForeignAnswer' } });
  });
});

describe('a refusal', () => {
  it.each([
    ['AuthorizationFailed', 403, 'denied'],
    ['LinkedAuthorizationFailed', 403, 'denied'],
    ['Authorization_RequestDenied', 403, 'denied'],
    ['accessDenied', 403, 'denied'],
    ['SomethingElse', 403, 'denied'],
    ['DenyAssignmentAuthorizationFailed', 403, 'blocked-by-policy'],
    ['RequestDisallowedByPolicy', 403, 'blocked-by-policy'],
    ['SubscriptionNotFound', 404, 'not-visible'],
    ['ResourceNotFound', 404, 'vanished'],
    ['ResourceGroupNotFound', 404, 'vanished'],
    ['ParentResourceNotFound', 404, 'vanished'],
    ['Request_ResourceNotFound', 404, 'vanished'],
    ['NoSuchThing', 404, 'bad-response'],
    ['InvalidResourceType', 404, 'bad-response'],
    ['MissingSubscriptionRegistration', 409, 'bad-response'],
    ['InvalidApiVersionParameter', 400, 'bad-response'],
    ['TooManyRequests', 429, 'throttled'],
    ['SubscriptionRequestsThrottled', 429, 'throttled'],
    ['SomethingElse', 429, 'throttled'],
    ['GatewayTimeout', 504, 'timeout'],
    ['InternalServerError', 500, 'bad-response'],
    ['ExpiredAuthenticationToken', 401, 'credentials-expired'],
    ['InvalidAuthenticationToken', 401, 'credentials-expired'],
  ])('%s with status %i is %s', async (code, status, kind) => {
    const { ask } = await openAzureSession([thing], { script: times(error(status, code)), maxAttempts: 1 });
    const permission = 'Microsoft.Acme/things/read';
    expect(await ask(path)).toMatchObject({ state: 'unread', cause: { kind, code, permission } });
  });

  it('for want of a licence is one that no grant would mend', async () => {
    const code = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';
    const { ask } = await openAzureSession([users], { script: times(error(403, code)) });
    const cause = { kind: 'denied', call: 'graph:users', code, only: 'entra-id-p1', permission: 'User.Read.All' };
    expect(await ask('/v1.0/users')).toEqual({ state: 'unread', cause });
  });
});

describe('too many requests', () => {
  const throttled = (headers: Readonly<Record<string, string>>) => times(error(429, 'TooManyRequests', headers), 1);

  it.each([
    ['without a word of how long', {}, 500],
    ['with Retry-After', { 'retry-after': '7' }, 7000],
    ['with Retry-After: 0', { 'retry-after': '0' }, 0],
    ['with a date', { 'retry-after': 'Wed, 25 Nov 2026 00:00:09 GMT', date: 'Wed, 25 Nov 2026 00:00:00 GMT' }, 9000],
    ['with the quota of Resource Graph', { 'x-ms-user-quota-resets-after': '00:00:03' }, 3000],
    ['with both', { 'retry-after': '2', 'x-ms-user-quota-resets-after': '00:00:03' }, 2000],
    ['with nonsense', { 'retry-after': 'soon', 'x-ms-user-quota-resets-after': 'later' }, 500],
  ])('%s are asked again', async (_, headers, wait) => {
    const { ask, calls, waits } = await openAzureSession([thing], { script: throttled(headers) });
    expect(await ask(path)).toMatchObject({ state: 'value' });
    expect(calls).toMatchObject([{ outcome: 'ok', attempts: 2 }]);
    expect(waits).toContain(wait);
  });

  it('are asked less and less often, and in the end not at all', async () => {
    const { ask, calls, waits } = await openAzureSession([thing], { script: times(error(429, 'TooManyRequests')) });
    expect(await ask(path)).toMatchObject({ state: 'unread', cause: { kind: 'throttled' } });
    expect(calls).toMatchObject([{ attempts: 6 }]);
    expect([500, 1000, 2000, 4000, 8000].every((wait) => waits.includes(wait))).toBe(true);
  });

  it('are not waited for where that would take longer than a scan', async () => {
    const script = times(error(429, 'TooManyRequests', { 'retry-after': '3600' }));
    const { ask, calls } = await openAzureSession([thing], { script });
    expect(await ask(path)).toMatchObject({ state: 'unread', cause: { kind: 'throttled' } });
    expect(calls).toMatchObject([{ attempts: 1 }]);
  });

  it.each([500, 502, 503, 504, 408])('status %i is asked again as well', async (status) => {
    const { ask, calls } = await openAzureSession([thing], { script: times(error(status, 'ServerBusy'), 1) });
    expect(await ask(path)).toMatchObject({ state: 'value' });
    expect(calls).toMatchObject([{ attempts: 2 }]);
  });
});

describe('a connection', () => {
  it('that cannot be had is unreachable', async () => {
    const { ask, server } = await openAzureSession([thing], { maxAttempts: 1 });
    await server.close();
    expect(await ask(path)).toMatchObject({ cause: { kind: 'unreachable', code: 'ECONNREFUSED' } });
  });
});
