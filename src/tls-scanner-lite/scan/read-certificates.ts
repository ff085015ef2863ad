import { describeCertificate } from '../certificate/describe.ts';
import { loadTrustStore } from '../certificate/trust-store.ts';
import { type CertificateFlight, scanCertificates } from '../enumerate/certificates.ts';
import { offerAnyVersion, offerLegacyFlight, offerTls13Flight } from '../enumerate/gate.ts';
import type { Certificate, TlsEndpointResult } from '../result.ts';
import { type Found, indeterminate, notTested, type Verdict } from '../verdict.ts';
import type { ScanContext } from './context.ts';

export interface TrustOptions {
  readonly now: Date;
  readonly ca: readonly string[] | undefined;
}

/** The certificates of every kind of key, judged. */
export async function readCertificates(
  context: ScanContext,
  trust: TrustOptions,
): Promise<TlsEndpointResult['certificates']> {
  const { asker, versions } = context;
  const found = await context.findLegacy();
  const unknown = found !== undefined && 'status' in found ? found : undefined;
  const legacy = found !== undefined && 'legacy' in found ? found : undefined;
  // A server may have another certificate for TLS 1.3; asked apart where versions are.
  const tls13 = await context.readTls13();
  const offer =
    legacy === undefined
      ? versions === undefined
        ? offerAnyVersion()
        : offerTls13Flight()
      : offerLegacyFlight(legacy.legacy, {
          suites: await context.findSuites(legacy.legacy, () => true),
          curious: legacy.curious,
        });
  const { items, incomplete = unknown } = await scanCertificates(asker, offer, asker.flights);
  if (items.length === 0) {
    const cut = tls13 && 'kind' in tls13 && tls13.kind === 'accepted' ? tls13.cut : undefined;
    const none = cut ?? { reason: 'no-certificate', evidence: 'no suite that goes with one' };
    return incomplete ?? indeterminate(none.reason, none.evidence);
  }
  return judgeAll(
    { items, ...(incomplete && { incomplete }) },
    { host: context.target.serverName, isCurious: legacy?.curious ?? true, ...trust },
  );
}

interface JudgeOptions extends TrustOptions {
  readonly host: string;
  /** The hellos asked for a staple. */
  readonly isCurious: boolean;
}

function judgeAll(
  found: Found<CertificateFlight>,
  { host, isCurious, now, ca }: JudgeOptions,
): Verdict<Found<Certificate>> {
  const store = loadTrustStore(ca);
  const items = found.items.map((flight) => {
    const { chain, sctList, cut } = flight;
    const staple: Verdict<Buffer | null> = !isCurious
      ? notTested
      : cut === undefined || flight.staple !== undefined
        ? { status: 'ok', value: flight.staple ?? null }
        : indeterminate(cut.reason, cut.evidence);
    return describeCertificate({ chain, staple, ...(sctList === undefined ? {} : { sctList }) }, { host, store, now });
  });
  const broken = items.includes(undefined) ? indeterminate('malformed', 'a broken certificate') : found.incomplete;
  const whole = items.filter((item) => item !== undefined);
  if (whole.length === 0 && broken !== undefined) return broken;
  return { status: 'ok', value: { items: whole, ...(broken === undefined ? {} : { incomplete: broken }) } };
}
