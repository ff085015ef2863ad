import { vi } from 'vitest';
import type { AwsAccounts } from '../../src/model/config.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { LedgerCall, Listing, RecordedAnswer } from '../../src/model/snapshot.ts';
import { awsSchemas } from '../../src/providers/aws/collectors.ts';
import { createAwsProvider } from '../../src/providers/aws/index.ts';
import type { Plan, Wanted } from '../../src/providers/provider.ts';
import { loadWorld, type WorldAnswer } from './aws-world.ts';
import { type FaultScript, type ReplayServer, startReplayServer } from './replay-server.ts';

/** All that one collection of a world gave. */
export interface Collected {
  readonly plan: Plan;
  readonly resources: readonly Resource[];
  readonly calls: readonly LedgerCall[];
  readonly listings: readonly Listing[];
  /** Where it was to record them. */
  readonly answers: readonly RecordedAnswer[];
  readonly server: Pick<ReplayServer, 'requests' | 'unanswered'>;
  /** Waits the provider asked for, in milliseconds; none was kept. */
  readonly waits: readonly number[];
}

export interface CollectOptions {
  readonly script?: FaultScript;
  readonly wanted?: Wanted;
  readonly regions?: readonly string[];
  readonly accounts?: AwsAccounts;
  readonly timeout?: number;
  /** Of the SDK, at one request; it waits between them for real. */
  readonly maxAttempts?: number;
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
  readonly record?: boolean;
}

/** The moment every collection here happens at. */
export const observedAt = '2026-11-25T00:00:00.000Z';

/** Every attribute of every type. */
export const everything: Wanted = new Map(awsSchemas.map(({ type, fields }) => [type, new Set(Object.keys(fields))]));

/** Keeps the SDK from the machine's own AWS files, environment and instance role, and gives it keys that mean nothing. */
export function isolateAws(): void {
  for (const name of Object.keys(process.env).filter((key) => key.startsWith('AWS_'))) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent/config');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent/credentials');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDACME');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
}

/** Collects a world through the provider, the SDK and a socket. */
export async function collectAws(world: readonly WorldAnswer[], options: CollectOptions = {}): Promise<Collected> {
  const server = await startReplayServer(world, options.script);
  const waits: number[] = [];
  const signal = options.signal ?? new AbortController().signal;
  const sleep = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
  };
  const provider = createAwsProvider({ sleep, maxAttempts: options.maxAttempts ?? 1 });
  try {
    const plan = await provider.plan(
      {
        name: 'prod',
        provider: 'aws',
        regions: options.regions ?? ['ap-northeast-1'],
        ...(options.accounts && { accounts: options.accounts }),
      },
      {
        wanted: options.wanted ?? everything,
        env: {
          ...options.env,
          AWS_ENDPOINT_URL: server.url,
          // Its client puts the account id before the host, which no address can take.
          AWS_ENDPOINT_URL_S3_CONTROL: server.url.replace('127.0.0.1', 'localhost'),
        },
        now: () => new Date(observedAt),
        signal,
        timeout: options.timeout ?? 20_000,
        concurrency: 8,
        ...(options.record && { record: true }),
      },
    );
    const resources: Resource[] = [];
    const calls = [...plan.calls];
    const listings = [...plan.listings];
    const answers: RecordedAnswer[] = [];
    await Promise.all(
      plan.tasks.map((task) =>
        task.run(
          {
            resource: (resource) => resources.push(resource),
            call: (call) => calls.push(call),
            listing: (listing) => listings.push(listing),
            answer: (answer) => answers.push(answer),
          },
          signal,
        ),
      ),
    );
    return { plan, resources: resources.sort(byId), calls, listings, answers, server, waits };
  } finally {
    await server.close();
  }
}

function byId(a: Resource, b: Resource): number {
  return a.id < b.id ? -1 : 1;
}

/** Collects one world of one service, asking for these attributes. */
export async function collectCase(
  world: string,
  attributes: Readonly<Record<string, readonly string[]>>,
  options: CollectOptions = {},
): Promise<Collected> {
  const wanted = new Map(Object.entries(attributes).map(([type, names]) => [type, new Set(names)]));
  return collectAws(loadWorld('sts/caller', world), { wanted, ...options });
}
