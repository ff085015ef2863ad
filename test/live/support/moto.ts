import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { account } from './seed/settings.ts';

/** A running emulator with an empty account. */
export interface Moto {
  readonly port: number;
  readonly url: string;
  stop(): Promise<void>;
}

/** Whether every key is one of the same account, or each of that of its role. */
export type Accounts = 'one' | 'several';

/** Starts moto_server on a free loopback port. */
export async function startMoto(server: string, accounts: Accounts = 'one'): Promise<Moto> {
  const child = spawn(server, ['-H', '127.0.0.1', '-p', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ...(accounts === 'one' && { MOTO_ACCOUNT_ID: account }),
      // It would give the images of AWS, and their 1,300 snapshots, out as the account's own.
      MOTO_EC2_LOAD_DEFAULT_AMIS: 'false',
    },
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
