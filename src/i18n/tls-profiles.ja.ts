import type { TlsProfileMessages } from './tls-profiles.en.ts';

/** MozillaとIPA・CRYPTRECのプロファイルの日本語名（評価結果のIDごと）。 */
export const tlsProfilesJa: TlsProfileMessages = {
  mozilla: {
    title: 'Mozilla TLS設定ガイドライン 5.8',
    best: {
      modern: 'modern（最新）',
      intermediate: 'intermediate（標準）',
      old: 'old（旧式）',
      none: 'いずれの設定にも収まらない',
    },
    conforms: '設定の範囲内',
    differs: '範囲外',
    item: {
      tls_versions: 'バージョン',
      ciphersuites: 'TLS 1.3のスイート',
      ciphers: 'TLS 1.2以下のスイート',
      tls_curves: 'グループ',
      certificate_types: '証明書の鍵の種類',
      certificate_curves: '証明書の鍵の曲線',
      certificate_signatures: '証明書の署名',
      rsa_key_size: 'RSA鍵の長さ',
      dh_param_size: 'DHの素数の長さ',
      hsts_min_age: 'HSTSの期間',
      maximum_certificate_lifespan: '証明書の有効期間の長さ',
      ocsp_staple: 'OCSPステープル',
      server_preferred_order: 'スイートの優先順',
    },
  },
  ipa: {
    title: 'IPA・CRYPTREC TLS暗号設定ガイドライン 3.1',
    best: {
      high: '高セキュリティ型',
      recommended: '推奨セキュリティ型',
      exception: 'セキュリティ例外型',
      none: 'いずれの型の遵守項目も満たさない',
    },
    meets: '確認できた遵守項目を満たす',
    unmet: '満たさない遵守項目',
    should: '満たさない推奨項目',
    item: {
      'no-ssl-2': 'SSL 2.0を使わない',
      'no-ssl-3': 'SSL 3.0を使わない',
      'no-tls-1.0': 'TLS 1.0を使わない',
      'no-tls-1.1': 'TLS 1.1を使わない',
      'tls-1.3': 'TLS 1.3に対応',
      'ecdhe-128-bit': '128ビットセキュリティ以上の曲線によるECDHE',
      'forward-secrecy': '全スイートの前方秘匿性',
    },
  },
};
