import type { IpaRating } from '../../tls-scanner-lite/rating/ipa-3.1.ts';
import type { MozillaRating } from '../../tls-scanner-lite/rating/mozilla-5.8.ts';
import type { SslLabsRating } from '../../tls-scanner-lite/rating/ssl-labs-2009r.ts';
import type { TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import type { Verdict } from '../../tls-scanner-lite/verdict.ts';

/** An endpoint as it was scanned, and what the published scales make of it. */
export interface RatedEndpoint {
  readonly result: TlsEndpointResult;
  readonly ratings: {
    readonly sslLabs: Verdict<SslLabsRating>;
    readonly mozilla: Verdict<MozillaRating>;
    readonly ipa: Verdict<IpaRating>;
  };
}

/** The letter of the SSL Labs guide; none where it is withheld. */
export function gradeOf({ ratings: { sslLabs } }: RatedEndpoint): string | undefined {
  return sslLabs.status === 'ok' ? sslLabs.value.grade : undefined;
}
