import type { Certificate, TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import { printableShort } from '../printable.ts';
import { type Cell, fields } from '../table.ts';
import { cell, heading, paragraph } from '../text/page.ts';
import { formatTime } from '../time.ts';
import { chainRows, revocationRows } from './certificate-trust.ts';
import { bad, because, between, good, isSilent, plain, type TlsPage, unknownWhole, weak } from './page.ts';

const namesShown = 20;
/** Days before its end by which a certificate is renewed where that works by itself. */
const renewed = 14;
/** Keys below this are refused by clients (CA/Browser Forum Baseline Requirements 6.1.5). */
const leastBits: Readonly<Record<string, number>> = { rsa: 2048, 'rsa-pss': 2048, dsa: 2048, ec: 224 };
const weakHash = /md2|md5|sha-?1(?!\d)/i;

/** A block for every certificate the server has. */
export function* certificates(page: TlsPage, result: TlsEndpointResult): Iterable<string> {
  const { t, ink, width } = page;
  const verdict = result.certificates;
  if (isSilent(result, verdict)) return;
  if (verdict.status !== 'ok') {
    yield* heading(page, t.part.certificates);
    yield* unknownWhole(page, verdict);
    return;
  }
  const { items, incomplete } = verdict.value;
  const host = result.target.serverName ?? result.target.host;
  for (const [index, certificate] of items.entries()) {
    yield* heading(page, t.certificate.title({ number: index + 1, total: items.length }), keyOf(page, certificate));
    const rows = [
      ...identity(page, certificate, host),
      ...strength(page, certificate),
      ...chainRows(page, certificate),
      ...revocationRows(page, certificate),
    ];
    yield* fields(
      rows.map(([label, value]) => [cell(label, ink.dim), value]),
      { width, indent: 2 },
    );
  }
  if (incomplete === undefined) return;
  const text = t.incomplete({ why: because(page, incomplete) });
  yield* paragraph(page, text, { indent: 4, first: '  ? ', ink: ink.caution });
}

type Row = readonly [label: string, value: Cell];

function identity(page: TlsPage, certificate: Certificate, host: string): readonly Row[] {
  const words = page.t.certificate;
  const { subject, issuer, subjectAltNames, hostnameMatch, wildcard, validationType } = certificate;
  const named = printableShort(host, 253);
  return [
    [words.subject, cell(printableShort(subject, 300) || words.noSubject)],
    [words.names, cell(names(page, subjectAltNames) + (wildcard ? `${between(page)}${words.wildcard}` : ''))],
    [
      words.host,
      hostnameMatch ? good(page, words.hostMatches({ host: named })) : bad(page, words.hostDiffers({ host: named })),
    ],
    [words.issuer, cell(printableShort(issuer, 300))],
    [words.validation, cell(words.validationType[validationType])],
  ];
}

function names(page: TlsPage, all: readonly string[]): string {
  const shown = all.slice(0, namesShown).map((name) => printableShort(name, 253));
  const more = all.length - shown.length;
  return [...shown, ...(more > 0 ? [page.t.more({ n: more })] : [])].join(between(page)) || page.t.none;
}

function strength(page: TlsPage, certificate: Certificate): readonly Row[] {
  const words = page.t.certificate;
  const { signatureAlgorithm, notBefore, notAfter, keyType = '', keySize } = certificate;
  const key = keyOf(page, certificate);
  const isShort = keySize !== undefined && keySize < (leastBits[keyType] ?? 0);
  const signature = printableShort(signatureAlgorithm, 80);
  return [
    [words.valid, validity(page, certificate)],
    ['', cell(words.period({ from: formatTime(notBefore), to: formatTime(notAfter) }))],
    [words.key, isShort ? bad(page, key) : plain(key)],
    [words.signature, weakHash.test(signatureAlgorithm) ? bad(page, signature) : plain(signature)],
  ];
}

function validity(page: TlsPage, { notBefore, daysRemaining, validityDays }: Certificate): Cell {
  const words = page.t.certificate;
  if (daysRemaining < 0) return bad(page, words.expired({ days: -daysRemaining - 1 }));
  if (Date.parse(notBefore) > page.now.getTime()) return bad(page, words.notYet);
  const left = words.daysLeft({ days: daysRemaining, of: validityDays });
  return daysRemaining < renewed ? weak(page, left) : good(page, left);
}

/** `RSA 2048 bits`, `EC secp256r1`, `ED25519`. */
function keyOf({ t }: TlsPage, { keyType, keySize, curve }: Certificate): string {
  if (keyType === undefined) return t.certificate.unknownKey;
  const measure = curve ?? (keySize === undefined ? '' : t.certificate.bits({ n: keySize }));
  return [printableShort(keyType, 40).toUpperCase(), printableShort(measure, 80)].filter(Boolean).join(' ');
}
