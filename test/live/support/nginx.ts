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

/** A server of nginx; alone its lines where the rest is usual. */
export interface Site {
  /** Directives without their semicolons. */
  readonly lines: readonly string[];
  /** Addresses it listens on, at the same port; default 127.0.0.1. */
  readonly addresses?: readonly string[];
  /** Parameters of `listen`; default `ssl`, and nothing for plain HTTP. */
  readonly listen?: string;
  /** The site whose port it shares, told apart by server name. */
  readonly beside?: string;
}

/** One nginx on the loopback; each site is a server of its own port, with these lines and files. */
export async function startNginx(
  sites: Readonly<Record<string, readonly string[] | Site>>,
  files: Readonly<Record<string, string>>,
  { workers = 0 }: { readonly workers?: number } = {},
): Promise<Nginx> {
  const folder = emptyFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  const all = Object.entries(sites).map(([name, site]) => ({ name, site: 'lines' in site ? site : { lines: site } }));
  const alone = all.filter(({ site }) => site.beside === undefined);
  const free = await findPorts(alone.length);
  const own = new Map(alone.map(({ name }, index) => [name, free[index] ?? 0]));
  const ports = Object.fromEntries(all.map(({ name, site }) => [name, own.get(site.beside ?? name) ?? 0]));
  const servers = all.map(({ name, site: { lines, listen = 'ssl', addresses = ['127.0.0.1'] } }) => {
    const listens = addresses.map((address) => `listen ${bracket(address)}:${ports[name]} ${listen};`);
    return `server { ${[...listens, ...lines.map((line) => `${line};`)].join(' ')} }`;
  });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const processes = workers === 0 ? 'master_process off;' : `worker_processes ${workers};`;
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; ${processes} pid ${folder}/pid; error_log ${folder}/error.log;
     events { worker_connections 4096; } http { access_log off; ${temporary.join(' ')} ${servers.join('\n')} }`,
  );
  const child = spawn('nginx', ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')], {
    env: { PATH: path },
    stdio: 'pipe',
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const places = alone.map(({ name, site }) => ({ host: site.addresses?.[0] ?? '127.0.0.1', port: ports[name] ?? 0 }));
  await Promise.all(places.map((place) => untilListening(place, child, () => output)));
  return {
    ports,
    async stop() {
      child.kill();
      if (child.exitCode === null) await once(child, 'close');
    },
  };
}

function bracket(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

/** Until something listens there. `output` is what the program said, for when it does not. */
export async function untilListening(
  place: { readonly host: string; readonly port: number },
  child: ChildProcess,
  output: () => string,
): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} did not start: ${output()}`);
    const socket = createConnection(place);
    const listening = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (listening) return;
    await sleep(50);
  }
  throw new Error(`${child.spawnfile} does not listen: ${output()}`);
}

/** Ports that are free on every address of the loopback, all different. */
export async function findPorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '0.0.0.0');
      await once(server, 'listening');
      return server;
    }),
  );
  return servers.map((server) => {
    const address = server.address();
    server.close();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  });
}
