import type { JsonObject } from '../../model/json.ts';
import { type IpaRating, rateIpa } from '../../tls-scanner-lite/rating/ipa-3.1.ts';
import { type MozillaRating, rateMozilla } from '../../tls-scanner-lite/rating/mozilla-5.8.ts';
import { rateSslLabs, type SslLabsRating } from '../../tls-scanner-lite/rating/ssl-labs-2009r.ts';
import type { TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import type { Verdict } from '../../tls-scanner-lite/verdict.ts';
import { calls } from './calls.ts';
import { type Attribute, type Place, readVerdict, unknownCause } from './read-verdict.ts';

/** What is made of a result at a moment. */
const ratings: Readonly<Record<string, (result: TlsEndpointResult, now: Date, place: Place) => Attribute>> = {
  // The guide does not cover STARTTLS: there is no grade.
  sslLabs: (result, now, place) =>
    result.target.starttls === undefined ? read(rateSslLabs(result, now), place, shapeSslLabs) : { value: null },
  mozilla: (result, _now, place) => read(rateMozilla(result), place, shapeMozilla),
  ipa: (result, _now, place) => read(rateIpa(result), place, shapeIpa),
};

/** The ratings that were asked for. A rating makes no call: what it rests on does. */
export function readRatings(
  result: TlsEndpointResult,
  wanted: ReadonlySet<string>,
  now: Date,
): readonly { readonly name: string; readonly attribute: Attribute }[] {
  const { reachability } = result;
  return Object.entries(ratings)
    .filter(([name]) => wanted.has(name))
    .map(([name, rate]) => {
      const place = { path: name, call: calls.handshake.call };
      const attribute =
        reachability.status === 'indeterminate'
          ? readVerdict(reachability, place, () => ({}))
          : rate(result, now, place);
      return { name, attribute };
    });
}

/** The calls that read the facts a rating rests on, by the field that its evidence begins with; else the handshake. */
const callsOf: Readonly<Record<string, string>> = {
  protocols: calls.versions.call,
  cipherSuites: calls.suites.call,
  supportedGroups: calls.groups.call,
  hsts: calls.https.call,
};

/** A rating that lacks a fact is withheld, not a rating of less. */
function read<T>(verdict: Verdict<T>, place: Place, shape: (rating: T) => JsonObject): Attribute {
  if (verdict.status === 'not-tested') return { unread: { [place.path]: unknownCause(place, 'not-tested') } };
  const field = verdict.status === 'indeterminate' ? (/^\w+/.exec(verdict.evidence)?.[0] ?? '') : '';
  const call = Object.hasOwn(callsOf, field) ? (callsOf[field] ?? place.call) : place.call;
  return readVerdict(verdict, { ...place, call }, (rating) => ({ value: shape(rating) }));
}

function shapeSslLabs(rating: SslLabsRating): JsonObject {
  return { ...rating };
}

function shapeMozilla({ profiles, ...rating }: MozillaRating): JsonObject {
  const shaped = profiles.map(({ deviations, ...profile }) => ({
    ...profile,
    deviations: deviations.map((deviation) => ({ ...deviation })),
  }));
  return { ...rating, profiles: shaped };
}

function shapeIpa(rating: IpaRating): JsonObject {
  return { ...rating };
}
