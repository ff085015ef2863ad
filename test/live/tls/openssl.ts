import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Authority {
  readonly command: (args: readonly string[]) => string;
  readonly authority: (name: string, options: { subject: string; ca: string; issuer?: string }) => void;
  readonly key: (name: string, kind: string) => void;
  readonly issue: (name: string, request: Request) => void;
  /** An OCSP response about a leaf, signed by its issuer, in `<name>.<status>.ocsp`. */
  readonly staple: (name: string, status: 'good' | 'revoked') => void;
}

interface Request {
  readonly subject: string;
  readonly md: string;
  readonly lines: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Signed with its own key where there is none. */
  readonly issuer: string | undefined;
}

const config = `
[req]
distinguished_name = dn
[dn]
[ca]
default_ca = lab
[lab]
database = ./index.txt
new_certs_dir = .
policy = any
unique_subject = no
rand_serial = yes
[any]
countryName = optional
jurisdictionC = optional
businessCategory = optional
serialNumber = optional
organizationName = optional
commonName = supplied
`;

/** A certificate authority made of `openssl ca` in this folder, which alone sets both dates. */
export function openssl(folder: string): Authority {
  writeFileSync(join(folder, 'lab.cnf'), config);
  writeFileSync(join(folder, 'index.txt'), '');
  const command = (args: readonly string[]): string =>
    execFileSync('openssl', args, {
      cwd: folder,
      stdio: 'pipe',
      env: { PATH: process.env.PATH, OPENSSL_CONF: join(folder, 'lab.cnf') },
    }).toString();
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

  const key = (name: string, kind: string): void => {
    const [algorithm = '', detail = ''] = kind.split(':');
    if (algorithm === 'dsa') {
      command(['dsaparam', '-out', `${name}.param`, detail]);
      command(['gendsa', '-out', `${name}.key`, `${name}.param`]);
      return;
    }
    const option = {
      rsa: `rsa_keygen_bits:${detail}`,
      'rsa-pss': `rsa_keygen_bits:${detail}`,
      ec: `ec_paramgen_curve:${detail}`,
    }[algorithm];
    const options = option === undefined ? [] : ['-pkeyopt', option];
    command(['genpkey', '-algorithm', algorithm.toUpperCase(), ...options, '-out', `${name}.key`]);
  };

  const issue = (name: string, { subject, md, lines, from, to, issuer }: Request): void => {
    write(`${name}.ext`, lines.join('\n'));
    command(['req', '-new', '-key', `${name}.key`, '-subj', subject, '-out', `${name}.csr`]);
    const signer = issuer ?? name;
    // The signing certificate of a self-signed one is not there yet, and with -selfsign not needed.
    const by = issuer === undefined ? ['-selfsign'] : ['-cert', `${issuer}.pem`];
    const what = ['-in', `${name}.csr`, '-extfile', `${name}.ext`, '-out', `${name}.pem`, '-notext'];
    // Ed25519 has its own hash, and `openssl ca` takes the digest of the issuer's key.
    const when = ['-startdate', from, '-enddate', to, '-md', md];
    command(['ca', '-batch', ...by, '-keyfile', `${signer}.key`, ...what, ...when]);
    const above = issuer === undefined ? '' : readFileSync(join(folder, `${issuer}.pem`), 'utf8');
    write(`${name}.chain.pem`, readFileSync(join(folder, `${name}.pem`), 'utf8') + above);
  };

  return {
    command,
    key,
    issue,
    authority(name, { subject, ca, issuer }) {
      key(name, 'rsa:2048');
      const lines = [`basicConstraints=${ca}`, 'keyUsage=critical,keyCertSign,cRLSign', 'subjectKeyIdentifier=hash'];
      issue(name, { subject, md: 'sha256', lines, from: '20200101000000Z', to: '20400101000000Z', issuer });
    },
    staple(name, status) {
      const serial = command(['x509', '-in', `${name}.pem`, '-noout', '-serial'])
        .trim()
        .replace('serial=', '');
      const entry = status === 'good' ? ['V', '400101000000Z', ''] : ['R', '400101000000Z', '260115000000Z'];
      write(`${name}.index`, `${[...entry, serial, 'unknown', '/CN=localhost'].join('\t')}\n`);
      const about = ['-issuer', 'intermediate.pem', '-cert', `${name}.pem`, '-no_nonce', '-reqout', `${name}.request`];
      command(['ocsp', ...about]);
      const signer = ['-rsigner', 'intermediate.pem', '-rkey', 'intermediate.key', '-CA', 'intermediate.pem'];
      const answer = ['-reqin', `${name}.request`, '-respout', `${name}.${status}.ocsp`, '-ndays', '7'];
      command(['ocsp', '-index', `${name}.index`, ...signer, ...answer]);
    },
  };
}
