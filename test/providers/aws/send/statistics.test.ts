import { beforeEach, describe, expect, it } from 'vitest';
import { clientSettings } from '../../../../src/providers/aws/connect/session.ts';
import { createTransport } from '../../../../src/providers/aws/send/send.ts';
import { createReader } from '../../../../src/providers/read/read.ts';
import { createStatistics } from '../../../../src/providers/send/statistics.ts';
import { openTestSession } from '../../../support/aws-session.ts';
import { loadWorld } from '../../../support/aws-world.ts';
import { isolateAws } from '../../../support/collect-aws.ts';
import type { FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const scope = { target: 'prod', account: '111122223333', region: 'ap-northeast-1' };
const { signal } = new AbortController();
const call = { call: 'kms:ListKeys', permission: 'kms:ListKeys' };

async function listKeys(script: FaultScript, maxAttempts: number) {
  const { session, server } = await openTestSession(loadWorld('kms/gaps'), { script, maxAttempts });
  const { KMSClient, ListKeysCommand } = await import('@aws-sdk/client-kms');
  const client = new KMSClient(clientSettings(session, 'KMS', 'ap-northeast-1'));
  const calls: unknown[] = [];
  const reader = createReader({
    transport: createTransport(session),
    scope,
    service: 'kms',
    signal,
    record: (one) => calls.push(one),
  });
  await reader.readPages({
    call,
    send: (Marker, options) => client.send(new ListKeysCommand({ Marker }), options),
    items: (page) => page.Keys,
    next: (page) => page.NextMarker,
  });
  return { calls, statistics: session.statistics.list(), requests: server.requests };
}

describe('the statistics of a call', () => {
  it('count requests, bytes and time', async () => {
    const { statistics, requests } = await listKeys(() => undefined, 1);
    const [kms] = statistics;
    expect(kms).toMatchObject({ service: 'kms', calls: 1, requests: requests.length, retries: 0, throttles: 0 });
    const bytes = loadWorld('kms/gaps')
      .filter((answer) => answer.call === 'kms:ListKeys')
      .reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
    expect(kms?.bytes).toBe(bytes);
    expect(kms?.milliseconds).toBeGreaterThanOrEqual(0);
  });

  it('count what the SDK retries by itself, and the throttled among it', async () => {
    const script: FaultScript = (_, before) => {
      if (before === 0) return { kind: 'error', status: 400, code: 'ThrottlingException' };
      return before === 1 ? { kind: 'error', status: 500, code: 'InternalFailure' } : undefined;
    };
    const { statistics, calls } = await listKeys(script, 3);
    expect(statistics).toMatchObject([{ calls: 1, requests: 3, retries: 2, throttles: 1 }]);
    expect(calls).toMatchObject([{ outcome: 'ok', attempts: 3, pages: 1 }]);
  });

  it('count a body that is asked for again', async () => {
    const { statistics } = await listKeys((_, before) => (before === 0 ? { kind: 'empty' } : undefined), 1);
    expect(statistics).toMatchObject([{ calls: 1, requests: 2, retries: 1, throttles: 0 }]);
  });

  it('slow the API down after a throttled answer, for those who come after', async () => {
    const script: FaultScript = (_, before) =>
      before === 0 ? { kind: 'error', status: 400, code: 'ThrottlingException' } : undefined;
    const { session, waits } = await openTestSession(loadWorld('logs/gaps'), { script });
    const { CloudWatchLogsClient, DescribeLogGroupsCommand } = await import('@aws-sdk/client-cloudwatch-logs');
    const client = new CloudWatchLogsClient(clientSettings(session, 'CloudWatch Logs', 'ap-northeast-1'));
    const reader = createReader({
      transport: createTransport(session),
      scope,
      service: 'logs',
      signal,
      record: () => undefined,
    });
    const describeGroups = () =>
      reader.read({
        call: { call: 'logs:DescribeLogGroups', permission: 'logs:DescribeLogGroups' },
        send: (options) => client.send(new DescribeLogGroupsCommand({}), options),
      });
    expect(await describeGroups()).toMatchObject({ state: 'unread', cause: { kind: 'throttled' } });
    expect(await describeGroups()).toMatchObject({ state: 'value' });
    // Ten a second, lowered to seven, and a bucket that is empty.
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThan(70);
    expect(waits[0]).toBeLessThanOrEqual(143);
    expect(session.statistics.list()).toMatchObject([{ service: 'logs', calls: 2, requests: 2, throttles: 1 }]);
  });
});

describe('statistics', () => {
  const tally = { pages: 1, asked: 1, attempts: 3, throttles: 2, bytes: 10, milliseconds: 1.25, requestIds: [] };

  it('are summed up by service', () => {
    const statistics = createStatistics();
    statistics.add('s3', tally);
    statistics.add('kms', tally);
    statistics.add('s3', { ...tally, asked: 0, attempts: 0, throttles: 0 });
    const s3 = { service: 's3', calls: 2, requests: 3, retries: 2, throttles: 2, bytes: 20, milliseconds: 3 };
    const kms = { service: 'kms', calls: 1, requests: 3, retries: 2, throttles: 2, bytes: 10, milliseconds: 1 };
    expect(statistics.list()).toEqual([kms, s3]);
  });
});
