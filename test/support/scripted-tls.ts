import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { answerHello } from './scripted-tls/deliver.ts';
import { onClientHello } from './scripted-tls/hello-stream.ts';
import { type Listening, listen } from './scripted-tls/listen.ts';
import type { TlsPolicy } from './scripted-tls/policy.ts';
import type { ClientHello } from './scripted-tls/read-hello.ts';

export interface ScriptedServer extends Listening {
  /** Every hello that came, in order. */
  readonly hellos: readonly ClientHello[];
  /** What was wrong with hellos that broke the protocol. */
  readonly broken: readonly unknown[];
}

export interface ScriptedOptions {
  readonly host?: string;
  readonly letsIn?: () => boolean;
  /** Default: a reset. */
  readonly turnAway?: (socket: Socket) => void;
}

/** A TLS server on the loopback for this test. `letsIn` says of each connection whether it is taken, else it is turned away. */
export async function startScriptedTls(
  policy: TlsPolicy,
  { host, letsIn = () => true, turnAway = (socket) => socket.resetAndDestroy() }: ScriptedOptions = {},
): Promise<ScriptedServer> {
  const hellos: ClientHello[] = [];
  const broken: unknown[] = [];
  const listening = await listen((socket) => {
    if (!letsIn()) {
      turnAway(socket);
      return;
    }
    const take = (hello: ClientHello): void => {
      hellos.push(hello);
      answerHello(socket, policy, hello);
    };
    onClientHello(socket, take, (error) => broken.push(error));
  }, host);
  onTestFinished(listening.stop);
  return { ...listening, hellos, broken };
}

/** A server of any behaviour on the loopback for this test. */
export async function startStrange(answer: (socket: Socket) => void): Promise<Listening> {
  const listening = await listen(answer);
  onTestFinished(listening.stop);
  return listening;
}
