import type { Certificate, Part, TlsEndpointResult } from '../result.ts';
import { indeterminate, type Verdict } from '../verdict.ts';
import { isNotHttp, ok, readCertificates, readGroups, readSuites, readVersions, settle } from './inputs.ts';
import { canBeStapled, findDeviations, type MozillaDeviation, type MozillaFacts } from './mozilla-5.8-deviations.ts';
import { type MozillaLevel, mozillaConfigurations, mozillaLevels } from './mozilla-5.8-guidelines.ts';

/** What a scan has to be asked for to be compared. `hsts` is not needed of a STARTTLS target. */
export const mozillaParts: readonly Part[] = ['protocols', 'cipherSuites', 'supportedGroups', 'certificates', 'hsts'];

export interface MozillaRating {
  readonly scheme: 'mozilla-5.8';
  /** `modern`, `intermediate`, `old`. */
  readonly profiles: readonly {
    readonly level: MozillaLevel;
    readonly conforms: boolean;
    readonly deviations: readonly MozillaDeviation[];
  }[];
  /** The strictest that it conforms to. */
  readonly best: MozillaLevel | 'none';
}

/**
 * Compares an endpoint with the configurations of Mozilla's Server Side TLS guidelines 5.8. A server conforms that does
 * nothing a configuration does not have; it need not have all of it, so a modern server with a certificate that fits is
 * also an intermediate one. Withheld, with the reason, where a list is incomplete or a fact is not known.
 */
export function rateMozilla(result: TlsEndpointResult): Verdict<MozillaRating> {
  const facts = readFacts(result);
  if (facts.status !== 'ok') return facts;
  const profiles = mozillaLevels.map((level) => {
    const deviations = findDeviations(facts.value, mozillaConfigurations[level]);
    return { level, conforms: deviations.length === 0, deviations };
  });
  const best = profiles.find(({ conforms }) => conforms)?.level ?? 'none';
  return ok({ scheme: 'mozilla-5.8', profiles, best });
}

function readFacts(result: TlsEndpointResult): Verdict<MozillaFacts> {
  const first = settle({ reachability: result.reachability, protocols: readVersions(result) });
  if (first.status !== 'ok') return first;
  const versions = first.value.protocols;
  const second = settle({ cipherSuites: readSuites(result, versions) });
  if (second.status !== 'ok') return second;
  const suites = second.value.cipherSuites;
  const third = settle({
    'cipherSuites.preference': readPreferences(result),
    supportedGroups: readGroups(result, suites),
    certificates: readCertificates(result),
  });
  if (third.status !== 'ok') return third;
  const { certificates, supportedGroups: groups } = third.value;
  const isWeb = result.target.starttls === undefined && !isNotHttp(result);
  const last = settle({
    'certificates.key': readKeyTypes(certificates),
    'certificates.ocspStaple': readStaples(certificates),
    hsts: isWeb ? result.http.hsts : ok(undefined),
  });
  if (last.status !== 'ok') return last;
  const preferences = third.value['cipherSuites.preference'];
  return ok({ versions, suites, groups, certificates, preferences, hsts: last.value.hsts });
}

function readPreferences({ cipherSuites }: TlsEndpointResult): Verdict<readonly ('server' | 'client')[]> {
  if (cipherSuites.status !== 'ok') return cipherSuites;
  const several = cipherSuites.value.filter(({ items }) => items.length > 1).map(({ preference }) => preference);
  const unknown = several.find(({ status }) => status !== 'ok');
  if (unknown !== undefined && unknown.status !== 'ok') return unknown;
  return ok(several.flatMap((preference) => (preference.status === 'ok' ? [preference.value] : [])));
}

function readKeyTypes(certificates: readonly Certificate[]): Verdict<unknown> {
  const isKnown = certificates.every(({ keyType }) => keyType !== undefined);
  return isKnown ? ok(null) : indeterminate('runtime-lacks', 'a key of type unknown');
}

/** Of certificates whose issuer answers by OCSP: no other can have a staple. */
function readStaples(certificates: readonly Certificate[]): Verdict<unknown> {
  const staples = certificates.filter(canBeStapled).map(({ ocspStaple }) => ocspStaple);
  return staples.find(({ status }) => status !== 'ok') ?? ok(null);
}
