import { Readable } from 'node:stream';
import type { HttpHandler } from '@smithy/core/protocols';

/** Larger than any answer we ask for: 1,000 listed things, or a credential report of 5,000 users (about 2 MB). */
const maximumBody = 64 * 1024 * 1024;

/** An answer that is not whole or not one of AWS: a body cut off, an empty one, a proxy's page. The SDK does not retry it. */
export class BadBodyError extends Error {
  override name = 'BadBody';
}

export interface HandlerOptions {
  /** Longest wait for an answer, and again for its body, in milliseconds. */
  readonly timeout: number;
  /** Most sockets per host. */
  readonly sockets: number;
}

/**
 * One HTTP handler for every client, so that they share sockets. It reads each body to its end within the timeout:
 * the SDK would take an empty body, or a proxy's page that happens to be XML, for an answer that leaves all out.
 */
export async function createHttpHandler({ timeout, sockets }: HandlerOptions): Promise<HttpHandler> {
  const { NodeHttpHandler } = await import('@smithy/node-http-handler');
  const agent = { keepAlive: true, maxSockets: sockets };
  const inner = new NodeHttpHandler({
    connectionTimeout: 5000,
    requestTimeout: timeout,
    // Without this a request that hangs is only logged.
    throwOnRequestTimeout: true,
    httpAgent: agent,
    httpsAgent: agent,
    logger: silent,
  });
  const handle: HttpHandler['handle'] = async (request, options) => {
    const { response } = await inner.handle(request, options);
    const body = await readBody(response.body, timeout);
    if (response.statusCode >= 200 && response.statusCode < 300) refuseForeign(body);
    response.body = Readable.from(body.length === 0 ? [] : [body]);
    return { response };
  };
  return {
    handle,
    metadata: inner.metadata,
    destroy: () => inner.destroy(),
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
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

function refuseForeign(body: Buffer): void {
  if (body.length === 0) throw new BadBodyError('an empty answer');
  if (/^\s*<(?:!doctype\s+html|html)\b/i.test(body.subarray(0, 512).toString('latin1'))) {
    throw new BadBodyError('an HTML page in place of an answer');
  }
}
