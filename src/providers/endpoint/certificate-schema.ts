import type { Field } from '../schema.ts';
import { calls } from './calls.ts';

/** Kinds of keys that a rule can judge; of another kind the type is unread. */
export const keyTypes = ['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448', 'dsa'] as const;

const dates = { notBefore: { type: 'time' }, notAfter: { type: 'time' } } as const;
const key = {
  keyType: { type: 'string', enum: keyTypes },
  keySize: { type: 'integer', doc: { en: 'bits', ja: 'ビット' } },
} as const;
const signatureAlgorithm = {
  type: 'string',
  doc: {
    en: 'sha256WithRSAEncryption, ecdsa-with-SHA256, RSASSA-PSS-with-SHA256, Ed25519 …',
    ja: 'sha256WithRSAEncryption、ecdsa-with-SHA256、RSASSA-PSS-with-SHA256、Ed25519など',
  },
} as const;

const chain: Field = {
  type: 'object',
  fields: {
    trusted: {
      type: 'boolean',
      doc: {
        en: 'a way to a root of the trust store exists; says nothing of the dates and the name of the certificate itself',
        ja: '信頼ストアのルートに至る。証明書自体の有効期間とホスト名は別に判定する',
      },
    },
    complete: {
      type: 'boolean',
      doc: { en: 'the certificates sent are enough to come to a root', ja: '送信された証明書だけでルートに至る' },
    },
    order: {
      type: 'string',
      enum: ['ok', 'wrong'],
      doc: { en: 'wrong: one does not issue the one before it', ja: 'wrongは直前の証明書の発行者でないものを含む' },
    },
    errors: { type: 'list', items: { type: 'string' } },
    sent: {
      type: 'list',
      doc: { en: 'the certificate first, as it came', ja: '送信された順の証明書。先頭がサーバー証明書' },
      items: {
        type: 'object',
        fields: {
          subject: { type: 'string' },
          issuer: { type: 'string' },
          ...dates,
          ...key,
          signatureAlgorithm,
          fingerprintSha256: { type: 'string' },
        },
      },
    },
  },
};

const ocspStaple: Field = {
  type: 'object',
  nullable: true,
  doc: { en: 'null: none came with the handshake', ja: 'ハンドシェイクで送られない場合はnull' },
  fields: {
    certStatus: { type: 'string', enum: ['good', 'revoked', 'unknown'] },
    thisUpdate: { type: 'time' },
    nextUpdate: { type: 'time', nullable: true },
    signed: {
      type: 'boolean',
      doc: {
        en: 'about this certificate, and signed by its issuer or a responder that the issuer named',
        ja: 'この証明書についての応答で、発行者またはその委任先の署名がある',
      },
    },
    current: { type: 'boolean', doc: { en: 'in force when it was seen', ja: '確認した時点で有効' } },
  },
};

/** The certificates of a server, one for each type of key it has one for. */
export const certificateSchema: Field = {
  type: 'list',
  from: [calls.handshake],
  doc: { en: 'one for each type of key', ja: '鍵の種類ごとに1件' },
  items: {
    type: 'object',
    fields: {
      subject: { type: 'string' },
      issuer: { type: 'string' },
      serialNumber: { type: 'string' },
      subjectAltNames: { type: 'list', items: { type: 'string' } },
      wildcard: { type: 'boolean', doc: { en: 'a name of it starts with *.', ja: '「*.」で始まる名前を含む' } },
      ...dates,
      validityDays: {
        type: 'integer',
        doc: { en: 'whole days it is valid in all, rounded up', ja: '有効期間の全日数（切り上げ）' },
      },
      daysOverPublicLimit: {
        type: 'integer',
        derived:
          'validityDays less the most days the Baseline Requirements (6.3.2) allow a public authority for a certificate of this notBefore',
      },
      ...key,
      curve: { type: 'string', nullable: true },
      signatureAlgorithm,
      hostnameMatch: {
        type: 'boolean',
        doc: {
          en: 'a subjectAltName covers the host; the common name does not count',
          ja: 'subjectAltNameがホストを含む。コモンネームは考慮しない',
        },
      },
      selfSigned: { type: 'boolean' },
      validationType: {
        type: 'string',
        enum: ['DV', 'OV', 'IV', 'EV', 'unknown'],
        doc: {
          en: "by the CA/Browser Forum's policy identifiers, which every public authority sets; unknown: a private one",
          ja: 'CA/Browser Forumのポリシー識別子による。公的認証局は必ず設定するため、unknownはプライベート認証局',
        },
      },
      mustStaple: {
        type: 'boolean',
        doc: {
          en: 'clients must refuse it without a staple (RFC 7633)',
          ja: 'ステープルがない場合、クライアントは証明書を拒否しなければならない（RFC 7633）',
        },
      },
      ocspResponders: { type: 'list', items: { type: 'string' } },
      ocspStaple,
      scts: {
        type: 'object',
        doc: {
          en: 'signed certificate timestamps; not verified',
          ja: '署名付き証明書タイムスタンプ（SCT）。署名は検証しない',
        },
        fields: {
          count: { type: 'integer' },
          sources: { type: 'list', items: { type: 'string', enum: ['certificate', 'tls', 'ocsp'] } },
        },
      },
      chain,
      fingerprintSha256: { type: 'string' },
    },
  },
};
