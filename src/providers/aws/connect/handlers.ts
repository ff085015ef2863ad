import type { HttpHandler, HttpRequest } from '@smithy/core/protocols';
import type { NodeHttpHandler, NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { type AgentOptions, type Agents, createAgents, createProxyAgents } from './agents.ts';
import type { ChooseProxy } from './proxy.ts';

export interface RouteOptions extends AgentOptions {
  readonly proxyFor?: ChooseProxy | undefined;
}

/** How long is waited for what, in milliseconds. */
export type Waits = Pick<NodeHttpHandlerOptions, 'requestTimeout' | 'throwOnRequestTimeout' | 'socketTimeout'>;

/** What an HTTP handler of ours is built on. */
export interface Handlers {
  /** Sends a request directly or through its proxy; the answer's body is a stream. */
  readonly send: HttpHandler['handle'];
  /** All of a handler but how it handles. */
  readonly rest: Omit<HttpHandler, 'handle'>;
}

/** The SDK's handlers, which share their sockets: one for what is reached directly, and one for each proxy. */
export async function openHandlers(options: RouteOptions, waits: Waits): Promise<Handlers> {
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  const open = (agents: Agents): NodeHttpHandler =>
    new NodeHttpHandler({ connectionTimeout: 5000, ...waits, ...agents, logger: silent });
  const direct = open(createAgents(options));
  const through = new Map<string, Promise<NodeHttpHandler>>();
  const handlerOf = async (request: HttpRequest): Promise<NodeHttpHandler> => {
    const proxy = options.proxyFor?.(request);
    if (!proxy) return direct;
    const handler = through.get(proxy.href) ?? createProxyAgents(proxy, options).then(open);
    through.set(proxy.href, handler);
    return handler;
  };
  return {
    send: async (request, given) => (await handlerOf(request)).handle(request, given),
    rest: {
      metadata: direct.metadata,
      destroy: () => {
        direct.destroy();
        for (const handler of through.values()) void handler.then((one) => one.destroy());
      },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    },
  };
}

/** The SDK warns on the console where it is given no logger. */
export const silent = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
