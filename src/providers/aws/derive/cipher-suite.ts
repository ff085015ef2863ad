export interface CipherSuite {
  readonly ForwardSecrecy?: boolean;
  readonly Mode?: 'AEAD' | 'CBC' | 'STREAM' | 'NULL';
}

/** As OpenSSL names them: https://docs.openssl.org/master/man1/openssl-ciphers/ */
const exchanges = /^(?:(ECDHE|DHE|EDH|ADH|AECDH|ECDH|DH|SRP|PSK|RSA|KRB5)-)?(?:(?:RSA|ECDSA|DSS|PSK)-)?/;

/**
 * What the name of a suite says of its key exchange and its encryption: OpenSSL's names (`ECDHE-RSA-AES128-GCM-SHA256`) and
 * those of TLS 1.3 (`TLS_AES_128_GCM_SHA256`). A name without a key exchange means RSA. Nothing of what is not known.
 */
export function readCipherSuite(name: string | undefined): CipherSuite {
  if (name === undefined) return {};
  // Suites of TLS 1.3 name no key exchange, which is always ephemeral (RFC 8446, appendix B.4).
  if (/^TLS_(?:AES_\d+_(?:GCM|CCM|CCM_8)|CHACHA20_POLY1305)_SHA\d+$/.test(name)) {
    return { ForwardSecrecy: true, Mode: 'AEAD' };
  }
  if (!/^[A-Z0-9-]+$/.test(name)) return {};
  const Mode = modeOf(name);
  if (Mode === undefined) return {};
  const [, exchange = 'RSA'] = exchanges.exec(name) ?? [];
  return { ForwardSecrecy: exchange === 'ECDHE' || exchange === 'DHE' || exchange === 'EDH', Mode };
}

function modeOf(name: string): CipherSuite['Mode'] {
  if (/(?:^|-)(?:AES\d+|CAMELLIA\d+|ARIA\d+)-(?:GCM|CCM8?)(?:-|$)|CHACHA20-POLY1305/.test(name)) return 'AEAD';
  if (/(?:^|-)NULL-/.test(name)) return 'NULL';
  if (/(?:^|-)RC4-/.test(name)) return 'STREAM';
  return /(?:^|-)(?:AES\d+|CAMELLIA\d+|SEED|IDEA-CBC|DES-CBC3?|RC2-CBC)-/.test(name) ? 'CBC' : undefined;
}
