import type { TlsEndpointResult } from '../../tls-scanner-lite/result.ts';
import type { Verdict } from '../../tls-scanner-lite/verdict.ts';

/**
 * The result of an endpoint that was not reached, with the reason in place of each verdict it has none for: `not-tested`
 * means "there is nothing to test" of a server that speaks TLS alone.
 */
export function settle(result: TlsEndpointResult): TlsEndpointResult {
  const { reachability, renegotiation, sessionResumption, http } = result;
  if (reachability.status !== 'indeterminate') return result;
  const or = <T>(verdict: Verdict<T>): Verdict<T> => (verdict.status === 'not-tested' ? reachability : verdict);
  return {
    ...result,
    protocols: or(result.protocols),
    cipherSuites: or(result.cipherSuites),
    supportedGroups: or(result.supportedGroups),
    signatureAlgorithms: or(result.signatureAlgorithms),
    certificates: or(result.certificates),
    clientAuthentication: or(result.clientAuthentication),
    alpn: or(result.alpn),
    compression: or(result.compression),
    renegotiation: { secure: or(renegotiation.secure), clientInitiated: or(renegotiation.clientInitiated) },
    extendedMasterSecret: or(result.extendedMasterSecret),
    sessionResumption: {
      sessionId: or(sessionResumption.sessionId),
      sessionTicket: or(sessionResumption.sessionTicket),
      tls13Psk: or(sessionResumption.tls13Psk),
    },
    http: { ...http, hsts: or(http.hsts) },
  };
}
