import { describeCertificate, type SentChain } from '../../src/tls-scanner-lite/certificate/describe.ts';
import { loadTrustStore, type TrustStore } from '../../src/tls-scanner-lite/certificate/trust-store.ts';
import type { Certificate } from '../../src/tls-scanner-lite/result.ts';

export interface JudgeChange extends Partial<Omit<SentChain, 'chain'>> {
  readonly host?: string;
  readonly now?: Date;
  /** Roots in PEM. */
  readonly ca?: readonly string[];
  readonly store?: TrustStore;
}

export const testNow = new Date('2026-01-31T00:00:00Z');

/** What a chain is found to be, sent by a server of the name `localhost`. */
export function judge(chain: readonly { readonly der: Buffer }[], change: JudgeChange = {}): Certificate {
  const { host = 'localhost', now = testNow, ca = [], store = loadTrustStore(ca), staple, sctList } = change;
  const sent = {
    chain: chain.map(({ der }) => der),
    staple: staple ?? { status: 'not-tested' },
    ...(sctList === undefined ? {} : { sctList }),
  } as const;
  const certificate = describeCertificate(sent, { host, store, now });
  if (certificate === undefined) throw new Error('the leaf cannot be read');
  return certificate;
}
