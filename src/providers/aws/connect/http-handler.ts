import { Readable } from 'node:stream';
import type { HttpHandler, HttpRequest, HttpResponse } from '@smithy/core/protocols';
import { type AnswerHead, noteBody, noteHead, noteSent } from '../../send/receipt.ts';
import { currentSending, nextTurn } from '../send/sending.ts';
import { isThrottled } from '../send/wire-error.ts';
import { openHandlers, type RouteOptions } from './handlers.ts';

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

export interface HandlerOptions extends RouteOptions {
  /** Longest wait for an answer, and again for its body, in milliseconds. */
  readonly timeout: number;
  readonly now: () => Date;
}

/**
 * One HTTP handler for every client, so that they share sockets. Each attempt waits for its turn and is counted. Each body
 * is read to its end within the timeout: the SDK would take an empty body, or a proxy's page that happens to be XML, for
 * an answer that leaves all out.
 */
export async function createHttpHandler(options: HandlerOptions): Promise<HttpHandler> {
  const { timeout, now } = options;
  // Without `throwOnRequestTimeout` a request that hangs is only logged.
  const { send, rest } = await openHandlers(options, { requestTimeout: timeout, throwOnRequestTimeout: true });
  const exchange: Exchange = async (request, given) => {
    const { response } = await send(request, given);
    const body = await readBody(response.body, timeout);
    response.body = Readable.from(body.length === 0 ? [] : [body]);
    return { response, body };
  };
  return {
    ...rest,
    handle: async (request, given) => {
      const { response, body } = await countExchange(request, () => exchange(request, given), now);
      refuseForeign(response, body);
      return { response };
    },
  };
}

interface Exchanged {
  readonly response: HttpResponse;
  readonly body: Buffer;
}
type Exchange = (...given: Parameters<HttpHandler['handle']>) => Promise<Exchanged>;

/** Waits for the attempt's turn, and adds what it took and what came of it to the tally of its call. */
async function countExchange(
  request: HttpRequest,
  exchange: () => Promise<Exchanged>,
  now: () => Date,
): Promise<Exchanged> {
  const sending = currentSending();
  if (!sending) return exchange();
  const { tally } = sending;
  const turn = await nextTurn(sending);
  const start = performance.now();
  const sent = now();
  noteSent(tally, sent);
  tally.attempts += 1;
  try {
    const exchanged = await exchange();
    const throttled = isThrottled(exchanged.response, exchanged.body);
    noteHead(tally, headOf(request, exchanged.response), { sent, received: now() });
    noteBody(tally, exchanged.body);
    tally.bytes += exchanged.body.length;
    if (throttled) tally.throttles += 1;
    turn.end(throttled ? 'throttled' : 'answered');
    return exchanged;
  } finally {
    tally.milliseconds += performance.now() - start;
    turn.end('unanswered');
  }
}

function headOf({ hostname, port }: HttpRequest, { statusCode, headers }: HttpResponse): AnswerHead {
  return { host: port === undefined ? hostname : `${hostname}:${port}`, status: statusCode, date: headers.date };
}

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
