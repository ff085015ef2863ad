import { type Metadata, noteAnswer } from '../../read/ledger.ts';
import { startDeadline } from '../../send/deadline.ts';
import type { Send, SendContext, Sent, Transport } from '../../send/transport.ts';
import { BadBodyError } from '../connect/http-handler.ts';
import type { Keys } from '../connect/keys.ts';
import type { Session } from '../connect/session.ts';
import { kindOfCode, readFault, toCause } from './cause.ts';
import { type Sending, whileSending } from './sending.ts';

/** How one account is reached through the SDK. */
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

/** Tries at an answer that does not parse; the SDK does not retry those. */
const parseTries = 3;

/** Waits between them, in milliseconds. */
const parseWait = 200;

/**
 * Sends one request: at the pace its API stands, once more after credentials expired, and up to three times while the
 * answer does not parse. Whatever goes wrong is returned.
 */
async function sendRequest<Output>(session: Session, send: Send<Output>, context: SendContext): Promise<Sent<Output>> {
  const { tally, signal } = context;
  const { credentials } = session;
  tally.asked += 1;
  let renewed = false;
  for (let tries = 1; ; tries += 1) {
    const stop = whyNot(session, signal);
    if (stop) return { error: stop };
    const keys = await credentials.current().catch((error: unknown) => ({ error }));
    if ('error' in keys) return keys;
    const sent = await sendOnce(session, send, { ...context, keys });
    noteAnswer(tally, metadataOf(sent.output ?? sent.error));
    if (sent.output) return { output: sent.output };
    const expired = isExpired(sent.error);
    if (expired && !renewed && (await credentials.renew(keys))) renewed = true;
    else if (!expired && isUnparsable(sent.error) && tries < parseTries) {
      await session.sleep(parseWait, signal).catch(() => undefined);
    } else return { error: sent.error };
  }
}

async function sendOnce<Output>(
  session: Session,
  send: Send<Output>,
  { place, tally, signal, keys }: SendContext & { readonly keys: Keys },
): Promise<Sent<Output>> {
  const { pacer } = session;
  // Waited for before the request is made and signed: a signature is good for five minutes.
  const turn = await pacer.take(place, signal).catch((error: unknown) => ({ error }));
  if ('error' in turn) return turn;
  const stop = whyNot(session, signal);
  // However an answer hangs, drips or is throttled, one request ends: two answers' time, and what six attempts wait.
  const deadline = startDeadline(2 * session.timeout + 30_000, signal);
  const sending: Sending = { place, pacer, tally, deadline, keys, turn };
  try {
    if (stop) return { error: stop };
    return { output: await whileSending(sending, () => send({ abortSignal: deadline.signal })) };
  } catch (error) {
    return { error: deadline.isOver() ? named('TimeoutError', 'no answer in time') : error };
  } finally {
    deadline.end();
    turn.end('unanswered');
  }
}

/** A request that had waited for its turn must not be sent any more. */
function whyNot(session: Session, signal: AbortSignal): Error | undefined {
  if (signal.aborted) return named('AbortError', 'interrupted');
  return session.credentials.ended() ? named('ExpiredToken', 'the credentials expired') : undefined;
}

/** Of a request that was sent: the chain's own failure is no answer. */
function isExpired(error: unknown): boolean {
  const { codes } = readFault(error);
  return (
    !codes.includes('CredentialsProviderError') && codes.some((code) => kindOfCode(code) === 'credentials-expired')
  );
}

/** A 2xx answer whose body is cut or is not what it should be. */
function isUnparsable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof BadBodyError) return true;
  const status = metadataOf(error)?.httpStatusCode;
  return error.message.includes('Deserialization error') && status !== undefined && status < 300;
}

function metadataOf(error: unknown): (Metadata & { readonly httpStatusCode?: number }) | undefined {
  return typeof error === 'object' && error !== null && '$metadata' in error
    ? (error.$metadata as Metadata & { readonly httpStatusCode?: number })
    : undefined;
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
