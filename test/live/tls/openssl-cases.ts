import type { Lab } from './certificates.ts';
import type { Case } from './expectation.ts';

export interface OpensslCase extends Case {
  /** Arguments of `openssl s_server`, after the port. */
  readonly args: readonly string[];
}

const pss = ['rsa_pss_pss_sha256', 'rsa_pss_pss_sha384', 'rsa_pss_pss_sha512'];

/** What nginx cannot be told: DSA, PSK, CCM in TLS 1.3, renegotiation by the client, a handshake that fails without a certificate. */
export function opensslCases(lab: Lab): Readonly<Record<string, OpensslCase>> {
  const use = (name: string): readonly string[] => [
    '-cert',
    lab.file(`${name}.pem`),
    '-key',
    lab.file(`${name}.key`),
    '-cert_chain',
    lab.file('intermediate.pem'),
    '-www',
  ];
  const rsa = use('rsa2048');
  const all = ['-cipher', 'ALL:@SECLEVEL=0'];
  const ca = ['-CAfile', lab.file('root.pem')];
  return {
    'TLS 1.0 of s_server': {
      args: [...rsa, '-tls1', ...all],
      expected: { versions: ['TLSv1.0'], suites: { 'TLSv1.0': 16 }, picture: { extendedMasterSecret: true } },
    },
    'CCM in TLS 1.3': {
      args: [...rsa, '-tls1_3', '-ciphersuites', 'TLS_AES_128_CCM_8_SHA256:TLS_AES_128_CCM_SHA256'],
      expected: {
        versions: ['TLSv1.3'],
        suites: { 'TLSv1.3': ['TLS_AES_128_CCM_8_SHA256', 'TLS_AES_128_CCM_SHA256'] },
        certificates: [{ keyType: 'rsa', chain: { trusted: true } }],
      },
    },
    PSK: {
      args: ['-nocert', '-psk', '1a2b3c4d', '-cipher', 'PSK:!kECDHEPSK:!kDHEPSK:@SECLEVEL=0', '-tls1_2', '-www'],
      expected: { versions: ['TLSv1.2'], picture: { groups: {} } },
    },
    'PSK with forward secrecy': {
      args: ['-nocert', '-psk', '1a2b3c4d', '-cipher', 'kECDHEPSK:kDHEPSK:@SECLEVEL=0', '-tls1_2', '-www'],
      expected: {
        versions: ['TLSv1.2'],
        picture: { groups: { 'TLSv1.2': ['secp256r1', 'secp384r1', 'secp521r1', 'x25519', 'x448'] } },
      },
    },
    'finite fields alone in TLS 1.3': {
      args: [...rsa, '-tls1_3', '-groups', 'ffdhe2048:ffdhe3072'],
      expected: {
        versions: ['TLSv1.3'],
        suites: { 'TLSv1.3': 3 },
        picture: {
          groups: { 'TLSv1.3': ['ffdhe2048', 'ffdhe3072'] },
          // Node.js has no key for these groups, so what is encrypted stays unknown, and is said to be.
          incomplete: ['signatures TLSv1.3: (runtime-lacks)'],
        },
      },
    },
    'an RSA-PSS certificate': {
      args: use('rsa-pss'),
      expected: {
        versions: ['TLSv1.2', 'TLSv1.3'],
        picture: { signatures: { 'TLSv1.2': pss, 'TLSv1.3': pss } },
        certificates: [{ keyType: 'rsa-pss', keySize: 2048, chain: { trusted: true } }],
      },
    },
    'a P-521 certificate': {
      args: use('ec521'),
      expected: { versions: ['TLSv1.2', 'TLSv1.3'], certificates: [{ keyType: 'ec', keySize: 521 }] },
    },
    'a brainpool certificate': {
      args: [...use('brainpool'), '-tls1_2'],
      expected: { versions: ['TLSv1.2'], certificates: [{ keyType: 'ec', curve: 'brainpoolP256r1' }] },
      noOracle: 's_client offers no brainpool curve',
    },
    'cookies in TLS 1.3': {
      args: [...rsa, '-tls1_3', '-stateless'],
      expected: { versions: ['TLSv1.3'], suites: { 'TLSv1.3': 3 }, certificates: [{ keyType: 'rsa' }] },
    },
    DSA: {
      args: [...use('dsa'), '-tls1_2', ...all],
      expected: { versions: ['TLSv1.2'], certificates: [{ keyType: 'dsa', keySize: 2048 }] },
    },
    'renegotiation by the client': {
      args: [...rsa, '-tls1_2', '-client_renegotiation'],
      expected: { versions: ['TLSv1.2'], picture: { secureRenegotiation: true, clientRenegotiation: true } },
    },
    'a client certificate is required, TLS 1.2': {
      args: [...rsa, '-tls1_2', '-Verify', '1', '-verify_return_error', ...ca],
      expected: { versions: ['TLSv1.2'], picture: { clientAuthentication: 'required' } },
    },
    'a client certificate is required, TLS 1.3': {
      args: [...rsa, '-tls1_3', '-Verify', '1', '-verify_return_error', ...ca],
      expected: { versions: ['TLSv1.3'], picture: { clientAuthentication: 'required' } },
    },
    'a client certificate is taken': {
      args: [...rsa, '-verify', '1', ...ca],
      expected: { versions: ['TLSv1.2', 'TLSv1.3'], picture: { clientAuthentication: 'optional' } },
    },
    'no tickets': {
      args: [...rsa, '-no_ticket', '-num_tickets', '0', '-no_cache'],
      expected: {
        versions: ['TLSv1.2', 'TLSv1.3'],
        picture: { sessionTicket: false, sessionId: false, tls13Psk: false },
      },
    },
    'a staple of s_server': {
      args: [...rsa, '-status_file', lab.file('rsa2048.good.ocsp')],
      expected: {
        versions: ['TLSv1.2', 'TLSv1.3'],
        certificates: [{ ocspStaple: { status: 'ok', value: { certStatus: 'good' } } }],
      },
    },
    'ALPN of s_server': {
      args: [...rsa, '-alpn', 'h2,http/1.1'],
      expected: { versions: ['TLSv1.2', 'TLSv1.3'], picture: { alpn: ['h2', 'http/1.1'] } },
    },
    'signatures of one kind': {
      args: [...rsa, '-sigalgs', 'rsa_pss_rsae_sha512'],
      expected: {
        versions: ['TLSv1.2', 'TLSv1.3'],
        picture: { signatures: { 'TLSv1.2': ['rsa_pss_rsae_sha512'], 'TLSv1.3': ['rsa_pss_rsae_sha512'] } },
      },
    },
  };
}
