import { readKey } from '../certificate/key.ts';
import { parseCertificate } from '../certificate/parse.ts';
import { scanAlpn } from '../enumerate/alpn.ts';
import { offerTls13Flight } from '../enumerate/gate.ts';
import { scanCurves, scanFiniteFields, scanTls13Groups } from '../enumerate/groups.ts';
import type { VersionScan, VersionScans } from '../enumerate/protocols.ts';
import { isSigned, scanTls12Signatures, scanTls13Signatures } from '../enumerate/signatures.ts';
import { offerAll } from '../enumerate/suites.ts';
import { findCipherSuite } from '../registry/cipher-suites.ts';
import {
  protocolVersions,
  type TlsEndpointResult,
  type VersionGroups,
  type VersionSignatures,
  type VersionSuites,
} from '../result.ts';
import { type Indeterminate, indeterminate } from '../verdict.ts';
import { explainProtocol, type LegacyFlight, type ScanContext } from './context.ts';

/** Suites of every version that is offered; of one of which that is not known, that there may be some. */
export function listSuites(scans: VersionScans): readonly VersionSuites[] {
  return protocolVersions.flatMap((protocol): readonly VersionSuites[] => {
    const { protocol: told, suites } = scans[protocol];
    if (suites !== undefined) return [{ protocol, ...suites }];
    const incomplete = explainProtocol(told);
    return incomplete === undefined ? [] : [{ protocol, items: [], incomplete, preference: incomplete }];
  });
}

/** Groups of TLS 1.3, and of all versions below it together. */
export async function readGroups(context: ScanContext): Promise<readonly VersionGroups[]> {
  const [legacy, tls13] = await Promise.all([readLegacyGroups(context), readTls13Groups(context)]);
  return [legacy, tls13].filter((groups) => groups !== undefined);
}

async function readTls13Groups({ asker, versions }: ScanContext): Promise<VersionGroups | undefined> {
  const scan = await versions?.['TLSv1.3'];
  const incomplete = scan && explainProtocol(scan.protocol);
  if (incomplete !== undefined) return { protocol: 'TLSv1.3', items: [], incomplete };
  if (scan?.first === undefined) return undefined;
  return scanTls13Groups(asker, scan.first.retry ? scan.first.group : undefined);
}

async function readLegacyGroups(context: ScanContext): Promise<VersionGroups | undefined> {
  const { asker, gate, versions, parts } = context;
  const first = await context.findLegacy();
  if (first === undefined) return undefined;
  if ('status' in first) return { protocol: 'TLSv1.2', items: [], incomplete: first };
  if (first.legacy === 'SSLv3') return undefined;
  const isCurve = findCipherSuite(first.suite)?.keyExchange === 'ECDHE';
  const ofExchange = (name: string) => context.findSuites(first.legacy, ({ keyExchange }) => keyExchange === name);
  const [curves, finite] = await Promise.all([
    scanCurves(asker, {
      version: first.legacy,
      suites: await ofExchange('ECDHE'),
      known: isCurve ? first.group : undefined,
      findCertificateGroup: () => findCertificateGroup(context),
    }),
    scanFiniteFields(asker, {
      version: first.legacy,
      suites: await ofExchange('DHE'),
      known: parts.has('cipherSuites') ? listFiniteFields(await versions?.[first.legacy]) : undefined,
    }),
  ]);
  // Where only suites known to be taken were asked with, or listened to, there may be groups of others.
  const suites = gate.inChunks || parts.has('cipherSuites') ? (await versions?.[first.legacy])?.suites : undefined;
  const incomplete = curves.incomplete ?? finite.incomplete ?? suites?.incomplete;
  return {
    protocol: 'TLSv1.2',
    items: [...curves.items, ...finite.items],
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

/** Those that went with the suites found. */
function listFiniteFields(scan: VersionScan | undefined): ReadonlySet<string> {
  const groups = (scan?.suites?.items ?? []).flatMap(({ keyExchange, group }) =>
    keyExchange === 'DHE' && group !== undefined ? [group] : [],
  );
  return new Set(groups);
}

/** Groups of the curves that certificates have, by the names of `node:crypto`. */
const curveGroups: ReadonlyMap<string | undefined, number> = new Map([
  ['prime256v1', 0x0017],
  ['secp384r1', 0x0018],
  ['secp521r1', 0x0019],
  ['brainpoolP256r1', 0x001a],
  ['brainpoolP384r1', 0x001b],
  ['brainpoolP512r1', 0x001c],
]);

/** The curve of the certificate that ECDHE goes with, unless the server has ECDHE with another key. */
async function findCertificateGroup({ asker, findLegacy, findSuites }: ScanContext): Promise<number | undefined> {
  const first = await findLegacy();
  if (first === undefined || 'status' in first) return undefined;
  const leaf = first.chain?.[0];
  const certificate = leaf && parseCertificate(leaf);
  const group = certificate && curveGroups.get(readKey(certificate.publicKey).curve);
  if (group === undefined) return undefined;
  const suites = await findSuites(
    first.legacy,
    ({ keyExchange, authentication }) => keyExchange === 'ECDHE' && authentication !== 'ECDSA',
  );
  if (suites.length === 0) return group;
  const other = await asker.ask({ version: first.legacy, suites, depth: 'hello' });
  return 'kind' in other && other.kind === 'accepted' ? undefined : group;
}

/** Signature schemes of TLS 1.2 and TLS 1.3. */
export async function readSignatures(context: ScanContext): Promise<readonly VersionSignatures[]> {
  const [legacy, tls13] = await Promise.all([context.findLegacy(), context.readTls13()]);
  const lists = await Promise.all([
    legacy === undefined ? undefined : readTls12Signatures(context, legacy),
    tls13 === undefined ? undefined : scanTls13Signatures(context.asker, tls13),
  ]);
  return lists.filter((list) => list !== undefined);
}

async function readTls12Signatures(
  { asker, findSuites }: ScanContext,
  legacy: LegacyFlight | Indeterminate,
): Promise<VersionSignatures | undefined> {
  if ('status' in legacy) return { protocol: 'TLSv1.2', items: [], incomplete: legacy };
  if (legacy.legacy !== 'TLSv1.2') return undefined;
  return scanTls12Signatures(asker, await findSuites(legacy.legacy, isSigned));
}

export async function readAlpn(context: ScanContext): Promise<TlsEndpointResult['alpn']> {
  const legacy = await context.findLegacy();
  const hasExtensions = legacy !== undefined && 'legacy' in legacy && legacy.legacy !== 'SSLv3';
  if (!hasExtensions) {
    const tls13 = await context.readTls13();
    // It takes TLS 1.3 with a group that we have no key for alone, so that its answer to ALPN cannot be read.
    const cut = tls13 && 'kind' in tls13 && tls13.kind === 'accepted' ? tls13.cut : undefined;
    return cut === undefined ? scanAlpn(context.asker, offerTls13Flight()) : indeterminate(cut.reason, cut.evidence);
  }
  const suites = await context.findSuites(legacy.legacy, () => true);
  return scanAlpn(context.asker, offerAll(legacy.legacy, { suites }));
}
