import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { StarttlsProtocol } from '../../../src/tls-scanner-lite/result.ts';
import { emptyFolder } from '../support/comply.ts';
import { joinFiles, type Lab } from './certificates.ts';
import type { Case } from './expectation.ts';

/** A server that is not in every Debian; it runs where its program is. */
export interface OtherServer extends Case {
  readonly program: string;
  readonly args: (port: number, backend: number) => readonly string[];
  /** A server without TLS that it stands in front of. */
  readonly backend?: StarttlsProtocol;
}

const versions10to12 = ['TLSv1.0', 'TLSv1.1', 'TLSv1.2'] as const;

export function otherServers(lab: Lab): Readonly<Record<string, OtherServer>> {
  const rsaFiles = ['--x509certfile', lab.file('rsa2048.chain.pem'), '--x509keyfile', lab.file('rsa2048.key')];
  return {
    'Java, SSLv3 alone': {
      program: 'java',
      args: (port) => [java, `${port}`, keyStore(lab), 'SSLv3'],
      expected: { versions: ['SSLv3'], suites: { SSLv3: 32 }, certificates: [{ keyType: 'rsa' }] },
      noOracle: 'OpenSSL 3 speaks no SSLv3',
    },
    'Java, SSLv3 to TLS 1.3': {
      program: 'java',
      args: (port) => [java, `${port}`, keyStore(lab), 'SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3'],
      expected: {
        versions: ['SSLv3', ...versions10to12, 'TLSv1.3'],
        picture: { groups: { 'TLSv1.3': expect.arrayContaining(['x25519', 'secp256r1', 'ffdhe2048']) } },
        certificates: [{ keyType: 'rsa', chain: { trusted: true } }],
      },
    },
    'NSS, SSLv3 to TLS 1.2': {
      program: 'selfserv',
      args: (port) => [...selfserv(lab, port), '-V', 'ssl3:tls1.2'],
      expected: { versions: ['SSLv3', ...versions10to12], suites: { SSLv3: 8 }, certificates: [{ keyType: 'rsa' }] },
    },
    'NSS, a client certificate is required': {
      program: 'selfserv',
      args: (port) => [...selfserv(lab, port), '-V', 'tls1.2:tls1.3', '-r', '-r'],
      expected: { versions: ['TLSv1.2', 'TLSv1.3'], picture: { clientAuthentication: 'required' } },
    },
    'NSS, a client certificate is taken': {
      program: 'selfserv',
      args: (port) => [...selfserv(lab, port), '-V', 'tls1.2:tls1.3', '-r'],
      expected: { versions: ['TLSv1.2', 'TLSv1.3'], picture: { clientAuthentication: 'optional' } },
    },
    'NSS, a staple that says revoked': {
      program: 'selfserv',
      args: (port) => [...selfserv(lab, port), '-V', 'tls1.2:tls1.3', '-T', 'revoked', '-A', 'Acme Lab CA - Acme'],
      expected: {
        versions: ['TLSv1.2', 'TLSv1.3'],
        certificates: [{ ocspStaple: { status: 'ok', value: { certStatus: 'revoked' } } }],
      },
    },
    'GnuTLS, RC4 and 3DES': {
      program: 'gnutls-serv',
      args: (port) => ['--port', `${port}`, '--http', '--disable-client-cert', ...rsaFiles, '--priority', rc4],
      expected: {
        versions: ['TLSv1.0'],
        suites: { 'TLSv1.0': 4 },
        certificates: [{ keyType: 'rsa', chain: { trusted: true } }],
      },
      noOracle: 'OpenSSL 3 has no RC4 and no 3DES',
    },
    'GnuTLS as it comes': {
      program: 'gnutls-serv',
      args: (port) => ['--port', `${port}`, '--http', '--disable-client-cert', ...rsaFiles],
      expected: { versions: [...versions10to12, 'TLSv1.3'], picture: { clientAuthentication: 'none' } },
    },
    'haproxy, h2 and a client certificate': {
      program: 'haproxy',
      args: (port) => ['-f', haproxy(lab, port)],
      expected: {
        versions: ['TLSv1.2', 'TLSv1.3'],
        picture: { alpn: ['h2', 'http/1.1'], clientAuthentication: 'required' },
      },
    },
    'stunnel, behind STARTTLS of imap': {
      program: 'stunnel',
      args: (port, backend) => [stunnel(lab, port, backend)],
      backend: 'imap',
      asked: { starttls: 'imap' },
      expected: { versions: ['TLSv1.2', 'TLSv1.3'], certificates: [{ keyType: 'rsa' }] },
    },
  };
}

const java = fileURLToPath(new URL('./LegacyServer.java', import.meta.url));
const rc4 =
  'NONE:+VERS-TLS1.0:+ARCFOUR-128:+3DES-CBC:+RSA:+DHE-RSA:+SHA1:+MD5:+SIGN-ALL:+COMP-NULL:+CTYPE-X509:+GROUP-ALL';

/** The leaf, its chain and its key in one file of PKCS #12. */
function keyStore(lab: Lab): string {
  const file = lab.file('rsa2048.p12');
  if (!existsSync(file)) exportTo(file, lab, 'rsa2048', 'lab');
  return file;
}

function exportTo(file: string, lab: Lab, name: string, nickname: string): void {
  const what = ['-inkey', lab.file(`${name}.key`), '-in', lab.file(`${name}.chain.pem`), '-name', nickname];
  execFileSync('openssl', ['pkcs12', '-export', ...what, '-passout', 'pass:changeit', '-out', file], { stdio: 'pipe' });
}

/** The folder of an NSS database that has the leaf as `lab`, and its issuer with the key under the name that NSS gives it. */
function nssDatabase(lab: Lab): string {
  const folder = lab.file('nss');
  if (existsSync(folder)) return folder;
  mkdirSync(folder);
  const database = ['-d', `sql:${folder}`];
  execFileSync('certutil', ['-N', ...database, '--empty-password'], { stdio: 'pipe' });
  exportTo(lab.file('intermediate.p12'), lab, 'intermediate', 'lab-ca');
  for (const file of [keyStore(lab), lab.file('intermediate.p12')]) {
    execFileSync('pk12util', ['-i', file, ...database, '-W', 'changeit', '-K', ''], { stdio: 'pipe' });
  }
  return folder;
}

function selfserv(lab: Lab, port: number): readonly string[] {
  return ['-d', `sql:${nssDatabase(lab)}`, '-n', 'lab', '-p', `${port}`, '-w', '', '-v'];
}

function haproxy(lab: Lab, port: number): string {
  joinFiles(lab, 'haproxy.pem', ['rsa2048.chain.pem', 'rsa2048.key']);
  const options = `ssl crt ${lab.file('haproxy.pem')} alpn h2,http/1.1 verify required ca-file ${lab.file('root.pem')}`;
  return write(
    'haproxy.cfg',
    `defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
frontend lab
  bind 127.0.0.1:${port} ${options}
  http-request return status 200
`,
  );
}

function stunnel(lab: Lab, port: number, backend: number): string {
  return write(
    'stunnel.conf',
    `foreground = yes
pid =
[lab]
accept = 127.0.0.1:${port}
connect = 127.0.0.1:${backend}
protocol = imap
cert = ${lab.file('rsa2048.chain.pem')}
key = ${lab.file('rsa2048.key')}
`,
  );
}

function write(name: string, text: string): string {
  const file = join(emptyFolder(), name);
  writeFileSync(file, text);
  return file;
}
