import { askHsts } from '../http/ask.ts';
import type { Renegotiation, SessionResumption, TlsEndpointResult } from '../result.ts';
import { scanClientAuthentication } from '../session/client-authentication.ts';
import { explainBroken, greet } from '../session/greet.ts';
import { scanRenegotiation, scanResumption } from '../session/resumption.ts';
import { indeterminate, notTested } from '../verdict.ts';
import { explainProtocol, type ScanContext } from './context.ts';

/** No Node.js has it. */
const oldest = indeterminate('runtime-lacks', 'SSLv3');

export async function readResumption(context: ScanContext): Promise<SessionResumption> {
  const { prober, target, timeoutMs, signal, versions } = context;
  const legacy = await context.findLegacy();
  const protocol = (await versions?.['TLSv1.3'])?.protocol;
  return scanResumption(prober, {
    serverName: target.serverName,
    timeoutMs,
    signal,
    tls12: legacy === undefined || 'status' in legacy ? (legacy ?? false) : legacy.legacy === 'SSLv3' ? oldest : true,
    tls13: (protocol && explainProtocol(protocol)) ?? protocol?.offered === true,
    isHttp: target.starttls === undefined,
  });
}

export async function readRenegotiation(context: ScanContext): Promise<Renegotiation['clientInitiated']> {
  const { prober, target, timeoutMs, signal } = context;
  const legacy = await context.findLegacy();
  if (legacy === undefined) return notTested;
  if ('status' in legacy) return legacy;
  if (legacy.legacy === 'SSLv3') return oldest;
  return scanRenegotiation(prober, { serverName: target.serverName, timeoutMs, signal });
}

/**
 * The HSTS header of the front page; a protocol behind STARTTLS has none. A refusal for want of a client certificate is
 * not the page that its users get, so a header missing there is not one that is missing.
 */
export async function readHsts(context: ScanContext): Promise<TlsEndpointResult['http']['hsts']> {
  const { prober, target, timeoutMs, signal, asker } = context;
  if (target.starttls !== undefined) return notTested;
  const limits = { timeoutMs, signal };
  const question = { scheme: 'https', host: target.serverName, port: target.port } as const;
  const options = { ...limits, serverName: target.serverName, alpn: ['http/1.1'] };
  const outcome = await greet(prober, options, (socket) => askHsts(socket, question, limits));
  if (!('kind' in outcome)) return outcome;
  if (outcome.kind !== 'greeted') return explainBroken(outcome);
  const { value } = outcome;
  if (!asker.flights.some(({ certificateRequested }) => certificateRequested === true)) return value;
  if (value.status === 'ok' && value.value === null) {
    return indeterminate('request-refused', 'no header in the answer to a request without a client certificate');
  }
  return value.status === 'indeterminate' && value.reason === 'not-http'
    ? indeterminate('request-refused', value.evidence)
    : value;
}

/** Whether any flight asked for a certificate, and if one did, whether that was a demand. */
export async function readClientAuthentication(
  context: ScanContext,
): Promise<TlsEndpointResult['clientAuthentication']> {
  const { asker, prober, target, timeoutMs, signal } = context;
  const legacy = await context.findLegacy();
  const tls13 = await context.readTls13();
  const whole = asker.flights.filter(({ certificateRequested }) => certificateRequested !== undefined);
  if (whole.some(({ certificateRequested }) => certificateRequested)) {
    return scanClientAuthentication(prober, target, { serverName: target.serverName, timeoutMs, signal });
  }
  if (whole.length > 0) return { status: 'ok', value: 'none' };
  if (legacy !== undefined && 'status' in legacy) return legacy;
  const cut = legacy?.cut ?? (tls13 && 'kind' in tls13 && tls13.kind === 'accepted' ? tls13.cut : undefined);
  return indeterminate(cut?.reason ?? 'handshake-failed', cut?.evidence ?? 'no whole flight');
}
