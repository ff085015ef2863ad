import { readKey } from '../certificate/key.ts';
import { parseCertificate } from '../certificate/parse.ts';
import { findCipherSuite } from '../registry/cipher-suites.ts';
import { findSignatureScheme, signatureSchemeIds } from '../registry/signature-schemes.ts';
import type { Found } from '../verdict.ts';
import type { ServerFlight } from '../wire/server-flight.ts';
import { type Asker, judgeCut, type Offer } from './asker.ts';

/** One certificate the server has, in the flight that brought it. */
export type CertificateFlight = ServerFlight & { readonly chain: readonly [Buffer, ...Buffer[]] };

/** Suites for which no certificate is sent, by their authentication. */
const withoutCertificate: ReadonlySet<string> = new Set(['anon', 'PSK', 'SRP', 'KRB5', 'ECCPWD']);
/** Authentications that go with a kind of key, in TLS 1.2 and below. */
const authenticationOf: Readonly<Record<string, string>> = { rsa: 'RSA', ec: 'ECDSA', dsa: 'DSS' };

/**
 * Every certificate of another kind of key: asks with no suite and no signature scheme left that goes with the kinds seen
 * before, until the server refuses. `offer`: a hello that the server takes, read to the end of the flight.
 */
export async function scanCertificates(
  asker: Asker,
  offer: Offer,
  seen: readonly ServerFlight[],
): Promise<Found<CertificateFlight>> {
  const items = [...new Map(seen.filter(hasChain).map((flight) => [toKey(flight), flight])).values()];
  const kinds = new Set(items.map(readKeyType));
  let byScheme = true;
  for (;;) {
    const asked = withoutKinds(offer, { kinds, byScheme });
    const outcome = await asker.ask(asked);
    if (!('kind' in outcome)) return { items, incomplete: outcome };
    if (outcome.kind === 'refused') return { items };
    const { kind: _, ...flight } = outcome;
    if (!hasChain(flight)) {
      const cut = judgeCut(flight);
      return cut === undefined || 'kind' in cut ? { items } : { items, incomplete: cut };
    }
    const kind = readKeyType(flight);
    if (kinds.has(kind)) {
      // It has this one, and shows it whatever is asked for; or it goes by suites alone, as before signature schemes.
      const isLast = !byScheme || withoutKinds(offer, { kinds, byScheme: false }).suites.length === asked.suites.length;
      if (isLast) return { items };
      byScheme = false;
      continue;
    }
    kinds.add(kind);
    items.push(flight);
  }
}

interface Shown {
  readonly kinds: ReadonlySet<string>;
  /** The server goes by signature schemes, where the version has them. */
  readonly byScheme: boolean;
}

function withoutKinds(offer: Offer, { kinds, byScheme }: Shown): Offer {
  const authentications = new Set([...withoutCertificate, ...[...kinds].map((kind) => authenticationOf[kind] ?? '')]);
  // An Ed25519 certificate goes with the suites of ECDSA (RFC 8422 5.10), which signature schemes tell apart in TLS 1.2.
  const isTold = byScheme && (offer.version === 'TLSv1.2' || offer.version === 'TLSv1.3');
  const isLeft = (suite: number): boolean => {
    const authentication = findCipherSuite(suite)?.authentication ?? '';
    return !authentications.has(authentication) || (isTold && authentication === 'ECDSA');
  };
  return {
    ...offer,
    suites: offer.suites.filter(isLeft),
    signatureSchemes: signatureSchemeIds.filter((id) => !kinds.has(findSignatureScheme(id)?.keyType ?? '')),
    certificateSchemes: signatureSchemeIds,
  };
}

function hasChain(flight: ServerFlight): flight is CertificateFlight {
  return (flight.chain?.length ?? 0) > 0;
}

/** Two flights with the same leaf show the same certificate; the one with a staple tells more. */
function toKey({ chain }: CertificateFlight): string {
  return chain[0].toString('latin1');
}

/** In the words of the signature schemes: all ML-DSA keys are of one kind there. */
function readKeyType({ chain }: CertificateFlight): string {
  const certificate = parseCertificate(chain[0]);
  const keyType = certificate && readKey(certificate.publicKey).keyType;
  return keyType?.startsWith('ml-dsa') ? 'ml-dsa' : (keyType ?? 'unknown');
}
