import type { Certificate, Part, TlsEndpointResult } from '../result.ts';
import { notTested, type Verdict } from '../verdict.ts';
import { readExchangeStrengths, readKeyStrengths } from './exchange-strength.ts';
import { isNotHttp, ok, readCertificates, readSuites, readVersions, settle } from './inputs.ts';
import {
  findCaps,
  findWarnings,
  type SslLabsCap,
  type SslLabsFacts,
  type SslLabsLimit,
  type SslLabsWarning,
} from './ssl-labs-2009r-rules.ts';
import {
  type CategoryScores,
  combineScores,
  type Letter,
  scoreCiphers,
  scoreKeyExchange,
  scoreProtocols,
  toLetter,
} from './ssl-labs-2009r-scores.ts';

/** What a scan has to be asked for to be graded. */
export const sslLabsParts: readonly Part[] = [
  'protocols',
  'cipherSuites',
  'certificates',
  'compression',
  'renegotiation',
  'hsts',
];

/**
 * Best first. Of those that apply the worst holds: F is not hidden by T ("F" where both apply:
 * https://github.com/ssllabs/ssllabs-scan/issues/248, 330), nor T by M (issue 666 there).
 */
export const sslLabsGrades = ['A+', 'A', 'A-', 'B', 'C', 'D', 'E', 'M', 'T', 'F'] as const;
export type SslLabsGrade = (typeof sslLabsGrades)[number];

/** Rules of the guide that a scan does not test, so that a grade here says nothing of them. */
export const sslLabsNotChecked = [
  'heartbleed',
  'openssl-ccs',
  'openssl-padding-oracle',
  'ticketbleed',
  'robot',
  'poodle-tls',
  'drown-by-another-server',
  'debian-weak-key',
  'revocation-without-staple',
] as const;
/** `missing-issuers`: whether the issuers that were not sent lead to a root; listed where some are missing. */
export type SslLabsNotChecked = (typeof sslLabsNotChecked)[number] | 'missing-issuers';

/** A grade by SSL Labs' SSL Server Rating Guide, version 2009r (16 May 2025). */
export interface SslLabsRating extends CategoryScores {
  readonly scheme: 'ssllabs-2009r';
  readonly grade: SslLabsGrade;
  /** 0 to 100, not rounded; 0 where the certificate has one of the guide's "certificate issues". */
  readonly score: number;
  readonly caps: readonly { readonly limit: SslLabsLimit; readonly because: SslLabsCap }[];
  /** Any makes a grade A- at best. */
  readonly warnings: readonly SslLabsWarning[];
  readonly notChecked: readonly SslLabsNotChecked[];
}

/** "HTTP Strict Transport Security support with a max-age of at least 6 months" (2009e): 180 days in seconds. */
const longMaxAge = 15_552_000;

/** "Certificate Inspection" of the guide: each of these results "in a zero score". */
const certificateIssues: ReadonlySet<SslLabsCap> = new Set<SslLabsCap>([
  'name-mismatch',
  'not-yet-valid',
  'expired',
  'self-signed',
  'untrusted',
  'revoked',
  'md-signature',
  'sha-1-signature',
  'insecure-key',
]);

/**
 * Grades an endpoint. The grade is withheld where anything it rests on is not known, with the reason of the first such
 * thing: it is never a guess. A server that does not speak HTTP is graded as one without HSTS. Not for STARTTLS, which
 * the guide does not cover and which an attacker can cut out: `not-tested`.
 */
export function rateSslLabs(result: TlsEndpointResult, now: Date): Verdict<SslLabsRating> {
  if (result.target.starttls !== undefined) return notTested;
  const facts = readFacts(result, now);
  return facts.status === 'ok' ? ok(grade(facts.value)) : facts;
}

function readFacts(result: TlsEndpointResult, now: Date): Verdict<SslLabsFacts> {
  const first = settle({ reachability: result.reachability, protocols: readVersions(result) });
  if (first.status !== 'ok') return first;
  const versions = first.value.protocols;
  const second = settle({ cipherSuites: readSuites(result, versions), certificates: readCertificates(result) });
  if (second.status !== 'ok') return second;
  const { cipherSuites: suites, certificates } = second.value;
  // Neither is in TLS 1.3.
  const isLegacy = versions.some((version) => version !== 'TLSv1.3');
  const secure = isLegacy ? result.renegotiation.secure : ok(true);
  const isInsecure = secure.status === 'ok' && !secure.value;
  const third = settle({
    'cipherSuites.group': readExchangeStrengths(suites),
    'certificates.key': readKeyStrengths(certificates),
    'certificates.ocspStaple': readStaples(certificates),
    compression: isLegacy ? result.compression : ok(false),
    'renegotiation.secure': secure,
    'renegotiation.clientInitiated': isInsecure ? result.renegotiation.clientInitiated : ok(false),
    hsts: isNotHttp(result) ? ok(null) : result.http.hsts,
  });
  if (third.status !== 'ok') return third;
  const more = third.value;
  return ok({
    now,
    versions,
    suites,
    certificates,
    keys: more['certificates.key'],
    exchanges: more['cipherSuites.group'],
    compression: more.compression,
    secureRenegotiation: more['renegotiation.secure'],
    insecureRenegotiation: more['renegotiation.clientInitiated'],
    hsts: more.hsts,
  });
}

/** Whether each staple is known, the lack of one included. */
function readStaples(certificates: readonly Certificate[]): Verdict<unknown> {
  return certificates.map(({ ocspStaple }) => ocspStaple).find(({ status }) => status !== 'ok') ?? ok(null);
}

function grade(facts: SslLabsFacts): SslLabsRating {
  const scores: CategoryScores = {
    protocol: scoreProtocols(facts.versions),
    keyExchange: scoreKeyExchange(facts.suites, facts.keys, facts.exchanges),
    cipherStrength: scoreCiphers(facts.suites),
  };
  const score = combineScores(scores);
  const caps = findCaps(facts);
  const warnings = findWarnings(facts);
  const limits = [...caps.map(({ limit }) => limit), ...warnings.map(() => 'A-' as const)];
  const isIncomplete = caps.some(({ because }) => because === 'chain-incomplete');
  return {
    scheme: 'ssllabs-2009r',
    grade: worst([bestLetter(toLetter(score), limits.length === 0, facts), ...limits]),
    score: caps.some(({ because }) => certificateIssues.has(because)) ? 0 : score,
    ...scores,
    caps,
    warnings,
    notChecked: [...sslLabsNotChecked, ...(isIncomplete ? (['missing-issuers'] as const) : [])],
  };
}

/** A+ is for "good configuration, no warnings" and a long HSTS. */
function bestLetter(letter: Letter, isFlawless: boolean, { hsts }: SslLabsFacts): SslLabsGrade {
  const isLong = hsts?.valid === true && (hsts.maxAge ?? 0) >= longMaxAge;
  return letter === 'A' && isFlawless && isLong ? 'A+' : letter;
}

function worst(grades: readonly SslLabsGrade[]): SslLabsGrade {
  return sslLabsGrades.findLast((grade) => grades.includes(grade)) ?? 'F';
}
