import { type AzureServer, startAzureServer } from '../support/azure-server.ts';
import { buildEstate, type EstateSize } from './azure-estate.ts';

/** How the server behaves from now on; it forgets what it was asked. */
export interface AzureBehaviour extends EstateSize {
  /** Of every answer, in milliseconds. */
  readonly latency: number;
}

/** What it was asked since. */
export interface AzureAsked {
  readonly requests: readonly {
    readonly call: string;
    readonly api: string;
    readonly subscription?: string | undefined;
  }[];
  readonly unanswered: readonly string[];
  /** Requests that came faster than the published limits allow. */
  readonly refused: number;
}

/** Where it answers, and the authority of its certificate as PEM. */
export interface AzureAddress {
  readonly url: string;
  readonly graphUrl: string;
  readonly ca: string;
  readonly resources: number;
}

/** A server in a process of its own, so that it takes no time of its clients'. It is told by messages, and tells. */
let running: AzureServer | undefined;

async function behave({ latency, ...size }: AzureBehaviour): Promise<AzureAddress> {
  await running?.close();
  const { world, otherwise, resources } = buildEstate(size);
  running = await startAzureServer(world, { latency, otherwise, limits: 'tell-wait' });
  const { url, graphUrl, ca } = running;
  return { url, graphUrl, ca, resources };
}

function asked(): AzureAsked {
  if (!running) throw new Error('the server does not run');
  return {
    requests: running.requests.map(({ call, api, subscription }) => ({ call, api, subscription })),
    unanswered: running.unanswered.map(({ method, path }) => `${method} ${path}`),
    refused: running.refused(),
  };
}

process.on('message', (message: AzureBehaviour | 'asked') => {
  if (message === 'asked') process.send?.(asked());
  else void behave(message).then((address) => process.send?.(address));
});
