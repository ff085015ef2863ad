import { readFileSync } from 'node:fs';
import {
  type Answer,
  type AnswerReader,
  createAnswerReader,
  type SentHello,
} from '../../src/tls-scanner-lite/wire/answer-reader.ts';
import type { ClientHello } from '../../src/tls-scanner-lite/wire/client-hello.ts';
import type { KeyShare } from '../../src/tls-scanner-lite/wire/key-share.ts';

/** What a real server answered to one hello, and the secrets to read it; bytes in base64. */
export interface RecordedFlight {
  /** `nginx, TLS 1.2, OCSP staple`. */
  readonly name: string;
  /** Versions that the hello offered, as on the wire. */
  readonly wanted: readonly number[];
  readonly hello: string;
  /** The hello that answered a HelloRetryRequest. */
  readonly again?: string;
  readonly shares: readonly RecordedShare[];
  /** All that the server sent until it waited for the client. */
  readonly answer: string;
}

export interface RecordedShare {
  readonly group: number;
  readonly publicKey: string;
  /** What the exchange with the server's half gave; absent where that was of another group. */
  readonly secret?: string;
}

const file = new URL('../../fixtures/tls/flights.json', import.meta.url);

/** Flights of nginx, OpenSSL, Node.js, JSSE and NSS, as `test/live/tls/record-flights.ts` wrote them. */
export function loadFlights(): readonly RecordedFlight[] {
  return JSON.parse(readFileSync(file, 'utf8')) as readonly RecordedFlight[];
}

/** A reader that knows the secrets of a recorded flight. */
export function readFlight({ wanted, hello, again, shares }: RecordedFlight): AnswerReader {
  const known = shares.map(replayShare);
  const sent: SentHello = {
    hello: toHello(hello),
    shares: again === undefined ? known : [],
    retry: () => (again === undefined ? undefined : { hello: toHello(again), shares: known }),
  };
  return createAnswerReader({ sent, depth: 'flight', wanted: new Set(wanted) });
}

/** Reads bytes in chunks of these lengths, again and again; what comes of it once nothing more does. */
export function readInChunks(reader: AnswerReader, bytes: Buffer, nextLength: () => number): Answer | undefined {
  for (let at = 0; at < bytes.length; ) {
    const end = at + nextLength();
    const answer = reader.read(bytes.subarray(at, end), () => {});
    if (answer !== undefined) return answer;
    at = end;
  }
  return reader.salvage({ reason: 'timeout', evidence: 'no answer' });
}

function toHello(text: string): ClientHello {
  const record = Buffer.from(text, 'base64');
  return { record, message: record.subarray(5), random: record.subarray(11, 43), sessionId: Buffer.alloc(0) };
}

/** The secret is the recorded one whatever the server's half has become: what follows is then not authentic, or it is. */
function replayShare({ group, publicKey, secret }: RecordedShare): KeyShare {
  const value = secret === undefined ? undefined : Buffer.from(secret, 'base64');
  return { group, publicKey: Buffer.from(publicKey, 'base64'), derive: () => value };
}
