import type { TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import type { Found, Verdict } from '../../tls-scanner-lite/verdict.ts';
import { printableShort } from '../printable.ts';
import { type Cell, fields } from '../table.ts';
import { cell, heading, paragraph } from '../text/page.ts';
import { because, between, isSilent, type TlsPage, unknownWhole, versionName } from './page.ts';

/** Names of IANA's TLS Supported Groups registry that hold a key encapsulation of ML-KEM, or of its draft. */
const postQuantum = /mlkem|kyber/i;
/** Hashes that collide (RFC 9155). */
const weakHash = /sha1|md5/i;

/** Groups a client can exchange keys in, those that withstand a quantum computer marked. */
export function* groups(page: TlsPage, result: TlsEndpointResult): Iterable<string> {
  const verdict = result.supportedGroups;
  const { t, ink } = page;
  const show = (group: string) => (postQuantum.test(group) ? t.groups.postQuantum({ group }) : group);
  yield* byVersion(page, result, { part: t.part.supportedGroups, verdict, show });
  if (verdict.status !== 'ok') return;
  const newest = verdict.value.find(({ protocol }) => protocol === 'TLSv1.3');
  if (newest === undefined || newest.incomplete || newest.items.some((group) => postQuantum.test(group))) return;
  yield* paragraph(page, t.groups.noPostQuantum, { indent: 4, first: '  ! ', ink: ink.caution });
}

/** What the server signs its key exchange with. */
export function* signatures(page: TlsPage, result: TlsEndpointResult): Iterable<string> {
  const verdict = result.signatureAlgorithms;
  const { t } = page;
  const show = (scheme: string) => (weakHash.test(scheme) ? t.groups.weak({ scheme }) : scheme);
  yield* byVersion(page, result, { part: t.part.signatureAlgorithms, verdict, show });
}

interface Lists {
  readonly part: string;
  readonly verdict: Verdict<readonly (Found<string> & { readonly protocol: 'TLSv1.2' | 'TLSv1.3' })[]>;
  readonly show: (item: string) => string;
}

function* byVersion(page: TlsPage, result: TlsEndpointResult, { part, verdict, show }: Lists): Iterable<string> {
  if (isSilent(result, verdict)) return;
  const { t, ink, width } = page;
  yield* heading(page, part);
  if (verdict.status !== 'ok') return yield* unknownWhole(page, verdict);
  const rows = verdict.value.flatMap(({ protocol, items, incomplete }): [Cell, Cell][] => {
    const version = versionName(protocol);
    const label = protocol === 'TLSv1.3' ? version : t.upTo({ version });
    const list = items.map((item) => show(printableShort(item, 80))).join(between(page)) || t.none;
    const more = incomplete && cell(`? ${t.incomplete({ why: because(page, incomplete) })}`, ink.caution);
    return [[cell(label, ink.dim), cell(list)], ...(more ? [[cell(''), more] satisfies [Cell, Cell]] : [])];
  });
  yield* fields(rows, { width, indent: 2 });
}
