import type { HttpClient } from '@azure/core-rest-pipeline';
import { readText } from './read-text.ts';

/**
 * Ends an answer that does not begin in so many milliseconds and one that is too long, notices one that breaks off, and says
 * which it was. The client's own time limit looks like somebody's interruption, and it waits for ever for the rest of an
 * answer that it unpacks or measures: it joins its streams so that none hears of the other's end.
 */
export function boundClient(client: HttpClient, timeout: number): HttpClient {
  return {
    sendRequest: async (request) => {
      const controller = new AbortController();
      let late = false;
      const { abortSignal } = request;
      const interrupt = (): void => controller.abort();
      if (abortSignal?.aborted) interrupt();
      abortSignal?.addEventListener('abort', interrupt);
      const clock = setTimeout(() => {
        late = true;
        controller.abort();
      }, request.timeout || timeout);
      request.timeout = 0;
      request.abortSignal = controller.signal;
      request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
      // In capitals it is the same coding, and one that the client leaves to us.
      request.headers.set('accept-encoding', 'GZIP');
      try {
        const { readableStreamBody, ...response } = await client.sendRequest(request);
        clearTimeout(clock);
        const coding = response.headers.get('content-encoding');
        const bodyAsText = readableStreamBody ? await readText(readableStreamBody, coding, controller.signal) : '';
        return { ...response, bodyAsText };
      } catch (error) {
        throw late ? Object.assign(new Error('no answer in time'), { name: 'TimeoutError' }) : error;
      } finally {
        clearTimeout(clock);
        abortSignal?.removeEventListener('abort', interrupt);
        // Who sends it again does so with the signal that was his.
        if (abortSignal) request.abortSignal = abortSignal;
        else delete request.abortSignal;
      }
    },
  };
}
