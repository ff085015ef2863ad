import { Readable } from 'node:stream';
import type { HttpHandler, HttpResponse } from '@smithy/core/protocols';
import { openHandlers, type RouteOptions } from './handlers.ts';

export interface StreamingOptions extends RouteOptions {
  /** Longest time in which no byte moves either way, in milliseconds. */
  readonly idle: number;
}

/** What is written at a time: over TLS Node sees no progress within one write. 30 s allow for 9 kB/s. */
const pieceBytes = 256 * 1024;

/**
 * An HTTP handler for bodies of any size, in either direction: neither is held in memory, a request may take as long as it
 * moves, and an answer may be empty, as that to `PutObject` is. Its calls are in no ledger and wait for no turn.
 */
export async function createStreamingHandler(options: StreamingOptions): Promise<HttpHandler> {
  const { HttpRequest } = await import('@smithy/core/protocols');
  const { send, rest } = await openHandlers(options, { socketTimeout: options.idle });
  return {
    ...rest,
    handle: async (request, given) => {
      // A copy: the SDK sends the same request again after a fault.
      const sent = HttpRequest.clone(request);
      if (Buffer.isBuffer(request.body)) sent.body = inPieces(request.body);
      const answer = await send(sent, given);
      if (isForeign(answer.response)) {
        answer.response.body.destroy();
        throw foreignAnswer(answer.response.statusCode);
      }
      return answer;
    },
  };
}

function inPieces(body: Buffer): Buffer | Readable {
  if (body.length <= pieceBytes) return body;
  const count = Math.ceil(body.length / pieceBytes);
  const pieces = Iterator.from(Array(count).keys()).map((n) => body.subarray(n * pieceBytes, (n + 1) * pieceBytes));
  return Readable.from(pieces);
}

/**
 * A page of someone on the way there, a proxy's or a portal's: S3 would be taken to have put, or to have denied, what it never
 * saw. It marks its own answers, a page that it keeps for us included; its overloaded front end may not.
 */
function isForeign({ statusCode, headers }: HttpResponse): boolean {
  const isPage = /^(?:text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '');
  return isPage && statusCode < 500 && !Object.keys(headers).some((name) => name.startsWith('x-amz'));
}

function foreignAnswer(status: number): Error {
  const code = 'ForeignAnswer';
  return Object.assign(new Error(`an HTML page with status ${status}`), { name: code, code });
}
