import type { TlsEndpointResult } from '../result.ts';
import { type Indeterminate, indeterminate, notTested, type Verdict } from '../verdict.ts';
import { extensionTypes } from '../wire/bytes.ts';
import type { ServerFlight } from '../wire/server-flight.ts';
import { wireVersions } from '../wire/versions.ts';

/** What a ServerHello of TLS 1.2 or below says by itself. */
export interface HelloFeatures {
  readonly compression: TlsEndpointResult['compression'];
  readonly secureRenegotiation: Verdict<boolean>;
  readonly extendedMasterSecret: TlsEndpointResult['extendedMasterSecret'];
}

/** The answer to a hello that asked for all it could be asked, or to one that did not. */
export type CuriousFlight = ServerFlight & { readonly curious: boolean };

/** `flight`: of the newest version up to TLS 1.2 that is offered; absent where TLS 1.3 alone is, which has none of the three. */
export function readFeatures(flight: CuriousFlight | Indeterminate | undefined): HelloFeatures {
  if (flight !== undefined && 'status' in flight) {
    return { compression: flight, secureRenegotiation: flight, extendedMasterSecret: flight };
  }
  if (flight === undefined) {
    return {
      compression: { status: 'ok', value: false },
      secureRenegotiation: notTested,
      extendedMasterSecret: notTested,
    };
  }
  if (!flight.curious) {
    const unasked = indeterminate('handshake-failed', 'refused every hello that asked for extensions');
    return { compression: unasked, secureRenegotiation: unasked, extendedMasterSecret: unasked };
  }
  return {
    compression: { status: 'ok', value: flight.compression !== 0 },
    secureRenegotiation: { status: 'ok', value: flight.extensions.has(extensionTypes.renegotiationInfo) },
    // SSLv3 has no extensions (RFC 7627 5.2).
    extendedMasterSecret:
      flight.version === wireVersions.SSLv3
        ? notTested
        : { status: 'ok', value: flight.extensions.has(extensionTypes.extendedMasterSecret) },
  };
}
