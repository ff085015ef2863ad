import type { ProtocolVersion, VersionGroups } from '../result.ts';
import { findGroupByName } from './exchange-strength.ts';
import type { RatedSuite } from './inputs.ts';

/** 高セキュリティ型, 推奨セキュリティ型, セキュリティ例外型; strictest first. */
export const ipaTypes = ['high', 'recommended', 'exception'] as const;
export type IpaType = (typeof ipaTypes)[number];

export interface IpaFacts {
  readonly versions: readonly ProtocolVersion[];
  readonly suites: readonly RatedSuite[];
  readonly groups: readonly VersionGroups[];
}

/** A setting the guideline asks for: 遵守項目 (must) or 推奨項目 (should). */
export interface IpaItem {
  readonly level: 'must' | 'should';
  readonly types: readonly IpaType[];
  readonly meets: (facts: IpaFacts) => boolean;
}

/**
 * Settings confirmed from publications of IPA and CRYPTREC, or quoted from them word for word:
 * - versions: IPA's announcement of 2020-07-07 with its table of types (https://www.ipa.go.jp/archive/press/2020/press20200707.html):
 *   高セキュリティ型「TLS1.3（必須）」; SSL 3.0, and so what is older, is prohibited; TLS 1.0 and 1.1 are for セキュリティ例外型 alone.
 * - curves: checklist of 3.1.0, 遵守項目 of 高セキュリティ型「ECDHEを128ビットセキュリティ以上の曲線にしたか（P-256やCurve25519など）」,
 *   quoted in https://qiita.com/ak24ma/items/14cab76ea54486cdd047. 3.1.1 (2025-04-25) corrects errata alone.
 * - forward secrecy: 「ECDHEやDHEをさらに強く推奨」 in the same announcement, so not a must here.
 * The guideline has more: `ipaItemsNotConfirmed`.
 */
const items = {
  'no-ssl-2': { level: 'must', types: ipaTypes, meets: ({ versions }) => !versions.includes('SSLv2') },
  'no-ssl-3': { level: 'must', types: ipaTypes, meets: ({ versions }) => !versions.includes('SSLv3') },
  'no-tls-1.0': {
    level: 'must',
    types: ['high', 'recommended'],
    meets: ({ versions }) => !versions.includes('TLSv1.0'),
  },
  'no-tls-1.1': {
    level: 'must',
    types: ['high', 'recommended'],
    meets: ({ versions }) => !versions.includes('TLSv1.1'),
  },
  'tls-1.3': { level: 'must', types: ['high'], meets: ({ versions }) => versions.includes('TLSv1.3') },
  'ecdhe-128-bit': { level: 'must', types: ['high'], meets: ({ groups }) => groups.every(hasStrongCurves) },
  'forward-secrecy': {
    level: 'should',
    types: ipaTypes,
    meets: ({ suites }) => suites.every(({ forwardSecrecy }) => forwardSecrecy),
  },
} as const satisfies Readonly<Record<string, IpaItem>>;

export type IpaItemId = keyof typeof items;
export const ipaItems: Readonly<Record<IpaItemId, IpaItem>> = items;

function hasStrongCurves({ items: names }: VersionGroups): boolean {
  return names.every((name) => {
    const group = findGroupByName(name);
    return group?.kind === 'ffdhe' || (group?.bits ?? 0) >= 128;
  });
}

interface Wording {
  readonly id: string;
  readonly en: string;
  readonly ja: string;
}

/** Settings of the guideline that a scan could test, left out because its text could not be read. Nothing is said of them. */
export const ipaItemsNotConfirmed: readonly Wording[] = [
  {
    id: 'recommended-versions',
    en: 'which of TLS 1.2 and TLS 1.3 the recommended type and the exception type require',
    ja: '推奨セキュリティ型とセキュリティ例外型で、TLS 1.2とTLS 1.3のどちらが必須か',
  },
  {
    id: 'cipher-suites',
    en: 'the cipher suites recommended and prohibited in each type, and their order',
    ja: '型ごとの利用推奨暗号スイートと利用禁止暗号スイート、およびその優先順位',
  },
  {
    id: 'dhe-key-length',
    en: 'the DHE key length of each type',
    ja: '型ごとのDHEの鍵長',
  },
  {
    id: 'ecdhe-curves-of-other-types',
    en: 'the ECDHE curves of the recommended type and the exception type',
    ja: '推奨セキュリティ型とセキュリティ例外型におけるECDHEの曲線',
  },
  {
    id: 'certificate-key',
    en: 'the algorithm and length of the key in the server certificate',
    ja: 'サーバー証明書の公開鍵のアルゴリズムと鍵長',
  },
  {
    id: 'certificate-signature',
    en: 'the signature algorithm of the server certificate (SHA-1 prohibited)',
    ja: 'サーバー証明書の署名アルゴリズム（SHA-1の利用禁止）',
  },
  {
    id: 'certificate-validity',
    en: 'the validity period and the names of the server certificate',
    ja: 'サーバー証明書の有効期間と記載する名前',
  },
  { id: 'hsts', en: 'HTTP Strict Transport Security', ja: 'HTTP Strict Transport Security（HSTS）の設定' },
  { id: 'ocsp-stapling', en: 'OCSP stapling', ja: 'OCSPステープリング' },
  {
    id: 'renegotiation-and-compression',
    en: 'secure renegotiation, and TLS compression switched off',
    ja: 'セキュアな再ネゴシエーションと、TLS圧縮の無効化',
  },
];
