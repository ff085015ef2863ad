import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Asked, Behaviour } from './paced-server.ts';

const file = fileURLToPath(new URL('./paced-server.ts', import.meta.url));

export interface PacedServer {
  /** Starts anew; the URL it now has. */
  readonly behave: (behaviour: Behaviour) => Promise<string>;
  readonly asked: () => Promise<Asked>;
  readonly stop: () => void;
}

export function startPacedServer(): PacedServer {
  const child = fork(file, [], { execArgv: ['--no-warnings', '--experimental-strip-types'] });
  return {
    behave: (behaviour) => exchange(child, behaviour),
    asked: () => exchange(child, 'asked'),
    stop: () => child.kill(),
  };
}

async function exchange<Answer>(child: ChildProcess, message: Behaviour | 'asked'): Promise<Answer> {
  const answer = once(child, 'message');
  child.send(message);
  return (await answer)[0] as Answer;
}
