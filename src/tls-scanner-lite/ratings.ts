/** Ratings of a result, apart from the scanner so that it does not load them. */
export { type IpaRating, ipaParts, rateIpa } from './rating/ipa-3.1.ts';
export { type MozillaRating, mozillaParts, rateMozilla } from './rating/mozilla-5.8.ts';
export { rateSslLabs, type SslLabsRating, sslLabsParts } from './rating/ssl-labs-2009r.ts';
