import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Authority, openssl } from './openssl.ts';
import { type Variant, variants } from './variants.ts';

const cache = fileURLToPath(new URL('../../../.cache/tls-lab', import.meta.url));

/** The time that the lab lives at: its certificates are valid, or not, then. */
export const labNow = new Date('2026-01-31T00:00:00Z');

export interface Lab {
  /** Where the files are. */
  readonly folder: string;
  /** PEM of the root that everything is trusted by. */
  readonly root: string;
  /** Path of a file: `rsa2048.pem` the leaf, `.chain.pem` with its intermediate, `.key`; `root.pem`, `dh1024.pem` … */
  readonly file: (name: string) => string;
}

/** Makes the certificates with the openssl program, once: they are kept until the recipe changes. */
export function createLab(): Lab {
  const recipe = [import.meta.url, new URL('./variants.ts', import.meta.url), new URL('./openssl.ts', import.meta.url)];
  const hash = createHash('sha256');
  for (const file of recipe) hash.update(readFileSync(fileURLToPath(file)));
  const folder = join(cache, hash.digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    const growing = `${folder}.${process.pid}`;
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(growing, { recursive: true });
    fill(growing);
    renameSync(growing, folder);
  }
  const file = (name: string): string => join(folder, name);
  return { folder, file, root: readFileSync(file('root.pem'), 'utf8') };
}

function fill(folder: string): void {
  const run = openssl(folder);
  run.authority('root', { subject: '/C=JP/O=Acme/CN=Acme Lab Root', ca: 'critical,CA:TRUE' });
  run.authority('intermediate', {
    subject: '/C=JP/O=Acme/CN=Acme Lab CA',
    ca: 'critical,CA:TRUE,pathlen:0',
    issuer: 'root',
  });
  for (const [name, variant] of Object.entries(variants)) make(run, name, variant);
  run.command(['dhparam', '-dsaparam', '-out', 'dh1024.pem', '1024']);
  run.command(['dhparam', '-dsaparam', '-out', 'dh2048.pem', '2048']);
  run.staple('rsa2048', 'good');
  run.staple('ec256', 'revoked');
}

function make(run: Authority, name: string, variant: Variant): void {
  const { key = 'rsa:2048', subject = '/C=JP/O=Acme/CN=localhost', md = 'sha256', selfSigned = false } = variant;
  const { names = 'DNS:localhost,DNS:good.test,IP:127.0.0.1,IP:::1', extensions = [] } = variant;
  const { from = '20260101000000Z', to = '20260331235959Z' } = variant;
  const lines = [
    'basicConstraints=critical,CA:FALSE',
    'keyUsage=critical,digitalSignature,keyEncipherment',
    `extendedKeyUsage=${variant.purpose ?? 'serverAuth'}`,
    ...(names === null ? [] : [`subjectAltName=${names}`]),
    ...extensions,
  ];
  run.key(name, key);
  run.issue(name, { subject, md, lines, from, to, issuer: selfSigned ? undefined : 'intermediate' });
}

/** Whole chain in one file, leaf first. */
export function joinFiles(lab: Lab, target: string, parts: readonly string[]): void {
  writeFileSync(lab.file(target), parts.map((part) => readFileSync(lab.file(part), 'utf8')).join(''));
}
