import type { Text } from '../../model/text.ts';

/** Why a signature is not one that the given key made over this statement. */
export type SignatureFault =
  | 'too-large'
  | 'not-a-bundle'
  | 'not-canonical'
  | 'payload-type'
  | 'signature-count'
  | 'unusable-key'
  | 'other-key'
  | 'bad-signature'
  | 'not-a-statement';

export const signatureFaults: Readonly<Record<SignatureFault, Text>> = {
  'too-large': { en: 'the file is larger than any signature file', ja: '署名ファイルとしては大きすぎる' },
  'not-a-bundle': {
    en: 'the file is not a Sigstore bundle v0.3 with a DSSE envelope',
    ja: 'DSSEエンベロープを含むSigstoreバンドルv0.3ではない',
  },
  'not-canonical': {
    en: 'the file is not byte for byte what was written: it was edited, or written by another program',
    ja: '書き出した時のバイト列と一致しない。編集されたか、別のプログラムが書き出したもの',
  },
  'payload-type': { en: 'what is signed is not an in-toto statement', ja: '署名の対象がin-totoステートメントではない' },
  'signature-count': { en: 'the envelope has not exactly one signature', ja: '署名がちょうど1つではない' },
  'unusable-key': {
    en: 'the given key is not a public key of ECDSA P-256 or Ed25519 in PEM',
    ja: '指定された鍵は、ECDSA P-256またはEd25519の公開鍵のPEMではない',
  },
  'other-key': {
    en: 'it was signed with another key than the given one',
    ja: '指定された鍵とは別の鍵による署名である',
  },
  'bad-signature': {
    en: 'the given key did not sign this: the statement or the signature was changed',
    ja: '指定された鍵による署名ではない。ステートメントまたは署名が変更されている',
  },
  'not-a-statement': {
    en: 'what is signed is not a statement of a compliance scan that this version reads',
    ja: '署名の対象が、このバージョンで読み取れるスキャンのステートメントではない',
  },
};

/** Why a time stamp shows nothing. */
export type TimestampFault =
  | 'unreadable'
  | 'not-granted'
  | 'other-data'
  | 'algorithm'
  | 'no-signer'
  | 'changed'
  | 'purpose'
  | 'untrusted'
  | 'unusable-ca';

export const timestampFaults: Readonly<Record<TimestampFault, Text>> = {
  unreadable: { en: 'it is not a time stamp response of RFC 3161', ja: 'RFC 3161のタイムスタンプ応答ではない' },
  'not-granted': { en: 'the authority did not grant it', ja: '時刻認証局が発行を認めていない' },
  'other-data': { en: 'it was made for something else than this signature', ja: 'この署名に対するものではない' },
  algorithm: {
    en: "it is signed with an algorithm that is not checked here; check it with 'openssl ts -verify'",
    ja: "ここでは検証できないアルゴリズムで署名されている。'openssl ts -verify' で検証すること",
  },
  'no-signer': { en: 'the certificate of its signer is not with it', ja: '署名者の証明書が含まれていない' },
  changed: {
    en: 'its own signature does not hold: it was changed',
    ja: 'タイムスタンプ自体の署名が無効。変更されている',
  },
  purpose: {
    en: 'its signer may not sign time stamps (a critical extended key usage, timeStamping alone, is missing)',
    ja: '署名者の証明書がタイムスタンプ用ではない（criticalな拡張鍵用途timeStampingのみ、という条件を満たさない）',
  },
  untrusted: {
    en: 'no valid chain leads from its signer to the given authority (--tsa-ca)',
    ja: '署名者から、指定された認証局（--tsa-ca）への有効な証明書チェーンがない',
  },
  'unusable-ca': {
    en: 'the given file (--tsa-ca) holds no readable PEM certificate',
    ja: '指定されたファイル（--tsa-ca）に、読み取れるPEM証明書がない',
  },
};
