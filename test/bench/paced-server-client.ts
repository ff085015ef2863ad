import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Asked, Behaviour } from './paced-server.ts';

/** A server in a process of its own. */
export interface ServerProcess<Behaviour, Address, Asked> {
  /** Starts anew; where it now answers. */
  readonly behave: (behaviour: Behaviour) => Promise<Address>;
  readonly asked: () => Promise<Asked>;
  readonly stop: () => void;
}

export type PacedServer = ServerProcess<Behaviour, string, Asked>;

export function startPacedServer(): PacedServer {
  return startServerProcess('./paced-server.ts');
}

/** Runs a file of this folder that is told a behaviour, or `'asked'`, and tells what came of it. */
export function startServerProcess<Behaviour extends object, Address, Asked>(
  file: string,
): ServerProcess<Behaviour, Address, Asked> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = fork(path, [], { execArgv: ['--no-warnings', '--experimental-strip-types'] });
  return {
    behave: (behaviour) => exchange(child, behaviour),
    asked: () => exchange(child, 'asked'),
    stop: () => child.kill(),
  };
}

async function exchange<Answer>(child: ChildProcess, message: object | 'asked'): Promise<Answer> {
  const answer = once(child, 'message');
  child.send(message);
  return (await answer)[0] as Answer;
}
