import { constants, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import * as tls from 'node:tls';
import type { PeerChain } from '../certificate/describe.ts';
import { classifyError, type Failure, type Limits } from '../probe/exchange.ts';
import type { NamedTarget, Negotiated } from '../result.ts';

/** What a server showed up to the end of its part of the handshake. */
export interface Peer {
  readonly negotiated: Negotiated;
  /** Absent when it sent no certificate. */
  readonly chain?: PeerChain;
}

export type HandshakeOutcome =
  | { readonly kind: 'done'; readonly peer: Peer; readonly socket: tls.TLSSocket }
  /** It showed itself, then broke off: as a server that demands a client certificate does. */
  | { readonly kind: 'broken-off'; readonly peer: Peer; readonly evidence: string }
  | Failure
  | { readonly kind: 'handshake-failed'; readonly evidence: string };

export interface HandshakeOptions extends Limits {
  /** Roots to verify against in place of the runtime's own. */
  readonly ca?: readonly string[];
  /** Offers every suite OpenSSL has, anonymous ones too, and no ALPN: for servers that refuse what a client offers today. */
  readonly legacy: boolean;
}

/**
 * One handshake as a current client would make it, but with no version or key too old for it: what a server offers is a
 * fact to report, not a danger to us.
 */
export function handshake(target: NamedTarget, options: HandshakeOptions): Promise<HandshakeOutcome> {
  const { timeoutMs, signal, ca, legacy } = options;
  const { serverName } = target;
  return new Promise((resolve) => {
    const socket = tls.connect({
      host: target.host,
      port: target.port,
      ...(isIP(serverName) === 0 ? { servername: serverName } : {}),
      ...(ca === undefined ? {} : { ca: [...ca] }),
      ...(legacy
        ? { ciphers: 'ALL:COMPLEMENTOFALL:@SECLEVEL=0' }
        : { ciphers: 'DEFAULT:@SECLEVEL=0', ALPNProtocols: ['http/1.1'] }),
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      minDHSize: 1,
      // Servers from before RFC 5746, which OpenSSL 3 else refuses.
      secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
      checkServerIdentity: () => undefined,
    });
    let connected = false;
    let peer: Peer | undefined;
    const end = (outcome: HandshakeOutcome): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (outcome.kind !== 'done') socket.destroy();
      resolve(outcome);
    };
    const fail = (reason: Failure['reason'], evidence: string): void =>
      end({ kind: 'failure', reason, connected, evidence });
    const onAbort = (): void => fail('aborted', 'aborted');
    const timer = setTimeout(() => fail('timeout', `no handshake in ${timeoutMs} ms`), timeoutMs);
    signal.addEventListener('abort', onAbort, { once: true });
    socket.once('connect', () => {
      connected = true;
    });
    socket.on('keylog', () => {
      // Up to TLS 1.2 the keys are made after the server's certificate came and before it may break off for want of
      // ours. In TLS 1.3 they come before the certificate, which must not be asked for then: see readChain(). Static
      // RSA logs a key before the suite is set.
      const isSettled = socket.getCipher() !== undefined && socket.getProtocol() !== 'TLSv1.3';
      if (isSettled) peer ??= readPeer(socket);
    });
    socket.once('secureConnect', () => {
      const seen = peer ?? readPeer(socket);
      end({ kind: 'done', socket, peer: withVerdict(seen, String(socket.authorizationError ?? '')) });
    });
    socket.on('error', (error) => {
      const { reason, evidence } = classifyError(error);
      if (!connected) fail(reason, evidence);
      else if (peer !== undefined) end({ kind: 'broken-off', peer, evidence });
      else end({ kind: 'handshake-failed', evidence });
    });
    socket.once('close', () => end({ kind: 'handshake-failed', evidence: 'connection closed in the handshake' }));
    if (signal.aborted) onAbort();
  });
}

function readPeer(socket: tls.TLSSocket): Peer {
  const protocol = socket.getProtocol() ?? '';
  const { standardName } = socket.getCipher();
  const chain = readChain(socket);
  return {
    negotiated: {
      protocol: protocol === 'TLSv1' ? 'TLSv1.0' : protocol,
      cipherSuite: standardName,
      // IANA names of TLS 1.3 suites name no key exchange: it is always ephemeral there.
      forwardSecrecy: !standardName.includes('_WITH_') || /^TLS_(?:ECDHE|DHE|ECCPWD)_/.test(standardName),
      aead: !standardName.includes('_WITH_') || /_(?:GCM|CCM(?:_8)?|POLY1305)(?:_|$)/.test(standardName),
    },
    ...(chain === undefined ? {} : { chain }),
  };
}

/**
 * Read once, and in this order: on Node before 26 each of these two calls empties the chain for the next one, and only
 * this order gives both (https://github.com/nodejs/node/issues/65579). The first finds certificates that came in any
 * order, but adds the store's own; the second has those sent alone.
 */
function readChain(socket: tls.TLSSocket): PeerChain | undefined {
  const found = socket.getPeerCertificate(true);
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return undefined;
  const sent = [leaf];
  for (let next = leaf.issuerCertificate; next !== undefined && sent.length < 16; next = next.issuerCertificate) {
    sent.push(next);
  }
  return { leaf, sent, candidates: listIssuers(found) };
}

function listIssuers(found: tls.DetailedPeerCertificate): readonly X509Certificate[] {
  const issuers: X509Certificate[] = [];
  let at = found;
  while (at.issuerCertificate !== undefined && at.issuerCertificate !== at && issuers.length < 16) {
    at = at.issuerCertificate;
    issuers.push(new X509Certificate(at.raw));
  }
  return issuers;
}

function withVerdict(peer: Peer, verifyError: string): Peer {
  if (peer.chain === undefined) return peer;
  return { ...peer, chain: { ...peer.chain, verifyError: verifyError === '' ? null : verifyError } };
}
