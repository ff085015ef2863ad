import type { Site } from '../support/nginx.ts';
import type { Lab } from './certificates.ts';
import type { Case, Expectation } from './expectation.ts';

export interface NginxCase extends Case {
  readonly site: Site;
}

const three13 = ['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'];
const threeGroups = ['secp256r1', 'secp521r1', 'x448'];
const modern12 = 'ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20';

/** Protocols, suites, order and groups, each of a server that was told so. */
export function protocolCases(lab: Lab): Readonly<Record<string, NginxCase>> {
  const use = (name: string): readonly string[] => [
    `ssl_certificate ${lab.file(name)}.chain.pem`,
    `ssl_certificate_key ${lab.file(name)}.key`,
  ];
  const site = (lines: readonly string[], expected: Expectation, name = 'rsa2048'): NginxCase => ({
    site: { lines: [...use(name), ...lines, 'return 200'] },
    expected,
  });
  const dh = `ssl_dhparam ${lab.file('dh2048.pem')}`;
  const all = 'ssl_ciphers ALL:!aNULL:@SECLEVEL=0';
  const server = 'ssl_prefer_server_ciphers on';
  return {
    '67 suites': site(['ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3', all, dh, server], {
      versions: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
      suites: { 'TLSv1.0': 10, 'TLSv1.1': 10, 'TLSv1.2': 44, 'TLSv1.3': three13 },
      picture: {
        preference: { 'TLSv1.0': 'server', 'TLSv1.1': 'server', 'TLSv1.2': 'server', 'TLSv1.3': 'server' },
        compression: false,
        secureRenegotiation: true,
        clientRenegotiation: false,
        extendedMasterSecret: true,
      },
    }),
    'the order of the client': site(['ssl_protocols TLSv1.2 TLSv1.3', all, dh, 'ssl_prefer_server_ciphers off'], {
      versions: ['TLSv1.2', 'TLSv1.3'],
      suites: { 'TLSv1.2': 44, 'TLSv1.3': 3 },
      picture: { preference: { 'TLSv1.2': 'client', 'TLSv1.3': 'client' } },
    }),
    'TLS 1.0': site(['ssl_protocols TLSv1', 'ssl_ciphers ALL:@SECLEVEL=0', dh], {
      versions: ['TLSv1.0'],
      suites: { 'TLSv1.0': 16 },
    }),
    'TLS 1.1': site(['ssl_protocols TLSv1.1', all, dh], { versions: ['TLSv1.1'], suites: { 'TLSv1.1': 10 } }),
    'TLS 1.0 and 1.1': site(['ssl_protocols TLSv1 TLSv1.1', all, dh], {
      versions: ['TLSv1.0', 'TLSv1.1'],
      suites: { 'TLSv1.0': 10, 'TLSv1.1': 10 },
    }),
    'TLS 1.0 and 1.2': site(['ssl_protocols TLSv1 TLSv1.2', all, dh], {
      versions: ['TLSv1.0', 'TLSv1.2'],
      suites: { 'TLSv1.0': 10, 'TLSv1.2': 44 },
    }),
    'TLS 1.2': site(['ssl_protocols TLSv1.2', modern12], {
      versions: ['TLSv1.2'],
      suites: { 'TLSv1.2': 3 },
      picture: { tls13Psk: '(not tested)' },
    }),
    'TLS 1.3': site(['ssl_protocols TLSv1.3'], {
      versions: ['TLSv1.3'],
      suites: { 'TLSv1.3': 3 },
      picture: {
        secureRenegotiation: '(not tested)',
        clientRenegotiation: '(not tested)',
        extendedMasterSecret: '(not tested)',
      },
    }),
    'static RSA': site(['ssl_protocols TLSv1.2', 'ssl_ciphers kRSA:@SECLEVEL=0'], {
      versions: ['TLSv1.2'],
      suites: { 'TLSv1.2': 19 },
      picture: { groups: {} },
    }),
    'no encryption': site(['ssl_protocols TLSv1.2', 'ssl_ciphers eNULL:@SECLEVEL=0'], {
      versions: ['TLSv1.2'],
      suites: { 'TLSv1.2': 5 },
    }),
    anonymous: site(['ssl_protocols TLSv1.2', 'ssl_ciphers aNULL:!eNULL:@SECLEVEL=0', dh], {
      versions: ['TLSv1.2'],
      suites: { 'TLSv1.2': 12 },
      picture: { clientAuthentication: 'none' },
    }),
    'CBC alone': site(['ssl_protocols TLSv1.2', 'ssl_ciphers ECDHE+AES+SHA:ECDHE+SHA384:@SECLEVEL=0'], {
      versions: ['TLSv1.2'],
    }),
    'short DHE': site(
      ['ssl_protocols TLSv1.2', 'ssl_ciphers kDHE:!aNULL:@SECLEVEL=0', `ssl_dhparam ${lab.file('dh1024.pem')}`],
      {
        versions: ['TLSv1.2'],
        suites: { 'TLSv1.2': 17 },
      },
    ),
    'one group': site(['ssl_protocols TLSv1.2 TLSv1.3', modern12, 'ssl_ecdh_curve secp384r1'], {
      versions: ['TLSv1.2', 'TLSv1.3'],
      picture: { groups: { 'TLSv1.2': ['secp384r1'], 'TLSv1.3': ['secp384r1'] } },
    }),
    'three groups': site(['ssl_protocols TLSv1.2 TLSv1.3', modern12, 'ssl_ecdh_curve secp521r1:X448:prime256v1'], {
      versions: ['TLSv1.2', 'TLSv1.3'],
      picture: { groups: { 'TLSv1.2': threeGroups, 'TLSv1.3': threeGroups } },
    }),
    'a P-384 certificate': site(
      ['ssl_protocols TLSv1.2 TLSv1.3', modern12],
      { versions: ['TLSv1.2', 'TLSv1.3'], suites: { 'TLSv1.2': 3, 'TLSv1.3': 3 } },
      'ec384',
    ),
    'an Ed25519 certificate': site(
      ['ssl_protocols TLSv1.2 TLSv1.3', modern12],
      { versions: ['TLSv1.2', 'TLSv1.3'], suites: { 'TLSv1.2': 3, 'TLSv1.3': 3 } },
      'ed25519',
    ),
  };
}
