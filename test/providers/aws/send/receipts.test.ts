import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { LedgerCall } from '../../../../src/model/snapshot.ts';
import { connect } from '../../../../src/providers/aws/connect/connect.ts';
import { clientSettings } from '../../../../src/providers/aws/connect/session.ts';
import { createTransport } from '../../../../src/providers/aws/send/send.ts';
import { createReader } from '../../../../src/providers/read/read.ts';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, isolateAws } from '../../../support/collect-aws.ts';

beforeEach(isolateAws);

interface Reply {
  readonly status: number;
  readonly date?: string;
  readonly body: string;
}

/** Lists keys of a server that gives these answers in turn, by a clock that goes on by 100 ms whenever it is asked. */
async function listKeys(replies: readonly Reply[], maxAttempts = 1) {
  let asked = 0;
  const server = createServer((_, response) => {
    const { status, date, body } = replies[Math.min(asked, replies.length - 1)] ?? { status: 500, body: '' };
    asked += 1;
    response.sendDate = false;
    response.writeHead(status, { 'x-amzn-requestid': `r${asked}`, ...(date !== undefined && { date }) });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { signal } = new AbortController();
  let ticks = 0;
  const { session } = await connect(
    { name: 'prod', provider: 'aws', regions: ['ap-northeast-1'] },
    {
      wanted: new Map(),
      env: { AWS_ENDPOINT_URL: `http://${host}` },
      now: () => new Date(Date.parse('2026-11-25T00:00:00Z') + 100 * ticks++),
      signal,
      timeout: 2000,
      concurrency: 8,
    },
    { sleep: async () => undefined, maxAttempts },
  );
  const { KMSClient, ListKeysCommand } = await import('@aws-sdk/client-kms');
  const client = new KMSClient(clientSettings(session, 'KMS', 'ap-northeast-1'));
  const calls: LedgerCall[] = [];
  const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
  const record = (call: LedgerCall): unknown => calls.push(call);
  await createReader({ transport: createTransport(session), scope, service: 'kms', signal, record }).readPages({
    call: { call: 'kms:ListKeys', permission: 'kms:ListKeys' },
    send: (Marker, options) => client.send(new ListKeysCommand({ Marker }), options),
    items: (page) => page.Keys,
    next: (page) => page.NextMarker,
  });
  expect(calls).toHaveLength(1);
  return { ...(calls[0] as LedgerCall), host: calls[0]?.host?.replace(host, 'HOST') };
}

const sha256 = (...bodies: readonly string[]): string => createHash('sha256').update(bodies.join('')).digest('hex');
const first = '{"Keys":[{"KeyId":"1","Secret":"not kept"}],"Truncated":true,"NextMarker":"2"}';
const second = '{"Keys":[{"KeyId":"2"}],"Truncated":false}';
const date = 'Wed, 25 Nov 2026 00:00:00 GMT';

describe('the receipt of a call', () => {
  it('covers all pages: who answered last, when by both clocks, and the digest of what came', async () => {
    const call = await listKeys([
      { status: 200, date, body: first },
      { status: 200, date: 'Wed, 25 Nov 2026 00:00:07 GMT', body: second },
    ]);
    expect(call).toMatchObject({
      outcome: 'ok',
      pages: 2,
      requestIds: ['r1', 'r2'],
      host: 'HOST',
      status: 200,
      serverDate: '2026-11-25T00:00:07.000Z',
      bytes: Buffer.byteLength(first + second),
      bodySha256: sha256(first, second),
    });
    expect(call.startedAt).toMatch(/^2026-11-25T00:00:00\.\d00Z$/);
    // The other clock was at least so far ahead when its second answer came.
    expect(call.skewMs).toBeGreaterThan(5000);
    expect(call.skewMs).toBeLessThan(7000);
  });

  it('covers what the SDK asked again by itself', async () => {
    const refused = '{"__type":"InternalFailure"}';
    const call = await listKeys(
      [
        { status: 500, date, body: refused },
        { status: 200, date, body: second },
      ],
      2,
    );
    expect(call).toMatchObject({
      outcome: 'ok',
      attempts: 2,
      status: 200,
      skewMs: 0,
      bodySha256: sha256(refused, second),
    });
  });

  it('is there of a refusal', async () => {
    const refused = '{"__type":"AccessDeniedException","message":"no"}';
    const call = await listKeys([{ status: 400, body: refused }]);
    expect(call).toMatchObject({ outcome: 'failed', status: 400, bytes: refused.length, bodySha256: sha256(refused) });
    expect(call.serverDate).toBeUndefined();
    expect(call.skewMs).toBeUndefined();
  });

  it('has no answer where none came', async () => {
    const { calls } = await collectAws(loadWorld('sts/caller', 'kms/gaps'), {
      wanted: new Map([['aws/kms/key', new Set(['KeyState'])]]),
      script: ({ call }) => (call === 'kms:ListKeys' ? { kind: 'hang' } : undefined),
      timeout: 300,
    });
    const call = calls.find((one) => one.call === 'kms:ListKeys');
    expect(call).toMatchObject({ outcome: 'failed', startedAt: '2026-11-25T00:00:00.000Z' });
    for (const key of ['host', 'status', 'serverDate', 'bytes', 'bodySha256']) expect(call).not.toHaveProperty(key);
  });

  it('is there of every call of a world', async () => {
    const world = loadWorld('sts/caller', 'kms/gaps');
    const { calls } = await collectAws(world, { wanted: new Map([['aws/kms/key', new Set(['KeyState', 'Policy'])]]) });
    expect(calls.length).toBeGreaterThan(3);
    for (const call of calls) {
      const body = world.find((answer) => answer.call === call.call && answer.subject === call.subject)?.body;
      expect(call).toMatchObject({ startedAt: '2026-11-25T00:00:00.000Z', bodySha256: sha256(body ?? '') });
    }
  });
});
