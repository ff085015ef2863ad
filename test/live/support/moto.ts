import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A running emulator with an empty account. */
export interface Moto {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts moto_server on a free loopback port. */
export async function startMoto(server: string): Promise<Moto> {
  const child = spawn(server, ['-H', '127.0.0.1', '-p', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, MOTO_ACCOUNT_ID: '111122223333' },
  });
  const port = await announcedPort(child);
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** Werkzeug prints `Running on http://127.0.0.1:PORT`. */
async function announcedPort(child: ChildProcess): Promise<number> {
  if (!child.stderr) throw new Error('moto_server has no stderr');
  const lines = createInterface({ input: child.stderr });
  for await (const line of lines) {
    const port = /Running on http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
    if (port) {
      child.stderr.resume();
      return Number(port);
    }
  }
  throw new Error('moto_server ended before it listened');
}
