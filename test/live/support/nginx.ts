import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { emptyFolder } from './comply.ts';

export interface Nginx {
  /** Port by the name of the site. */
  readonly ports: Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

/** Whether the programs are there that these servers need. */
export function hasPrograms(...programs: readonly string[]): boolean {
  try {
    for (const program of programs)
      execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'pipe', env: { PATH: path } });
    return true;
  } catch {
    return false;
  }
}

/** Debian keeps nginx where only root's PATH looks. */
const path = `${process.env.PATH}:/usr/sbin:/sbin`;

/** One nginx on the loopback; each site is a server of its own port, with these lines and files. */
export async function startNginx(
  sites: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, string>>,
): Promise<Nginx> {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  const ports = Object.fromEntries(
    await Promise.all(Object.keys(sites).map(async (name) => [name, await findPort()] as const)),
  );
  const servers = Object.entries(sites).map(
    ([name, lines]) => `server { listen 127.0.0.1:${ports[name]} ssl; ${lines.map((line) => `${line};`).join(' ')} }`,
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
     events { } http { access_log off; ${temporary.join(' ')} ${servers.join('\n')} }`,
  );
  const child = spawn('nginx', ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], {
    env: { PATH: path },
    stdio: 'pipe',
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await Promise.all(Object.values(ports).map((port) => untilListening(port, child, () => output)));
  return {
    ports,
    async stop() {
      child.kill();
      if (child.exitCode === null) await once(child, 'close');
    },
  };
}

async function untilListening(port: number, child: ChildProcess, output: () => string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error(`nginx did not start: ${output()}`);
    const socket = createConnection({ host: '127.0.0.1', port });
    const listening = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (listening) return;
    await sleep(50);
  }
  throw new Error(`nginx does not listen: ${output()}`);
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
