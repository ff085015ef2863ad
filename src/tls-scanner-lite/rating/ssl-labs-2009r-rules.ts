import type { Certificate, Hsts, ProtocolVersion } from '../result.ts';
import type { ExchangeStrength } from './exchange-strength.ts';
import type { RatedSuite } from './inputs.ts';
import { isAnonymous } from './ssl-labs-2009r-scores.ts';

/** What the rules of the guide read. */
export interface SslLabsFacts {
  readonly now: Date;
  readonly versions: readonly ProtocolVersion[];
  readonly suites: readonly RatedSuite[];
  readonly certificates: readonly Certificate[];
  /** Bits of an RSA key as hard to break, of each certificate. */
  readonly keys: readonly number[];
  readonly exchanges: readonly ExchangeStrength[];
  readonly compression: boolean;
  readonly secureRenegotiation: boolean;
  /** A client may renegotiate without RFC 5746. */
  readonly insecureRenegotiation: boolean;
  readonly hsts: Hsts | null;
}

export type SslLabsLimit = 'B' | 'C' | 'M' | 'T' | 'F';
type Rule<Id extends string, Limit> = readonly [id: Id, limit: Limit, applies: (facts: SslLabsFacts) => boolean];
const cap = <Id extends string>(...rule: Rule<Id, SslLabsLimit>): Rule<Id, SslLabsLimit> => rule;
const warning = <Id extends string>(...rule: Rule<Id, 'A-'>): Rule<Id, 'A-'> => rule;

const modern: ReadonlySet<string> = new Set(['TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
const isRc4 = ({ encryption }: RatedSuite): boolean => encryption.startsWith('RC4');
/** 3DES, DES, RC2, IDEA, Skipjack, GOST 28147-89 and Magma: their blocks have 64 bits. */
const hasSmallBlock = ({ encryption }: RatedSuite): boolean =>
  /^(3?DES|RC2|IDEA|FORTEZZA|28147|MAGMA)/.test(encryption);
const isModern = ({ protocol }: RatedSuite): boolean => modern.has(protocol);

/**
 * Changes 2009c to 2009r of the guide that a scan can test, https://github.com/ssllabs/research/wiki/SSL-Server-Rating-Guide.
 * 2009c to 2009k are read from docs/SSL_Server_Rating_Guide.xml of that repository. Later ones as they are quoted: 64-bit
 * blocks in https://github.com/ssllabs/ssllabs-scan/issues/663, less than 112 bits in
 * https://github.com/testssl/testssl.sh/pull/2034, SHA-1 ("no longer trusted (T)") in copies of the text of 2017, 2009p in
 * https://github.com/nmap/nmap/pull/1821, 2009q in
 * https://blog.qualys.com/ssllabs/2018/11/19/grade-change-for-tls-1-0-and-tls-1-1-protocols, 2009r in
 * https://github.com/testssl/testssl.sh/pull/2830. SSL Labs learns from simulated browsers which suites are used; here
 * offered is used, as in Qualys CertView (https://qualysguard.qg2.apps.qualys.com/certview/help/assets/ssl_grading.htm).
 */
const caps = [
  cap('ssl-2', 'F', ({ versions }) => versions.includes('SSLv2')),
  cap('ssl-3-best', 'F', ({ versions }) => versions.at(-1) === 'SSLv3'),
  cap('ssl-3-poodle', 'C', ({ suites }) => suites.some((s) => s.protocol === 'SSLv3' && s.encryption.includes('CBC'))),
  cap('ssl-3', 'B', ({ versions }) => versions.includes('SSLv3')),
  cap('tls-1.0', 'B', ({ versions }) => versions.includes('TLSv1.0')),
  cap('tls-1.1', 'B', ({ versions }) => versions.includes('TLSv1.1')),
  // The text says TLS 1.2; it was written before TLS 1.3, which counts too (https://github.com/ssllabs/ssllabs-scan/issues/772).
  cap('no-tls-1.2', 'C', ({ versions }) => !versions.includes('TLSv1.2') && !versions.includes('TLSv1.3')),
  cap('no-encryption', 'F', ({ suites }) => suites.some(({ bits }) => bits === 0)),
  cap('weak-encryption', 'F', ({ suites }) => suites.some(({ bits }) => bits > 0 && bits < 112)),
  cap('export', 'F', ({ suites }) => suites.some(({ exportGrade }) => exportGrade)),
  cap('anonymous', 'F', ({ suites }) => suites.some(isAnonymous)),
  cap('rc4-only', 'F', ({ suites }) => suites.every(isRc4)),
  cap('rc4-modern', 'C', ({ suites }) => suites.some((suite) => isRc4(suite) && isModern(suite))),
  cap('rc4', 'B', ({ suites }) => suites.some(isRc4)),
  cap('small-block-modern', 'C', ({ suites }) => suites.some((suite) => hasSmallBlock(suite) && isModern(suite))),
  cap('no-forward-secrecy', 'B', ({ suites }) => !suites.some(({ forwardSecrecy }) => forwardSecrecy)),
  cap('no-aead', 'B', ({ suites }) => !suites.some(({ aead }) => aead)),
  cap('weak-dh', 'B', ({ exchanges }) => exchanges.some((e) => e.suite.keyExchange === 'DHE' && e.bits < 2048)),
  cap('compression', 'C', ({ compression }) => compression),
  cap('insecure-renegotiation', 'F', ({ insecureRenegotiation }) => insecureRenegotiation),
  cap('insecure-key', 'F', ({ keys }) => keys.some((bits) => bits < 1024)),
  cap('weak-key', 'B', ({ keys }) => keys.some((bits) => bits < 2048)),
  cap('md-signature', 'F', ({ certificates }) => certificates.some((c) => /md[25]/i.test(c.signatureAlgorithm))),
  cap('sha-1-signature', 'T', ({ certificates }) =>
    certificates.some((c) => /sha-?1(?!\d)/i.test(c.signatureAlgorithm)),
  ),
  // A "certificate issue" of the guide; that it is F, not T, is on the page of Qualys CertView named above.
  cap('revoked', 'F', ({ certificates }) => certificates.some(isRevoked)),
  cap('expired', 'T', ({ certificates }) => certificates.some(({ daysRemaining }) => daysRemaining < 0)),
  cap('not-yet-valid', 'T', ({ certificates, now }) =>
    certificates.some((c) => Date.parse(c.notBefore) > now.getTime()),
  ),
  cap('self-signed', 'T', ({ certificates }) => certificates.some(({ selfSigned }) => selfSigned)),
  cap('untrusted', 'T', ({ certificates }) => certificates.some(isUntrusted)),
  cap('name-mismatch', 'M', ({ certificates }) => certificates.some(({ hostnameMatch }) => !hostnameMatch)),
  cap('chain-incomplete', 'B', ({ certificates }) => certificates.some(({ chain }) => !chain.complete)),
] as const;

/**
 * "Disabled" is max-age 0, "invalid" what cannot be read: the words are those of hstsPolicy.status in SSL Labs' API
 * (https://github.com/ssllabs/ssllabs-scan/blob/master/ssllabs-api-docs-v3.md). So a short max-age is no warning.
 */
const warnings = [
  warning('no-tls-1.3', 'A-', ({ versions }) => !versions.includes('TLSv1.3')),
  warning('no-secure-renegotiation', 'A-', ({ secureRenegotiation }) => !secureRenegotiation),
  warning('hsts-disabled', 'A-', ({ hsts }) => hsts?.maxAge === 0),
  warning('hsts-invalid', 'A-', ({ hsts }) => hsts !== null && hsts.maxAge !== 0 && !hsts.valid),
] as const;

export type SslLabsCap = (typeof caps)[number][0];
export const sslLabsCaps: readonly SslLabsCap[] = caps.map(([id]) => id);
export type SslLabsWarning = (typeof warnings)[number][0];
export const sslLabsWarnings: readonly SslLabsWarning[] = warnings.map(([id]) => id);

export function findCaps(
  facts: SslLabsFacts,
): readonly { readonly limit: SslLabsLimit; readonly because: SslLabsCap }[] {
  return caps.flatMap(([because, limit, applies]) => (applies(facts) ? [{ limit, because }] : []));
}

export function findWarnings(facts: SslLabsFacts): readonly SslLabsWarning[] {
  return warnings.flatMap(([id, , applies]) => (applies(facts) ? [id] : []));
}

function isRevoked({ ocspStaple }: Certificate): boolean {
  return ocspStaple.status === 'ok' && ocspStaple.value?.certStatus === 'revoked' && ocspStaple.value.signed;
}

/**
 * Not only because issuers are missing: SSL Labs fetches those and caps at B ("chain incomplete") where they lead to a
 * root. They are not fetched here, so that they would lead to one is in `notChecked`.
 */
function isUntrusted({ chain }: Certificate): boolean {
  if (chain.trusted) return false;
  const missing = chain.errors.includes('incomplete');
  return !missing || chain.errors.some((error) => error !== 'incomplete' && error !== 'no-path');
}
