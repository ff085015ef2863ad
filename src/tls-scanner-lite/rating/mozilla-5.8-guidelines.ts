import type { ProtocolVersion } from '../result.ts';

export const mozillaLevels = ['modern', 'intermediate', 'old'] as const;
export type MozillaLevel = (typeof mozillaLevels)[number];

/** A configuration, in the words of its JSON. */
export interface MozillaConfiguration {
  readonly tls_versions: readonly ProtocolVersion[];
  /** IANA names, of TLS 1.3. */
  readonly ciphersuites: readonly string[];
  /** IANA names, of TLS 1.2 and below (`ciphers.iana`). */
  readonly ciphers: readonly string[];
  /** IANA names of groups: the JSON's `X25519` and `prime256v1` are `x25519` and `secp256r1` there. */
  readonly tls_curves: readonly string[];
  readonly certificate_types: readonly ('ecdsa' | 'rsa')[];
  readonly certificate_curves: readonly string[];
  readonly certificate_signatures: readonly string[];
  /** Bits at least. */
  readonly rsa_key_size: number | null;
  /** Bits at least. */
  readonly dh_param_size: number | null;
  /** Seconds at least. */
  readonly hsts_min_age: number;
  /** Days at most. */
  readonly maximum_certificate_lifespan: number;
  readonly ocsp_staple: boolean;
  readonly server_preferred_order: boolean;
}

const tls13Suites = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];
const groups = ['X25519MLKEM768', 'x25519', 'secp256r1', 'secp384r1'];
const certificateCurves = ['prime256v1', 'secp384r1'];
const ecdsaSignatures = ['ecdsa-with-SHA256', 'ecdsa-with-SHA384', 'ecdsa-with-SHA512'];
/** Two years. */
const hstsAge = 63_072_000;

const intermediateCiphers = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
];

/**
 * Mozilla's Server Side TLS guidelines 5.8, every field as in the published JSON:
 * https://ssl-config.mozilla.org/guidelines/5.8.json, src/static/guidelines/5.8.json of github.com/mozilla/ssl-config-generator.
 * Left out: names of OpenSSL, `oldest_clients`, `recommended_certificate_lifespan`, and `ecdh_param_size` (256), which
 * `tls_curves` says more exactly.
 */
export const mozillaConfigurations: Readonly<Record<MozillaLevel, MozillaConfiguration>> = {
  modern: {
    tls_versions: ['TLSv1.3'],
    ciphersuites: tls13Suites,
    ciphers: [],
    tls_curves: groups,
    certificate_types: ['ecdsa'],
    certificate_curves: certificateCurves,
    certificate_signatures: ecdsaSignatures,
    rsa_key_size: null,
    dh_param_size: null,
    hsts_min_age: hstsAge,
    maximum_certificate_lifespan: 90,
    ocsp_staple: true,
    server_preferred_order: false,
  },
  intermediate: {
    tls_versions: ['TLSv1.2', 'TLSv1.3'],
    ciphersuites: tls13Suites,
    ciphers: intermediateCiphers,
    tls_curves: groups,
    certificate_types: ['ecdsa', 'rsa'],
    certificate_curves: certificateCurves,
    certificate_signatures: ['sha256WithRSAEncryption', ...ecdsaSignatures],
    rsa_key_size: 2048,
    dh_param_size: 2048,
    hsts_min_age: hstsAge,
    maximum_certificate_lifespan: 366,
    ocsp_staple: true,
    server_preferred_order: false,
  },
  old: {
    tls_versions: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
    ciphersuites: tls13Suites,
    ciphers: [
      ...intermediateCiphers,
      'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256',
      'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256',
      'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
      'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
      'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384',
      'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384',
      'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
      'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
      'TLS_RSA_WITH_AES_128_GCM_SHA256',
      'TLS_RSA_WITH_AES_256_GCM_SHA384',
      'TLS_RSA_WITH_AES_128_CBC_SHA256',
      'TLS_RSA_WITH_AES_256_CBC_SHA256',
      'TLS_RSA_WITH_AES_128_CBC_SHA',
      'TLS_RSA_WITH_AES_256_CBC_SHA',
      'TLS_RSA_WITH_3DES_EDE_CBC_SHA',
    ],
    tls_curves: groups,
    certificate_types: ['rsa'],
    certificate_curves: certificateCurves,
    certificate_signatures: ['sha256WithRSAEncryption'],
    rsa_key_size: 2048,
    dh_param_size: 2048,
    hsts_min_age: hstsAge,
    maximum_certificate_lifespan: 366,
    ocsp_staple: true,
    server_preferred_order: true,
  },
};
