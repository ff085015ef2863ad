import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createOpensslCa, type OpensslCertificate } from './openssl-ca.ts';

export interface TsaOptions {
  /** Arguments that make the key of the signer. */
  readonly key?: readonly string[];
  /** Extensions of the certificate of the signer, in place of the right ones. */
  readonly extensions?: readonly string[];
  /** Lines of openssl's `[tsa]` section after the usual ones. */
  readonly settings?: readonly string[];
  /** Days that the signer's certificate is valid, as `YYYYMMDDHHMMSSZ`. */
  readonly from?: string;
  readonly to?: string;
}

/** What is answered to a request. */
export type TsaAnswer = (request: Buffer, tsa: OpensslTsa, response: ServerResponse) => void;

/** A time stamp authority of the openssl program, with a root, an authority below it and a signer. */
export interface OpensslTsa {
  readonly folder: string;
  readonly root: OpensslCertificate;
  readonly between: OpensslCertificate;
  readonly signer: OpensslCertificate;
  readonly rootPem: string;
  /** What `openssl ts -reply` answers. */
  readonly reply: (request: Buffer) => Buffer;
  readonly run: (...args: readonly string[]) => string;
  readonly remove: () => void;
}

const right = [
  'basicConstraints=critical,CA:false',
  'keyUsage=critical,digitalSignature',
  'extendedKeyUsage=critical,timeStamping',
];

export function createTsa(options: TsaOptions = {}): OpensslTsa {
  const ca = createOpensslCa();
  const authority = ['basicConstraints=critical,CA:true', 'keyUsage=critical,keyCertSign', 'subjectKeyIdentifier=hash'];
  const root = ca.issue('tsa-root', { extensions: authority });
  const between = ca.issue('tsa-between', { issuer: root, extensions: authority });
  const { key, from, to, extensions = right } = options;
  const signer = ca.issue('tsa-signer', {
    issuer: between,
    extensions,
    ...(key && { key }),
    ...(from && { from }),
    ...(to && { to }),
  });
  writeFileSync(join(ca.folder, 'tsa.cnf'), configuration(signer, between, options.settings ?? []));
  writeFileSync(join(ca.folder, 'tsa-serial'), '01\n');
  const reply = (request: Buffer): Buffer => {
    writeFileSync(join(ca.folder, 'request.tsq'), request);
    // A refusal ends with code 1 and writes the answer all the same.
    try {
      ca.run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'request.tsq', '-out', 'reply.tsr');
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
    return readFileSync(join(ca.folder, 'reply.tsr'));
  };
  return {
    folder: ca.folder,
    root,
    between,
    signer,
    rootPem: readFileSync(root.pemFile, 'utf8'),
    reply,
    run: ca.run,
    remove: ca.remove,
  };
}

function configuration(signer: OpensslCertificate, between: OpensslCertificate, settings: readonly string[]): string {
  return [
    '[tsa]',
    'default_tsa = usual',
    '[usual]',
    'serial = tsa-serial',
    `signer_cert = ${signer.pemFile}`,
    `signer_key = ${signer.keyFile}`,
    `certs = ${between.pemFile}`,
    'signer_digest = sha256',
    'default_policy = 1.2.3.4.1',
    'digests = sha256, sha512',
    'accuracy = secs:1',
    'ordering = yes',
    'ess_cert_id_chain = no',
    'ess_cert_id_alg = sha256',
    // The last of a name counts.
    ...settings,
    '',
  ].join('\n');
}

/** The authority behind HTTP on the loopback. */
export async function serveTsa(
  tsa: OpensslTsa,
  answer: TsaAnswer = (request, { reply }, response) => {
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(reply(request));
  },
): Promise<{ readonly url: URL; readonly requests: IncomingMessage[]; readonly close: () => Promise<void> }> {
  const requests: IncomingMessage[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(request);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(Buffer.concat(chunks), tsa, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: new URL(`http://127.0.0.1:${port}/tsa`),
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Whether `openssl ts -verify` takes a response for these bytes. */
export function opensslTakes(tsa: OpensslTsa, response: Uint8Array, data: Uint8Array): boolean {
  writeFileSync(join(tsa.folder, 'check.tsr'), response);
  writeFileSync(join(tsa.folder, 'check.bin'), data);
  try {
    const args = ['ts', '-verify', '-in', 'check.tsr', '-data', 'check.bin', '-CAfile', tsa.root.pemFile];
    return /Verification: OK/.test(execFileSync('openssl', args, { cwd: tsa.folder, encoding: 'utf8', stdio: 'pipe' }));
  } catch {
    return false;
  }
}
