import { APIGatewayClient, GetStagesCommand } from '@aws-sdk/client-api-gateway';
import { KMSClient, ListGrantsCommand } from '@aws-sdk/client-kms';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../src/providers/aws/connect/connect.ts';
import { clientSettings, type Session } from '../../src/providers/aws/connect/session.ts';
import { createTransport } from '../../src/providers/aws/send/send.ts';
import { createReader, type Reader } from '../../src/providers/read/read.ts';
import { patience } from '../../src/providers/send/patience.ts';
import { isolateAws, observedAt } from '../support/collect-aws.ts';
import { startPacedServer } from './paced-server-client.ts';

beforeEach(isolateAws);

const region = 'ap-northeast-1';
const { signal } = new AbortController();

describe('a server that keeps the buckets of AWS', () => {
  const server = startPacedServer();
  afterAll(server.stop);

  async function open(): Promise<{ readonly session: Session; readonly reader: Reader }> {
    const url = await server.behave({ world: [], latency: 20, buckets: true });
    const options = { wanted: new Map(), env: { AWS_ENDPOINT_URL: url }, now: () => new Date(observedAt), signal };
    const target = { name: 'prod', provider: 'aws', regions: [region] } as const;
    const { session } = await connect(target, { ...options, timeout: 30_000, concurrency: 200 }, patience);
    const scope = { target: 'prod', account: '111122223333', region };
    return {
      session,
      reader: createReader({
        transport: createTransport(session),
        scope,
        service: 'any',
        signal,
        record: () => undefined,
      }),
    };
  }

  it.each([
    ['apigateway:GetStages', 90, ((90 - 40) / 10) * 1000],
    ['kms:ListGrants', 400, ((400 - 100) / 100) * 1000],
  ])(
    'is asked %s %i times without one throttled answer, in at most 1.3 times what the bucket takes',
    async (call, times, floor) => {
      const { session, reader } = await open();
      const gateway = new APIGatewayClient(clientSettings(session, 'API Gateway', region));
      const kms = new KMSClient(clientSettings(session, 'KMS', region));
      const start = performance.now();
      await Promise.all(
        Array.from({ length: times }, (_, index) =>
          reader.read<object>({
            call: { call, permission: call },
            send: (options) =>
              call.startsWith('kms')
                ? kms.send(new ListGrantsCommand({ KeyId: `key-${index}` }), options)
                : gateway.send(new GetStagesCommand({ restApiId: `api-${index}` }), options),
          }),
        ),
      );
      const taken = performance.now() - start;
      const { throttled } = await server.asked();
      console.log(
        `${call} x ${times}: ${taken.toFixed(0)} ms, the bucket alone ${floor} ms: ${(taken / floor).toFixed(2)} x (bar 1.3), ` +
          `${throttled} throttled`,
      );
      expect(throttled).toBe(0);
      expect(taken / floor).toBeLessThanOrEqual(1.3);
    },
  );
});
