import { execFileSync, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Why tests with the openssl program are left out here; `undefined` where they are not. */
export function whyNoOpenssl(): string | undefined {
  const { status, stdout } = spawnSync('openssl', ['version'], { encoding: 'utf8' });
  if (status !== 0) return 'no openssl program';
  return /^OpenSSL [3-9]/.test(stdout) ? undefined : `openssl program is not version 3: ${stdout.trim()}`;
}

export interface OpensslCertificate {
  readonly der: Buffer;
  readonly pemFile: string;
  readonly keyFile: string;
}

export interface IssueOptions {
  readonly subject?: string;
  /** Arguments that make the key. */
  readonly key?: readonly string[];
  /** `sha256` where it is left out. */
  readonly hash?: string;
  /** `YYYYMMDDHHMMSSZ`. */
  readonly from?: string;
  readonly to?: string;
  /** Lines of an extension section of openssl's configuration. */
  readonly extensions?: readonly string[];
  /** Who signs; absent: itself. */
  readonly issuer?: OpensslCertificate;
}

/** A certification authority in a folder of its own, run by the openssl program. */
export interface OpensslCa {
  readonly folder: string;
  readonly issue: (name: string, options: IssueOptions) => OpensslCertificate;
  readonly revoke: (certificate: OpensslCertificate, issuer: OpensslCertificate) => void;
  readonly run: (...args: readonly string[]) => string;
  readonly remove: () => void;
}

export const ecKey = ['ecparam', '-genkey', '-noout', '-name', 'prime256v1'];

export function createOpensslCa(): OpensslCa {
  const folder = fs.mkdtempSync(join(tmpdir(), 'comply-openssl-'));
  const run = (...args: readonly string[]): string =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  fs.writeFileSync(join(folder, 'ca.cnf'), configuration);
  fs.writeFileSync(join(folder, 'index.txt'), '');
  fs.writeFileSync(join(folder, 'serial'), '1001\n');
  const issue = (name: string, options: IssueOptions): OpensslCertificate => {
    const { key = ecKey, subject = `/CN=${name}`, issuer, hash = 'sha256' } = options;
    const pemFile = join(folder, `${name}.pem`);
    const keyFile = join(folder, `${name}.key`);
    const [command = '', ...how] = key;
    if (!fs.existsSync(keyFile)) run(command, '-out', keyFile, ...how);
    fs.writeFileSync(join(folder, 'extensions.cnf'), ['[extensions]', ...(options.extensions ?? []), ''].join('\n'));
    run('req', '-new', '-utf8', '-config', 'ca.cnf', '-key', keyFile, '-subj', subject, '-out', 'request.pem');
    const signer =
      issuer === undefined ? ['-selfsign', '-keyfile', keyFile] : ['-keyfile', issuer.keyFile, '-cert', issuer.pemFile];
    const dates = ['-startdate', options.from ?? '20200101000000Z', '-enddate', options.to ?? '20490101000000Z'];
    const output = ['-batch', '-notext', '-out', pemFile, '-in', 'request.pem'];
    run(
      'ca',
      '-config',
      'ca.cnf',
      ...signer,
      ...dates,
      '-md',
      hash,
      '-extfile',
      'extensions.cnf',
      '-extensions',
      'extensions',
      ...output,
    );
    return { der: readDer(pemFile), pemFile, keyFile };
  };
  return {
    folder,
    run,
    issue,
    revoke: ({ pemFile }, issuer) =>
      void run('ca', '-config', 'ca.cnf', '-revoke', pemFile, '-keyfile', issuer.keyFile, '-cert', issuer.pemFile),
    remove: () => fs.rmSync(folder, { recursive: true }),
  };
}

function readDer(pemFile: string): Buffer {
  return Buffer.from(fs.readFileSync(pemFile, 'utf8').replace(/-----[^-]+-----/g, ''), 'base64');
}

const configuration = `
[ca]
default_ca = own
[own]
new_certs_dir = .
database = index.txt
serial = serial
policy = any
default_md = sha256
unique_subject = no
email_in_dn = yes
copy_extensions = none
[any]
countryName = optional
organizationName = optional
commonName = optional
[req]
distinguished_name = any
`;
