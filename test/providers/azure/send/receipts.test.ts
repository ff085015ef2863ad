import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { answering, openAzureSession } from '../../../support/azure-session.ts';
import { isolateAzure } from '../../../support/collect-azure.ts';

beforeEach(isolateAzure);

const path = '/subscriptions/s/providers/Microsoft.Acme/things';
const sha256 = (...bodies: readonly string[]): string => createHash('sha256').update(bodies.join('')).digest('hex');
const dated = { headers: () => ({ date: 'Wed, 25 Nov 2026 00:00:00 GMT' }) };

describe('the receipt of a call', () => {
  it('covers all pages: who answered, when by both clocks, and the digest of what came, unpacked', async () => {
    const next = `https://management.azure.com${path}?api-version=2024-01-01&$skiptoken=2`;
    const pages = [
      answering(path, { value: [{ name: '一' }], nextLink: next }),
      answering(`${path}?$skiptoken=2`, { value: [] }),
    ];
    const { list, calls, server } = await openAzureSession(pages, dated);
    await list(`${path}?api-version=2024-01-01`);
    const bodies = pages.map(({ body }) => body.replace('https://management.azure.com', server.url));
    expect(calls).toMatchObject([
      {
        outcome: 'ok',
        pages: 2,
        startedAt: '2026-11-25T00:00:00.000Z',
        host: new URL(server.url).host,
        status: 200,
        serverDate: '2026-11-25T00:00:00.000Z',
        skewMs: 0,
        bytes: Buffer.byteLength(bodies.join('')),
        bodySha256: sha256(...bodies),
      },
    ]);
  });

  it('is there of a refusal, and of Microsoft Graph', async () => {
    const answer = answering('/v1.0/users', { error: { code: 'Authorization_RequestDenied', message: 'no' } }, 403);
    const { ask, calls, server } = await openAzureSession([answer], dated);
    await ask('/v1.0/users');
    expect(calls).toMatchObject([
      { outcome: 'failed', host: new URL(server.graphUrl).host, status: 403, bodySha256: sha256(answer.body) },
    ]);
  });

  it('has no answer where none came', async () => {
    const { ask, calls } = await openAzureSession([answering(path, {})], {
      script: () => ({ kind: 'hang' }),
      timeout: 200,
      maxAttempts: 1,
    });
    await ask(path);
    expect(calls).toMatchObject([{ outcome: 'failed', startedAt: '2026-11-25T00:00:00.000Z' }]);
    for (const key of ['host', 'status', 'serverDate', 'bytes', 'bodySha256']) expect(calls[0]).not.toHaveProperty(key);
  });
});
