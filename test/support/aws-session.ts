import { onTestFinished } from 'vitest';
import { connect } from '../../src/providers/aws/connect/connect.ts';
import type { Session } from '../../src/providers/aws/connect/session.ts';
import type { WorldAnswer } from './aws-world.ts';
import { observedAt } from './collect-aws.ts';
import { type FaultScript, type ReplayServer, startReplayServer } from './replay-server.ts';

export interface TestSession {
  readonly session: Session;
  readonly server: ReplayServer;
  /** Waits that were asked for, in milliseconds; none was kept. */
  readonly waits: readonly number[];
}

export interface TestSessionOptions {
  readonly script?: FaultScript;
  readonly maxAttempts?: number;
  readonly concurrency?: number;
}

/** A session with a replay server for this test, and no call made yet. */
export async function openTestSession(
  world: readonly WorldAnswer[],
  { script, maxAttempts = 1, concurrency = 8 }: TestSessionOptions = {},
): Promise<TestSession> {
  const server = await startReplayServer(world, script);
  onTestFinished(server.close);
  const waits: number[] = [];
  const options = {
    wanted: new Map(),
    env: { AWS_ENDPOINT_URL: server.url },
    now: () => new Date(observedAt),
    signal: new AbortController().signal,
    timeout: 2000,
    concurrency,
  };
  const sleep = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
  };
  const target = { name: 'prod', provider: 'aws', regions: ['ap-northeast-1'] } as const;
  const { session } = await connect(target, options, { sleep, maxAttempts });
  return { session, server, waits };
}
