import type { TlsMessages } from '../../i18n/tls.en.ts';
import { type ProtocolVersion, protocolVersions, type TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import type { Found, Indeterminate, Verdict } from '../../tls-scanner-lite/verdict.ts';
import { heading, paragraph } from '../text/page.ts';
import { because, between, type TlsPage, versionName } from './page.ts';

/** One thing that was asked and could not be settled. */
export interface Unread extends Omit<Indeterminate, 'status'> {
  readonly part: keyof TlsMessages['part'];
  /** Of which version, where it is about one. */
  readonly version?: ProtocolVersion;
}

/** Everything indeterminate in a result, in the order of the page. A version or a list that is only partly known counts. */
export function listUnread(result: TlsEndpointResult): readonly Unread[] {
  const { renegotiation, sessionResumption, http, certificates } = result;
  return [
    ...unread('reachability', result.reachability),
    ...unread('protocols', result.protocols),
    ...unsettledVersions(result),
    ...unread('cipherSuites', result.cipherSuites),
    ...each(result.cipherSuites, (one) => [
      ...more('cipherSuites', one, one.protocol),
      ...unread('preference', one.preference, one.protocol),
    ]),
    ...unread('supportedGroups', result.supportedGroups),
    ...each(result.supportedGroups, (one) => more('supportedGroups', one, one.protocol)),
    ...unread('signatureAlgorithms', result.signatureAlgorithms),
    ...each(result.signatureAlgorithms, (one) => more('signatureAlgorithms', one, one.protocol)),
    ...unread('certificates', certificates),
    ...(certificates.status === 'ok'
      ? [
          ...more('certificates', certificates.value),
          ...certificates.value.items.flatMap(({ ocspStaple }) => unread('ocspStaple', ocspStaple)),
        ]
      : []),
    ...unread('clientAuthentication', result.clientAuthentication),
    ...unread('alpn', result.alpn),
    ...unread('compression', result.compression),
    ...unread('secureRenegotiation', renegotiation.secure),
    ...unread('clientRenegotiation', renegotiation.clientInitiated),
    ...unread('extendedMasterSecret', result.extendedMasterSecret),
    ...unread('sessionId', sessionResumption.sessionId),
    ...unread('sessionTicket', sessionResumption.sessionTicket),
    ...unread('tls13Psk', sessionResumption.tls13Psk),
    ...(isNotHttp(http.hsts) ? [] : unread('hsts', http.hsts)),
    ...unread('redirect', http.redirect),
  ];
}

/** It is settled that the server speaks something else, so that it has no header to read. */
export function isNotHttp(hsts: TlsEndpointResult['http']['hsts']): boolean {
  return hsts.status === 'indeterminate' && hsts.reason === 'not-http';
}

function unread(part: Unread['part'], verdict: Verdict<unknown>, version?: ProtocolVersion): readonly Unread[] {
  if (verdict.status !== 'indeterminate') return [];
  const { reason, evidence } = verdict;
  return [{ part, ...(version && { version }), reason, evidence }];
}

function more(part: Unread['part'], { incomplete }: Found<unknown>, version?: ProtocolVersion): readonly Unread[] {
  return incomplete ? unread(part, incomplete, version) : [];
}

function each<T>(verdict: Verdict<readonly T[]>, list: (one: T) => readonly Unread[]): readonly Unread[] {
  return verdict.status === 'ok' ? verdict.value.flatMap(list) : [];
}

function unsettledVersions({ protocols }: TlsEndpointResult): readonly Unread[] {
  if (protocols.status !== 'ok') return [];
  return protocolVersions.flatMap((version): readonly Unread[] => {
    const { offered, reason = 'malformed', evidence } = protocols.value[version];
    return offered === 'indeterminate' ? [{ part: 'protocols', version, reason, evidence }] : [];
  });
}

/** The end of the page: all of it by reason, and what to do about each. */
export function* unreadSection(page: TlsPage, result: TlsEndpointResult): Iterable<string> {
  const { t, ink } = page;
  const all = listUnread(result);
  if (all.length === 0) {
    yield '';
    yield '';
    yield* paragraph(page, t.allRead, { indent: 2, first: '✓ ', ink: ink.good });
    return;
  }
  yield* heading(page, t.heading.unread, t.unreadMeans);
  for (const [, same] of Map.groupBy(all, ({ reason, evidence }) => `${reason} ${evidence}`)) {
    const [first] = same;
    if (first === undefined) continue;
    // What could not be reached has nothing else to tell.
    const parts = same.some(({ part }) => part === 'reachability')
      ? [t.part.reachability]
      : same.map((one) => nameOf(page, one));
    yield* paragraph(page, [...new Set(parts)].join(between(page)), { indent: 4, first: '  ? ', ink: ink.caution });
    yield* paragraph(page, sentence(page, first), { indent: 4 });
  }
}

function nameOf({ t }: TlsPage, { part, version }: Unread): string {
  if (version === undefined) return t.part[part];
  if (part === 'protocols') return versionName(version);
  return t.ofVersion({ part: t.part[part], version: versionName(version) });
}

function sentence(page: TlsPage, why: Unread): string {
  const { t, language } = page;
  const clause = because(page, why);
  if (language === 'ja') return `${clause}。${t.remedy[why.reason]}`;
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}. ${t.remedy[why.reason]}`;
}
