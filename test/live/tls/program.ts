import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findPorts, untilListening } from '../support/nginx.ts';

export interface Program {
  readonly port: number;
  stop(): Promise<void>;
}

/** A server program on a port of its own. `cwd` is where its files are. */
export async function startProgram(
  command: string,
  args: (port: number) => readonly string[],
  cwd: string,
): Promise<Program> {
  const [port = 0] = await findPorts(1);
  const child = spawn(command, args(port), {
    cwd,
    // s_server ends with its input; Debian keeps haproxy where only root's PATH looks.
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-2000);
    });
  }
  await untilListening({ host: '127.0.0.1', port }, child, () => output);
  return {
    port,
    async stop() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
    },
  };
}
