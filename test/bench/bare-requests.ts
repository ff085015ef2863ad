import { readFileSync } from 'node:fs';
import type { PlainRequest } from './paced-server.ts';

/** The requests of a file, one after another, with the SDK and nothing else. Prints what importing and asking took. */
type Exported = Readonly<Record<string, new (given: object) => unknown>>;
interface Client {
  readonly send: (command: unknown) => Promise<unknown>;
}

const requests = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as readonly PlainRequest[];
const start = performance.now();
const packages = new Map<string, Exported>();
for (const { client } of requests) {
  if (!packages.has(client)) packages.set(client, (await import(`@aws-sdk/client-${client}`)) as Exported);
}
const imported = performance.now();
const clients = new Map<string, Client>();
let failed = 0;
for (const { client, operation, region, input } of requests) {
  const exported = packages.get(client) ?? {};
  const key = `${client} ${region}`;
  const bare = clients.get(key) ?? createClient(exported, region);
  clients.set(key, bare);
  const Command = exported[`${operation}Command`];
  // Some answers are errors; they cost the same.
  if (Command) await bare.send(new Command(input)).catch(() => undefined);
  else failed += 1;
}
const ended = performance.now();
process.stdout.write(JSON.stringify({ imports: imported - start, loop: ended - imported, failed }));

function createClient(exported: Exported, region: string): Client {
  const [, Client] = Object.entries(exported).find(([name]) => /[^_]Client$/.test(name)) ?? [];
  if (!Client) throw new Error('no client');
  return new Client({ region, forcePathStyle: true, useQueueUrlAsEndpoint: false, maxAttempts: 1 }) as Client;
}
