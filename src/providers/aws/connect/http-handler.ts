import { Readable } from 'node:stream';
import type { HttpHandler, HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { currentSending, nextTurn } from '../send/sending.ts';
import { isThrottled } from '../send/wire-error.ts';
import { type AgentOptions, type Agents, createAgents, createProxyAgents } from './agents.ts';
import type { ChooseProxy } from './proxy.ts';

/** Larger than any answer we ask for: 1,000 listed things, or a credential report of 5,000 users (about 2 MB). */
const maximumBody = 64 * 1024 * 1024;

/** An answer that is not whole or not one of AWS: a body cut off, an empty one, a proxy's page. The SDK does not retry it. */
export class BadBodyError extends Error {
  override name = 'BadBody';
}

/** A page of someone on the way there, a proxy's or a portal's, with a status of its own. */
class ForeignAnswerError extends Error {
  override name = 'ForeignAnswer';
}

export interface HandlerOptions extends AgentOptions {
  /** Longest wait for an answer, and again for its body, in milliseconds. */
  readonly timeout: number;
  readonly proxyFor?: ChooseProxy | undefined;
}

/**
 * One HTTP handler for every client, so that they share sockets. Each attempt waits for its turn and is counted. Each body
 * is read to its end within the timeout: the SDK would take an empty body, or a proxy's page that happens to be XML, for
 * an answer that leaves all out.
 */
export async function createHttpHandler(options: HandlerOptions): Promise<HttpHandler> {
  const { timeout, proxyFor } = options;
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  const open = (agents: Agents): NodeHttpHandler =>
    new NodeHttpHandler({
      connectionTimeout: 5000,
      requestTimeout: timeout,
      // Without this a request that hangs is only logged.
      throwOnRequestTimeout: true,
      ...agents,
      logger: silent,
    });
  const direct = open(createAgents(options));
  const through = new Map<string, Promise<NodeHttpHandler>>();
  const handlerOf = async (request: HttpRequest): Promise<NodeHttpHandler> => {
    const proxy = proxyFor?.(request);
    if (!proxy) return direct;
    const handler = through.get(proxy.href) ?? createProxyAgents(proxy, options).then(open);
    through.set(proxy.href, handler);
    return handler;
  };
  const exchange: Exchange = async (request, given) => {
    const { response } = await (await handlerOf(request)).handle(request, given);
    const body = await readBody(response.body, timeout);
    response.body = Readable.from(body.length === 0 ? [] : [body]);
    return { response, body };
  };
  return {
    handle: async (request, given) => {
      const { response, body } = await countExchange(() => exchange(request, given));
      refuseForeign(response, body);
      return { response };
    },
    metadata: direct.metadata,
    destroy: () => {
      direct.destroy();
      for (const handler of through.values()) void handler.then((one) => one.destroy());
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

interface Exchanged {
  readonly response: HttpResponse;
  readonly body: Buffer;
}
type Exchange = (...given: Parameters<HttpHandler['handle']>) => Promise<Exchanged>;

/** Waits for the attempt's turn, and adds what it took to the tally of its call. */
async function countExchange(exchange: () => Promise<Exchanged>): Promise<Exchanged> {
  const sending = currentSending();
  if (!sending) return exchange();
  const { tally } = sending;
  const turn = await nextTurn(sending);
  const start = performance.now();
  tally.attempts += 1;
  try {
    const exchanged = await exchange();
    const throttled = isThrottled(exchanged.response, exchanged.body);
    tally.bytes += exchanged.body.length;
    if (throttled) tally.throttles += 1;
    turn.end(throttled ? 'throttled' : 'answered');
    return exchanged;
  } finally {
    tally.milliseconds += performance.now() - start;
    turn.end('unanswered');
  }
}

/** The SDK warns on the console where it is given no logger. */
export const silent = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

async function readBody(stream: Readable, timeout: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  const timer = setTimeout(() => {
    stream.destroy(Object.assign(new Error(`the body did not end within ${timeout} ms`), { name: 'TimeoutError' }));
  }, timeout);
  try {
    for await (const chunk of stream) {
      length += chunk.length;
      if (length > maximumBody) throw new BadBodyError(`an answer over ${maximumBody / 1024 / 1024} MB`);
      chunks.push(chunk);
    }
  } catch (error) {
    const kept = error instanceof Error && ['BadBody', 'TimeoutError', 'AbortError'].includes(error.name);
    throw kept ? error : new BadBodyError('the answer broke off', { cause: error });
  } finally {
    clearTimeout(timer);
  }
  return Buffer.concat(chunks);
}

function refuseForeign({ statusCode, headers }: HttpResponse, body: Buffer): void {
  const good = statusCode >= 200 && statusCode < 300;
  if (good && body.length === 0) throw new BadBodyError('an empty answer');
  if (!/^\s*<(?:!doctype\s+html|html)\b/i.test(body.subarray(0, 512).toString('latin1'))) return;
  if (good) throw new BadBodyError('an HTML page in place of an answer');
  // Of an overloaded front end of AWS the SDK retries a 5xx. Below it a page says nothing of AWS: a 403 is no denial.
  const ofAws = 'x-amzn-requestid' in headers || 'x-amz-request-id' in headers;
  if (statusCode < 500 && !ofAws) throw new ForeignAnswerError(`an HTML page with status ${statusCode}`);
}
