import type { Certificate, ProtocolVersion, TlsEndpointResult } from '../../src/tls-scanner-lite/result.ts';
import { protocolVersions } from '../../src/tls-scanner-lite/result.ts';
import type { Found, Verdict } from '../../src/tls-scanner-lite/verdict.ts';

/** What a scan says, in few words: a value where there is one, else the reason in brackets. */
export interface TlsPicture {
  readonly reachability: string;
  /** Versions it offers, oldest first. */
  readonly versions: readonly ProtocolVersion[] | string;
  /** Names, in the order they were found. */
  readonly suites: Readonly<Record<string, readonly string[]>> | string;
  readonly preference: Readonly<Record<string, string>>;
  /** Sorted by name. */
  readonly groups: Readonly<Record<string, readonly string[]>> | string;
  readonly signatures: Readonly<Record<string, readonly string[]>> | string;
  readonly certificates: readonly Certificate[] | string;
  readonly clientAuthentication: string;
  readonly alpn: readonly string[] | string;
  readonly compression: boolean | string;
  readonly secureRenegotiation: boolean | string;
  readonly clientRenegotiation: boolean | string;
  readonly extendedMasterSecret: boolean | string;
  readonly sessionId: boolean | string;
  readonly sessionTicket: boolean | string;
  readonly tls13Psk: boolean | string;
  readonly hsts: unknown;
  readonly redirect: unknown;
  /** Whatever says of itself that there may be more: `suites TLSv1.2: (rate-limited)`. */
  readonly incomplete: readonly string[];
}

export function pictureOf(result: TlsEndpointResult): TlsPicture {
  const { protocols, cipherSuites, supportedGroups, signatureAlgorithms, renegotiation, sessionResumption } = result;
  const versions = show(protocols);
  return {
    reachability: show(result.reachability),
    versions:
      typeof versions === 'string'
        ? versions
        : protocolVersions.filter((version) => versions[version].offered === true),
    suites: byVersion(cipherSuites, ({ name }) => name),
    preference:
      cipherSuites.status === 'ok'
        ? Object.fromEntries(cipherSuites.value.map(({ protocol, preference }) => [protocol, show(preference)]))
        : {},
    groups: sorted(byVersion(supportedGroups, (name) => name)),
    signatures: sorted(byVersion(signatureAlgorithms, (name) => name)),
    certificates: result.certificates.status === 'ok' ? result.certificates.value.items : show(result.certificates),
    clientAuthentication: show(result.clientAuthentication),
    alpn: result.alpn.status === 'ok' ? [...result.alpn.value].sort() : show(result.alpn),
    compression: show(result.compression),
    secureRenegotiation: show(renegotiation.secure),
    clientRenegotiation: show(renegotiation.clientInitiated),
    extendedMasterSecret: show(result.extendedMasterSecret),
    sessionId: show(sessionResumption.sessionId),
    sessionTicket: show(sessionResumption.sessionTicket),
    tls13Psk: show(sessionResumption.tls13Psk),
    hsts: show(result.http.hsts),
    redirect: show(result.http.redirect),
    incomplete: [
      ...(protocols.status === 'ok' ? unsettled(protocols.value) : []),
      ...(cipherSuites.status === 'ok' ? cipherSuites.value.flatMap((found) => short('suites', found)) : []),
      ...(supportedGroups.status === 'ok' ? supportedGroups.value.flatMap((found) => short('groups', found)) : []),
      ...(signatureAlgorithms.status === 'ok'
        ? signatureAlgorithms.value.flatMap((found) => short('signatures', found))
        : []),
      ...(result.certificates.status === 'ok' ? short('certificates', result.certificates.value) : []),
    ],
  };
}

/** The value, or `(reason)`, or `(not tested)`. */
function show<T>(verdict: Verdict<T>): T | string {
  if (verdict.status === 'ok') return verdict.value;
  return verdict.status === 'not-tested' ? '(not tested)' : `(${verdict.reason})`;
}

function byVersion<T>(
  verdict: Verdict<readonly (Found<T> & { readonly protocol: string })[]>,
  name: (item: T) => string,
): Readonly<Record<string, readonly string[]>> | string {
  const lists = show(verdict);
  if (typeof lists === 'string') return lists;
  return Object.fromEntries(lists.map(({ protocol, items }) => [protocol, items.map(name)]));
}

/** Lists whose order says nothing. */
function sorted(lists: Readonly<Record<string, readonly string[]>> | string) {
  if (typeof lists === 'string') return lists;
  return Object.fromEntries(Object.entries(lists).map(([version, names]) => [version, [...names].sort()]));
}

function unsettled(protocols: Extract<TlsEndpointResult['protocols'], { status: 'ok' }>['value']): readonly string[] {
  return protocolVersions
    .filter((version) => protocols[version].offered === 'indeterminate')
    .map((version) => `${version}: (${protocols[version].reason})`);
}

function short(what: string, found: Found<unknown> & { readonly protocol?: string }): readonly string[] {
  if (found.incomplete === undefined) return [];
  return [`${[what, found.protocol].filter(Boolean).join(' ')}: (${found.incomplete.reason})`];
}
