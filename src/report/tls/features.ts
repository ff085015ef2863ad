import type { Hsts, Redirect, TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import { notTested, type Verdict } from '../../tls-scanner-lite/verdict.ts';
import { printableShort } from '../printable.ts';
import { type Cell, fields } from '../table.ts';
import { cell, heading } from '../text/page.ts';
import { bad, between, good, isSilent, plain, type TlsPage, verdictCell, weak } from './page.ts';
import { isNotHttp } from './unread.ts';

/** Six months in seconds: what the SSL Labs guide (2009e) asks of HSTS for its best grade. */
const sixMonths = 15_552_000;
const day = 86_400;

/** What the server does in a handshake besides. */
export function* features(page: TlsPage, result: TlsEndpointResult): Iterable<string> {
  const { t, ink, width } = page;
  const { renegotiation, sessionResumption } = result;
  const yesOrNo = (value: boolean) => plain(value ? t.yes : t.no);
  const rows: readonly (readonly [string, Verdict<unknown>, Cell])[] = [
    row(page, 'clientAuthentication', result.clientAuthentication, (value) => plain(t.clientAuthentication[value])),
    row(page, 'alpn', result.alpn, (names) => plain(listed(page, names))),
    row(page, 'compression', result.compression, (on) => (on ? bad(page, t.compressionOn) : good(page, t.no))),
    row(page, 'secureRenegotiation', renegotiation.secure, (on) =>
      on ? good(page, t.yes) : bad(page, t.renegotiation.insecure),
    ),
    row(page, 'clientRenegotiation', renegotiation.clientInitiated, (on) =>
      on ? weak(page, t.renegotiation.clientAllowed) : good(page, t.renegotiation.clientRefused),
    ),
    row(page, 'extendedMasterSecret', result.extendedMasterSecret, (on) =>
      on ? good(page, t.yes) : weak(page, t.noMasterSecret),
    ),
    row(page, 'sessionId', sessionResumption.sessionId, yesOrNo),
    row(page, 'sessionTicket', sessionResumption.sessionTicket, yesOrNo),
    row(page, 'tls13Psk', sessionResumption.tls13Psk, yesOrNo),
  ];
  if (rows.every(([, verdict]) => isSilent(result, verdict))) return;
  yield* heading(page, t.heading.features);
  yield* fields(
    rows.map(([label, , value]) => [cell(label, ink.dim), value]),
    { width, indent: 2 },
  );
}

/** What the server says over HTTP. */
export function* http(page: TlsPage, result: TlsEndpointResult): Iterable<string> {
  const { t, ink, width } = page;
  const { hsts } = result.http;
  const rows = [
    row(page, 'hsts', isNotHttp(hsts) ? notTested : hsts, (header) => hstsCell(page, header)),
    row(page, 'redirect', result.http.redirect, (answer) => redirectCell(page, answer)),
  ];
  if (rows.every(([, verdict]) => isSilent(result, verdict))) return;
  yield* heading(page, t.heading.http);
  yield* fields(
    rows.map(([label, , value]) => [cell(label, ink.dim), value]),
    { width, indent: 2 },
  );
}

function row<T>(
  page: TlsPage,
  part: keyof TlsPage['t']['part'],
  verdict: Verdict<T>,
  show: (value: T) => Cell,
): readonly [string, Verdict<unknown>, Cell] {
  return [page.t.part[part], verdict, verdictCell(page, verdict, show)];
}

function listed(page: TlsPage, names: readonly string[]): string {
  return names.map((name) => printableShort(name, 80)).join(between(page)) || page.t.none;
}

function hstsCell(page: TlsPage, header: Hsts | null): Cell {
  const { t } = page;
  if (header === null) return weak(page, t.http.noHsts);
  const { maxAge, includeSubDomains, preload, valid } = header;
  if (!valid || maxAge === undefined) return bad(page, t.http.invalid);
  if (maxAge === 0) return bad(page, t.http.off);
  const words = [
    maxAge < day ? t.http.seconds({ n: maxAge }) : t.http.days({ n: Math.floor(maxAge / day) }),
    ...(maxAge < sixMonths ? [t.http.short] : []),
    ...(includeSubDomains ? [t.http.subDomains] : []),
    ...(preload ? [t.http.preload] : []),
  ].join(between(page));
  return maxAge < sixMonths ? weak(page, words) : good(page, words);
}

function redirectCell(page: TlsPage, answer: Redirect | null): Cell {
  const { t } = page;
  if (answer === null) return good(page, t.http.notServed);
  const { status, toHttps } = answer;
  return toHttps ? good(page, t.http.redirects({ status })) : weak(page, t.http.noRedirect({ status }));
}
