import type { ProtocolVersion } from '../../../src/tls-scanner-lite/result.ts';
import type { Peer } from './peers.ts';

/** What another scanner is known not to see; of each, openssl gets a ServerHello where the other gets none. */
export interface KnownMiss {
  readonly peer: Peer['name'];
  /** Name of the case. */
  readonly cases: RegExp;
  /** Absent: any. */
  readonly version?: ProtocolVersion;
  readonly why: string;
}

export const knownMisses: readonly KnownMiss[] = [
  {
    peer: 'nmap',
    cases: /P-384 certificate/,
    version: 'TLSv1.3',
    why: 'its hello offers no ecdsa_secp384r1_sha384',
  },
  { peer: 'nmap', cases: /Ed25519 certificate/, why: 'its hello offers no ed25519' },
  { peer: 'nmap', cases: /signatures of one kind/, why: 'its hello offers no rsa_pss_rsae_sha512' },
  { peer: 'nmap', cases: /RSA-PSS certificate/, version: 'TLSv1.2', why: 'its hello offers no rsa_pss_pss_sha256' },
  { peer: 'sslscan', cases: /brainpool/, why: 'its hello offers no brainpool curve' },
  { peer: 'nmap', cases: /brainpool/, why: 'its hello offers no brainpool curve' },
  { peer: 'sslscan', cases: /openssl PSK/, why: 'it enumerates no PSK suites' },
  {
    peer: 'sslscan',
    cases: /client certificate is required, TLS 1\.2|NSS, a client certificate is required|haproxy/,
    why: 'it finishes the handshake, which fails without a client certificate (rbsec/sslscan#249)',
  },
];
