/** What the profiles of Mozilla and of IPA and CRYPTREC are called in English, by the ids in the ratings. */
export const tlsProfilesEn = {
  mozilla: {
    title: 'Mozilla Server Side TLS 5.8',
    best: { modern: 'modern', intermediate: 'intermediate', old: 'old', none: 'none of the configurations' },
    conforms: 'nothing beyond it',
    differs: 'differs in',
    item: {
      tls_versions: 'versions',
      ciphersuites: 'suites of TLS 1.3',
      ciphers: 'suites up to TLS 1.2',
      tls_curves: 'groups',
      certificate_types: 'key type of the certificate',
      certificate_curves: 'curve of the certificate',
      certificate_signatures: 'signature of the certificate',
      rsa_key_size: 'size of the RSA key',
      dh_param_size: 'size of the DH prime',
      hsts_min_age: 'HSTS',
      maximum_certificate_lifespan: 'lifetime of the certificate',
      ocsp_staple: 'OCSP staple',
      server_preferred_order: 'order of suites',
    },
  },
  ipa: {
    title: 'IPA and CRYPTREC, TLS configuration guideline 3.1',
    best: {
      high: 'high security type',
      recommended: 'recommended security type',
      exception: 'security exception type',
      none: 'none of the types',
    },
    meets: 'what is confirmed of it is met',
    unmet: 'not met',
    should: 'recommended besides',
    item: {
      'no-ssl-2': 'no SSL 2.0',
      'no-ssl-3': 'no SSL 3.0',
      'no-tls-1.0': 'no TLS 1.0',
      'no-tls-1.1': 'no TLS 1.1',
      'tls-1.3': 'TLS 1.3',
      'ecdhe-128-bit': 'ECDHE on curves of 128 bits of security',
      'forward-secrecy': 'forward secrecy in every suite',
    },
  },
};

/** Texts of the comparisons with profiles. */
export type TlsProfileMessages = typeof tlsProfilesEn;
