import type { Certificate, OcspStaple } from '../../tls-scanner-lite/result.ts';
import { printableShort } from '../printable.ts';
import type { Cell } from '../table.ts';
import { cell } from '../text/page.ts';
import { formatTime } from '../time.ts';
import { bad, between, good, plain, type TlsPage, verdictCell, weak } from './page.ts';

type Row = readonly [label: string, value: Cell];

/** Whether a client comes from the certificate to a root, and by which certificates. */
export function chainRows(page: TlsPage, { chain }: Certificate): readonly Row[] {
  const words = page.t.certificate;
  const sent = words.sent({ n: chain.sent.length });
  const errors = chain.errors.map((error) => words.chainError[error]);
  const verdict = chain.trusted
    ? good(page, [words.trusted, sent].join(between(page)))
    : bad(page, [words.notTrusted, sent].join(between(page)));
  return [
    [words.chain, verdict],
    ...errors.map((error): Row => ['', bad(page, error)]),
    ...(chain.order === 'wrong' ? [['', weak(page, words.wrongOrder)] satisfies Row] : []),
    ...chain.sent.map(
      ({ subject }, index): Row => ['', cell(`${index + 1} ${printableShort(subject, 300)}`, page.ink.dim)],
    ),
  ];
}

/** How a client learns of a revocation, and the marks by which the certificate is known. */
export function revocationRows(page: TlsPage, certificate: Certificate): readonly Row[] {
  const words = page.t.certificate;
  const { ocspStaple, ocspResponders, mustStaple, scts, serialNumber, fingerprintSha256 } = certificate;
  const sources = scts.sources.map((source) => words.sctSource[source]).join(between(page));
  return [
    [words.revocation, verdictCell(page, ocspStaple, (staple) => stapleCell(page, staple, mustStaple))],
    ...(mustStaple ? [['', plain(words.mustStaple)] satisfies Row] : []),
    ...(ocspResponders.length === 0 ? [['', plain(words.noResponder)] satisfies Row] : []),
    ...ocspResponders.map((address): Row => ['', plain(words.responder({ address: printableShort(address, 200) }))]),
    [words.scts, scts.count === 0 ? plain(words.noScts) : plain(words.sctCount({ n: scts.count, sources }))],
    [words.serial, cell(printableShort(serialNumber, 80), page.ink.dim)],
    [words.fingerprint, cell(printableShort(fingerprintSha256, 80), page.ink.dim)],
  ];
}

function stapleCell(page: TlsPage, staple: OcspStaple | null, mustStaple: boolean): Cell {
  const words = page.t.certificate;
  if (staple === null) return mustStaple ? bad(page, words.staple.none) : plain(words.staple.none);
  const { certStatus, nextUpdate, signed, current } = staple;
  const text = [
    words.staple[certStatus],
    ...(nextUpdate === undefined ? [] : [words.stapleUntil({ time: formatTime(nextUpdate) })]),
    ...(current ? [] : [words.stapleNotCurrent]),
    ...(signed ? [] : [words.stapleNotSigned]),
  ].join(between(page));
  if (certStatus === 'revoked') return bad(page, text);
  return certStatus === 'good' && signed && current ? good(page, text) : weak(page, text);
}
