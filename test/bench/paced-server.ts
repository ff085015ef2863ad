import { rateOf } from '../../src/providers/aws/send/rates.ts';
import { createTokenBucket, type TokenBucket } from '../../src/providers/send/token-bucket.ts';
import { operationOf } from '../support/aws-services.ts';
import type { WorldAnswer } from '../support/aws-world.ts';
import { emptyAnswer } from '../support/empty-answer.ts';
import { startReplayServer } from '../support/replay-server.ts';

/** How the server behaves from now on; it forgets what it was asked. */
export interface Behaviour {
  readonly world: readonly WorldAnswer[];
  /** Of every answer, in milliseconds. */
  readonly latency: number;
  /** Whether each account, region and API has its bucket, and what is over it is throttled. */
  readonly buckets: boolean;
}

/** One request as a plain client would make it. */
export interface PlainRequest {
  readonly call: string;
  /** `kms` of `@aws-sdk/client-kms`. */
  readonly client: string;
  readonly operation: string;
  readonly region: string;
  /** Its members as the client names them. */
  readonly input: Readonly<Record<string, unknown>>;
}

/** What it was asked since, and how often each bucket was. */
export interface Asked {
  readonly requests: readonly PlainRequest[];
  readonly throttled: number;
}

/** A server in a process of its own, so that it takes no time of its clients'. It is told by messages, and tells. */
const throttled = { kind: 'error', status: 400, code: 'ThrottlingException' } as const;
let running: { readonly url: string; readonly asked: () => Asked; readonly close: () => Promise<void> } | undefined;

async function behave({ world, latency, buckets }: Behaviour): Promise<string> {
  await running?.close();
  const queues = new Map<string, TokenBucket>();
  let refused = 0;
  const isOver = (call: string, region: string): boolean => {
    const rate = rateOf(call);
    const key = `${rate.bucket} ${region}`;
    const bucket = queues.get(key) ?? createTokenBucket(rate, () => performance.now());
    queues.set(key, bucket);
    if (bucket.wait() > 0) return true;
    bucket.take()('answered');
    return false;
  };
  const server = await startReplayServer(
    world,
    ({ call, region }) => {
      if (!buckets || !isOver(call, region)) return undefined;
      refused += 1;
      return throttled;
    },
    { latency, otherwise: emptyAnswer },
  );
  const asked = (): Asked => ({ requests: server.requests.map(toPlain), throttled: refused });
  running = { url: server.url, asked, close: server.close };
  return server.url;
}

function toPlain({ call, region, input }: Parameters<typeof emptyAnswer>[0]): PlainRequest {
  const { service, operation } = operationOf(call) ?? {};
  const members = (operation?.members ?? []).flatMap((member) => {
    const found = Object.entries(input).find(([name]) => plain(name) === plain(member));
    return found ? [[member, toValue(found[1])] as const] : [];
  });
  return {
    call,
    client: service?.client ?? '',
    operation: operation?.name ?? '',
    region,
    input: Object.fromEntries(members),
  };
}

function plain(name: string): string {
  return name.replaceAll('-', '').toLowerCase();
}

/** A form and a query have numbers and truth as text. */
function toValue(sent: unknown): unknown {
  if (typeof sent !== 'string') return sent;
  if (sent === 'true' || sent === 'false') return sent === 'true';
  return /^\d{1,6}$/.test(sent) ? Number(sent) : sent;
}

process.on('message', (message: Behaviour | 'asked') => {
  if (message === 'asked') process.send?.(running?.asked());
  else void behave(message).then((url) => process.send?.(url));
});
