import { startDeadline } from '../../send/deadline.ts';
import type { Turn } from '../../send/pacer.ts';
import type { Send, SendContext, Sent, Transport } from '../../send/transport.ts';
import type { Audience } from '../connect/cloud.ts';
import type { Session } from '../connect/session.ts';
import { readFault, toCause } from './cause.ts';
import { retryWait } from './retry.ts';
import { whileSending } from './sending.ts';

/** How one subscription, or the tenant, is reached. */
export function createTransport(session: Session): Transport {
  return {
    send: (send, context) => sendRequest(session, send, context),
    readFault,
    toCause,
    sleep: session.sleep,
    statistics: session.statistics,
    probe: session.probe,
  };
}

/** Sends one request at the pace its API stands, again where that makes sense, and once more after its token expired. */
async function sendRequest<Output>(session: Session, send: Send<Output>, context: SendContext): Promise<Sent<Output>> {
  const { tally, signal, place } = context;
  const tokens = session.tokens[audienceOf(place.call)];
  tally.asked += 1;
  let renewed = false;
  for (let attempt = 1; ; attempt += 1) {
    if (signal.aborted) return { error: named('AbortError', 'interrupted') };
    if (tokens.ended()) return { error: named('ExpiredAuthenticationToken', 'the credentials expired') };
    const token = await tokens.current().catch((error: unknown) => ({ error }));
    if ('error' in token) return token;
    const sent = await sendOnce(session, send, { ...context, attempt });
    if (sent.error === undefined) return sent;
    const fault = readFault(sent.error);
    // A token that is refused may have been replaced since; any other says whether asking again can help.
    if (fault.status === 401 && !renewed && (await tokens.renew(token))) {
      renewed = true;
      continue;
    }
    const wait = attempt < session.maxAttempts ? retryWait(sent.error, attempt) : undefined;
    if (wait === undefined) return sent;
    await session.sleep(wait, signal).catch(() => undefined);
  }
}

async function sendOnce<Output>(
  session: Session,
  send: Send<Output>,
  { place, tally, signal, attempt }: SendContext & { readonly attempt: number },
): Promise<Sent<Output>> {
  const turn = await session.pacer.take(place, signal, attempt > 1).catch((error: unknown) => ({ error }));
  if ('error' in turn) return turn;
  // However an answer hangs or drips, one request ends.
  const deadline = startDeadline(2 * session.timeout, signal);
  try {
    const output = await whileSending(tally, () => send({ abortSignal: deadline.signal }));
    turn.end('answered');
    return { output };
  } catch (error) {
    endTurn(turn, readFault(error).status);
    return { error: deadline.isOver() ? named('TimeoutError', 'no answer in time') : error };
  } finally {
    deadline.end();
  }
}

function endTurn(turn: Turn, status: number | undefined): void {
  if (status === 429) turn.end('throttled');
  else turn.end(status === undefined ? 'unanswered' : 'answered');
}

function audienceOf(call: string): Audience {
  return call.startsWith('graph:') ? 'graph' : 'arm';
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
