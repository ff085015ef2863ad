import type { ProtocolVersion } from '../result.ts';
import { type Answer, createAnswerReader, type SentHello } from '../wire/answer-reader.ts';
import { buildClientHello, type HelloOptions } from '../wire/client-hello.ts';
import { createKeyShare, type KeyShare } from '../wire/key-share.ts';
import type { Depth, ServerFlight } from '../wire/server-flight.ts';
import { buildSsl2Hello, createSsl2Reader, type Ssl2Answer } from '../wire/ssl2.ts';
import { wireVersions } from '../wire/versions.ts';

/** One conversation: what is sent at once, and who reads what comes back. */
export interface Conversation<T> {
  readonly send: Buffer;
  readonly read: (chunk: Buffer, write: (bytes: Uint8Array) => void) => T | undefined;
  readonly salvage?: (cut: NonNullable<ServerFlight['cut']>) => T | undefined;
}

/** What can be asked again and again: each time with fresh randoms and keys. */
export type Question<T> = () => Conversation<T>;

export interface HelloQuestion extends Omit<HelloOptions, 'keyShares' | 'again'> {
  readonly depth: Depth;
  /** TLS 1.3: groups to send a key share of. Needed to read a flight; without, the server asks for one. */
  readonly shareGroups?: readonly number[];
}

/** Asks with one ClientHello. */
export function askHello(options: HelloQuestion): Question<Answer> {
  const lower: readonly ProtocolVersion[] = options.orLower === true ? ['TLSv1.2', 'TLSv1.1', 'TLSv1.0'] : [];
  const wanted = new Set([options.version, ...lower].map((version) => wireVersions[version]));
  return () => {
    const sent = createSentHello(options);
    const { read, salvage } = createAnswerReader({ sent, depth: options.depth, wanted });
    return { send: sent.hello.record, read, salvage };
  };
}

function createSentHello(options: HelloQuestion): SentHello {
  const shares = createShares(options.shareGroups ?? []);
  const hello = buildClientHello({ ...options, keyShares: shares });
  const { random, sessionId } = hello;
  return {
    hello,
    shares,
    retry(group, cookie) {
      // Where no other group is asked for, the key stays (RFC 8446 4.1.2).
      const again = group === undefined ? shares : createShares([group]);
      if (again.length === 0) return undefined;
      const options2: HelloOptions = { ...options, keyShares: again, again: { random, sessionId, cookie } };
      return { hello: buildClientHello(options2), shares: again };
    },
  };
}

function createShares(groups: readonly number[]): readonly KeyShare[] {
  return groups.map(createKeyShare).filter((share) => share !== undefined);
}

/** Asks with one SSLv2 CLIENT-HELLO. */
export function askSsl2(cipherKinds: readonly number[]): Question<Ssl2Answer> {
  return () => ({ send: buildSsl2Hello(cipherKinds), read: createSsl2Reader() });
}
