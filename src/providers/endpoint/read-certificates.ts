import type { Cause } from '../../model/cause.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Certificate, Chain, OcspStaple, SentCertificate } from '../../tls-scanner-lite/result.ts';
import type { Found, Verdict } from '../../tls-scanner-lite/verdict.ts';
import { keyTypes } from './certificate-schema.ts';
import { daysOverPublicLimit } from './public-lifetime.ts';
import { type Attribute, type Place, present, readVerdict, toCause, unknownCause, withMarks } from './read-verdict.ts';

/** The certificates of a server. It has one, or the list is not read: no rule may pass for want of any. */
export function readCertificates(verdict: Verdict<Found<Certificate>>, place: Place): Attribute {
  return readVerdict(verdict, place, ({ items, incomplete }) => {
    if (items.length === 0) {
      const why = incomplete ? toCause(incomplete, place) : unknownCause(place, 'no-certificate');
      return { unread: { [place.path]: why } };
    }
    const described = items.map((item, index) => describe(item, { ...place, path: `${place.path}[${index}]` }));
    return withMarks(
      described.map(({ value }) => value),
      {
        unread: Object.assign({}, ...described.map(({ unread }) => unread)),
        partial: incomplete ? { [place.path]: toCause(incomplete, place) } : {},
      },
    );
  });
}

interface Described {
  readonly value: JsonObject;
  readonly unread: Readonly<Record<string, Cause>>;
}

function describe(certificate: Certificate, place: Place): Described {
  // How many days are left depends on when that is asked; a rule compares notAfter with the moment it judges for.
  const { chain, keyType, keySize, curve, signatureAlgorithm, ocspStaple, daysRemaining: _, ...plain } = certificate;
  // It has a key and a signature, of a kind without a name here: no rule may take that for a good one or a bad one.
  const known = present({
    keyType: keyTypes.find((type) => type === keyType),
    keySize,
    signatureAlgorithm: /^[\d.]+$/.test(signatureAlgorithm) ? undefined : signatureAlgorithm,
  });
  const unknown = ['keyType', 'keySize', 'signatureAlgorithm'].filter((name) => !Object.hasOwn(known, name));
  const staple = describeStaple(ocspStaple, place);
  return {
    value: {
      ...plain,
      ...known,
      ...staple.value,
      curve: curve ?? null,
      daysOverPublicLimit: daysOverPublicLimit(certificate),
      chain: describeChain(chain),
    },
    unread: {
      ...Object.fromEntries(unknown.map((name) => [`${place.path}.${name}`, unknownCause(place, 'unknown-algorithm')])),
      ...staple.unread,
    },
  };
}

function describeStaple(verdict: Certificate['ocspStaple'], place: Place): Described {
  const path = `${place.path}.ocspStaple`;
  if (verdict.status === 'ok')
    return { value: { ocspStaple: verdict.value && shapeStaple(verdict.value) }, unread: {} };
  const why: Cause = verdict.status === 'indeterminate' ? toCause(verdict, place) : { kind: 'not-asked' };
  return { value: {}, unread: { [path]: why } };
}

function shapeStaple({ certStatus, thisUpdate, nextUpdate, signed, current }: OcspStaple): JsonObject {
  return { certStatus, thisUpdate, nextUpdate: nextUpdate ?? null, signed, current };
}

function describeChain({ sent, trusted, complete, order, errors }: Chain): JsonObject {
  return { trusted, complete, order, errors, sent: sent.map(describeSent) };
}

/** The certificate itself is left out: its fingerprint tells which it is. */
function describeSent({ der: _, ...sent }: SentCertificate): JsonObject {
  return present(sent);
}
