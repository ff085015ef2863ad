import type { RatedEndpoint } from '../../report/tls/rated-endpoint.ts';
import { rateIpa } from '../../tls-scanner-lite/rating/ipa-3.1.ts';
import { rateMozilla } from '../../tls-scanner-lite/rating/mozilla-5.8.ts';
import { rateSslLabs } from '../../tls-scanner-lite/rating/ssl-labs-2009r.ts';
import type { TlsEndpointResult } from '../../tls-scanner-lite/result.ts';

/** What every published scale makes of a scan. */
export function rateEndpoint(result: TlsEndpointResult, now: Date): RatedEndpoint {
  return {
    result,
    ratings: { sslLabs: rateSslLabs(result, now), mozilla: rateMozilla(result), ipa: rateIpa(result) },
  };
}
