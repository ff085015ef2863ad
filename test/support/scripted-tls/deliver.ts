import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { alert, record } from './messages.ts';
import { type Answer, negotiate, wireVersions } from './negotiate.ts';
import type { Quirks, TlsPolicy } from './policy.ts';
import type { ClientHello } from './read-hello.ts';

/** Answers a hello on this socket as the policy says, with all its quirks. */
export function answerHello(socket: Socket, policy: TlsPolicy, hello: ClientHello): void {
  const { quirks = {} } = policy;
  const drop = dropped(quirks, hello);
  if (drop === 'reset') socket.resetAndDestroy();
  else if (drop === 'close') socket.end();
  else if (drop !== undefined) send(socket, alert(drop), quirks);
  else deliver(socket, negotiate(policy, hello), quirks);
}

function dropped(quirks: Quirks, hello: ClientHello): 'reset' | 'close' | number | undefined {
  const { longLists, intolerantFrom, largestHello = Number.POSITIVE_INFINITY } = quirks;
  if (longLists !== undefined && hello.suites.length > 64) {
    return longLists === 'internal_error' ? 80 : longLists === 'decode_error' ? 50 : longLists;
  }
  if (hello.bytes > largestHello) return 'reset';
  const highest = Math.max(hello.version, ...hello.versions);
  return intolerantFrom !== undefined && highest >= wireVersions[intolerantFrom] ? 'close' : undefined;
}

function deliver(socket: Socket, answer: Answer, quirks: Quirks): void {
  if (answer.kind === 'refusal') refuse(socket, answer.alert, quirks);
  else if (answer.kind === 'ssl2') send(socket, answer.bytes, quirks);
  else send(socket, frame(answer, quirks), quirks);
}

function refuse(socket: Socket, code: number | undefined, quirks: Quirks): void {
  const { refuse: way = 'alert' } = quirks;
  if (way === 'silence') return;
  if (way === 'reset') socket.resetAndDestroy();
  else if (way === 'close' || code === undefined) socket.end();
  else send(socket, alert(code), quirks).then(() => socket.end());
}

function frame(
  { version, messages, sealed = false }: Extract<Answer, { kind: 'flight' }>,
  { records, warns = false }: Quirks,
): Buffer {
  const bytes = Buffer.concat(messages);
  const parts =
    records === 'flight' ? [bytes] : records === 'byte' ? [...bytes].map((byte) => Buffer.from([byte])) : messages;
  return Buffer.concat([
    ...(warns ? [alert(112, 1)] : []),
    ...parts.map((part) => record(22, part, version)),
    ...(sealed ? [record(23, randomBytes(64), version)] : []),
  ]);
}

async function send(socket: Socket, bytes: Buffer, { drip }: Quirks): Promise<void> {
  if (drip === undefined) {
    socket.write(bytes);
    return;
  }
  for (const byte of bytes) {
    if (socket.destroyed) return;
    socket.write(Buffer.from([byte]));
    await sleep(drip);
  }
}
