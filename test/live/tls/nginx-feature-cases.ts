import type { Site } from '../support/nginx.ts';
import { joinFiles, type Lab } from './certificates.ts';
import type { Asked, Expectation } from './expectation.ts';
import type { NginxCase } from './nginx-cases.ts';

const hsts = (value: string): string => `add_header Strict-Transport-Security "${value}" always`;
const both = ['TLSv1.2', 'TLSv1.3'] as const;

/** Chains as sent, client certificates, staples, sessions, names, ALPN, HSTS and redirects, IPv6. */
export function featureCases(lab: Lab): Readonly<Record<string, NginxCase>> {
  joinFiles(lab, 'wrong-order.pem', ['rsa2048.pem', 'root.pem', 'intermediate.pem']);
  joinFiles(lab, 'with-root.pem', ['rsa2048.pem', 'intermediate.pem', 'root.pem']);
  const use = (name: string, chain = `${name}.chain.pem`): readonly string[] => [
    `ssl_certificate ${lab.file(chain)}`,
    `ssl_certificate_key ${lab.file(`${name}.key`)}`,
  ];
  const rest = ['ssl_protocols TLSv1.2 TLSv1.3', 'ssl_ciphers ECDHE+AESGCM'];
  const make = (
    lines: readonly string[],
    expected: Partial<Expectation>,
    { site = {}, asked = {} }: { site?: Partial<Site>; asked?: Asked } = {},
  ): NginxCase => ({
    site: {
      lines: [...lines, ...rest, ...(lines.some((line) => /^return/.test(line)) ? [] : ['return 200'])],
      ...site,
    },
    asked,
    expected: { versions: both, ...expected },
  });
  const rsa = use('rsa2048');
  const picture = (what: Expectation['picture'] & object): Partial<Expectation> => ({ picture: what });
  const clientCa = `ssl_client_certificate ${lab.file('root.pem')}`;
  const plain = (line: string): NginxCase => ({ site: { lines: [line], listen: '' }, expected: { versions: [] } });
  const staple = (file: string): readonly string[] => ['ssl_stapling on', `ssl_stapling_file ${lab.file(file)}`];
  return {
    'leaf alone': make(use('rsa2048', 'rsa2048.pem'), {
      certificates: [{ chain: { complete: false, trusted: false, errors: ['incomplete'] } }],
    }),
    'chain in the wrong order': make(use('rsa2048', 'wrong-order.pem'), {
      certificates: [{ chain: { complete: true, order: 'wrong', trusted: true, sent: { length: 3 } } }],
    }),
    'chain with its root': make(use('rsa2048', 'with-root.pem'), {
      certificates: [{ chain: { complete: true, order: 'ok', trusted: true, sent: { length: 3 } } }],
    }),
    'two key types': make([...use('ec256'), ...rsa], {
      suites: { 'TLSv1.2': 4 },
      certificates: [{ keyType: 'ec' }, { keyType: 'rsa' }],
    }),
    'three key types': make([...use('ed25519'), ...use('ec256'), ...rsa], {
      certificates: [{ keyType: 'ec' }, { keyType: 'ed25519' }, { keyType: 'rsa' }],
    }),
    'a client certificate is required': make(
      [...rsa, clientCa, 'ssl_verify_client on'],
      picture({ clientAuthentication: 'required' }),
    ),
    'a client certificate is taken': make(
      [...rsa, clientCa, 'ssl_verify_client optional'],
      picture({ clientAuthentication: 'optional' }),
    ),
    'no client certificate': make(rsa, picture({ clientAuthentication: 'none' })),
    'staple good': make([...rsa, ...staple('rsa2048.good.ocsp')], {
      certificates: [{ ocspStaple: { status: 'ok', value: { certStatus: 'good', signed: true } } }],
    }),
    'staple revoked': make([...use('ec256'), ...staple('ec256.revoked.ocsp')], {
      certificates: [{ ocspStaple: { status: 'ok', value: { certStatus: 'revoked', signed: true } } }],
    }),
    'no staple': make(rsa, { certificates: [{ ocspStaple: { status: 'ok', value: null } }] }),
    'tickets and a cache': make(
      [...rsa, 'ssl_session_cache shared:A:1m', 'ssl_session_tickets on'],
      picture({ sessionId: true, sessionTicket: true, tls13Psk: true }),
    ),
    'a cache alone': make(
      [...rsa, 'ssl_session_cache shared:B:1m', 'ssl_session_tickets off'],
      picture({ sessionId: true, sessionTicket: false }),
    ),
    'tickets alone': make(
      [...rsa, 'ssl_session_cache none', 'ssl_session_tickets on'],
      picture({ sessionTicket: true, tls13Psk: true }),
    ),
    'no resumption': make(
      [...rsa, 'ssl_session_cache off', 'ssl_session_tickets off'],
      picture({ sessionId: false, sessionTicket: false, tls13Psk: false }),
    ),
    'early data': make([...rsa, 'ssl_early_data on'], {}),
    'a name of its own': make(
      [...use('wildcard'), 'server_name a.wild.test'],
      { certificates: [{ wildcard: true, hostnameMatch: true }] },
      { asked: { serverName: 'a.wild.test' } },
    ),
    'another name beside it': make(
      [...use('ec384'), 'server_name good.test'],
      { certificates: [{ keyType: 'ec', keySize: 384, hostnameMatch: true }] },
      { site: { beside: 'a name of its own' }, asked: { serverName: 'good.test' } },
    ),
    'no name asked for': make(
      rsa,
      { certificates: [{ hostnameMatch: true }] },
      { asked: { host: '127.0.0.1', serverName: undefined } },
    ),
    h2: make(rsa, picture({ alpn: ['h2', 'http/1.0', 'http/1.1'] }), { site: { listen: 'ssl http2' } }),
    'http/1.1 alone': make(rsa, picture({ alpn: ['http/1.0', 'http/1.1'] })),
    IPv6: make(rsa, {}, { site: { addresses: ['::1'] }, asked: { host: '::1' } }),
    HSTS: make(
      [...rsa, hsts('max-age=63072000; includeSubDomains; preload')],
      picture({
        hsts: { maxAge: 63_072_000, includeSubDomains: true, preload: true, valid: true },
        redirect: { status: 301, toHttps: true },
      }),
      { asked: { plain: 'plain to https' } },
    ),
    'HSTS of 300 s': make(
      [...rsa, hsts('max-age=300')],
      picture({
        hsts: { maxAge: 300, includeSubDomains: false, preload: false, valid: true },
        redirect: { status: 302, toHttps: false },
      }),
      { asked: { plain: 'plain to http' } },
    ),
    'HSTS of nothing': make(
      [...rsa, hsts('max-age=0')],
      picture({ hsts: { maxAge: 0, valid: true }, redirect: { status: 200, toHttps: false } }),
      {
        asked: { plain: 'plain alone' },
      },
    ),
    'HSTS misspelt': make([...rsa, hsts('maxage=63072000')], picture({ hsts: { valid: false } })),
    'no HSTS': make(rsa, picture({ hsts: null })),
    'plain to https': plain('return 301 https://localhost$request_uri'),
    'plain to http': plain('return 302 http://localhost/other'),
    'plain alone': plain('return 200'),
  };
}
