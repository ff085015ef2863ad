import {
  type Protocol,
  type ProtocolVersion,
  protocolVersions,
  type TlsEndpointResult,
} from '../../tls-scanner-lite/result.ts';
import { printableShort } from '../printable.ts';
import { type Cell, table } from '../table.ts';
import { cell, heading } from '../text/page.ts';
import { because, isSilent, type TlsPage, unknownWhole, versionName } from './page.ts';

/** Forbidden by RFC 6176 (SSL 2), RFC 7568 (SSL 3) and RFC 8996 (TLS 1.0 and 1.1). */
const forbidden: ReadonlySet<ProtocolVersion> = new Set(['SSLv2', 'SSLv3', 'TLSv1.0', 'TLSv1.1']);

/** Each version: offered, refused and how, or not known and why. */
export function* protocols(page: TlsPage, result: TlsEndpointResult): Iterable<string> {
  const verdict = result.protocols;
  if (isSilent(result, verdict)) return;
  yield* heading(page, page.t.part.protocols);
  if (verdict.status !== 'ok') return yield* unknownWhole(page, verdict);
  const rows = protocolVersions.map((version) => row(page, version, verdict.value[version]));
  yield* table(rows, { width: page.width, indent: 2 });
}

function row(page: TlsPage, version: ProtocolVersion, { offered, reason, evidence }: Protocol): Cell[] {
  const { t, ink } = page;
  const name = versionName(version);
  if (offered === 'indeterminate') {
    const why = because(page, { reason: reason ?? 'malformed', evidence });
    return [cell(`? ${name}`, ink.caution), cell(t.offered.unknown, ink.caution), cell(why, ink.caution)];
  }
  if (!offered) return [cell(`- ${name}`), cell(t.offered.no), cell(printableShort(evidence, 200), ink.dim)];
  const [sign, paint] = forbidden.has(version) ? ['✗', ink.bad] : ['✓', ink.good];
  return [cell(`${sign} ${name}`, paint), cell(t.offered.yes, paint), cell('')];
}
