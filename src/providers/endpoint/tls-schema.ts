import type { ResourceSchema } from '../schema.ts';
import { calls } from './calls.ts';
import { certificateSchema } from './certificate-schema.ts';
import { originFields } from './origin-schema.ts';
import { ratingFields } from './rating-schema.ts';

const protocol = { type: 'string', enum: ['SSLv2', 'SSLv3', 'TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] } as const;
const generation = {
  type: 'string',
  enum: ['TLSv1.2', 'TLSv1.3'],
  doc: { en: 'TLSv1.2: of all versions up to it', ja: 'TLSv1.2はそれ以前の全バージョンを含む' },
} as const;

/** What a server showed over TLS. One resource per endpoint, also when it could not be reached. */
export const tlsSchema: ResourceSchema = {
  type: 'endpoint/tls',
  title: { en: 'TLS endpoint', ja: 'TLSエンドポイント' },
  scope: 'account',
  list: [],
  source: 'RFC 5246, RFC 9846, RFC 5280, RFC 9525',
  fields: {
    ...originFields,
    protocols: {
      type: 'list',
      from: [calls.versions],
      items: {
        type: 'object',
        fields: {
          version: protocol,
          offered: {
            type: 'boolean',
            doc: { en: 'unread when neither an answer nor a refusal came', ja: '応答も拒否もない場合は未読' },
          },
        },
      },
    },
    cipherSuites: {
      type: 'list',
      from: [calls.versions, calls.suites],
      doc: {
        en: 'all that are accepted, by version; in the order of the server where that decides',
        ja: '受け付けるすべての暗号スイート（バージョンごと）。サーバーの優先順位がある場合はその順',
      },
      items: {
        type: 'object',
        fields: {
          protocol,
          id: {
            type: 'integer',
            doc: { en: 'code point; of SSLv2 its three octets', ja: 'コードポイント。SSLv2では3オクテットの値' },
          },
          name: { type: 'string', doc: { en: 'IANA name, or 0x1234', ja: 'IANA名。ない場合は0x1234の形' } },
          bits: {
            type: 'integer',
            doc: { en: 'strength of the encryption; 0 for none', ja: '暗号化の強度（ビット）。暗号化なしは0' },
          },
          keyExchange: {
            type: 'string',
            doc: { en: 'ECDHE, DHE, RSA …; any in TLS 1.3', ja: 'ECDHE、DHE、RSAなど。TLS 1.3ではany' },
          },
          authentication: {
            type: 'string',
            doc: { en: 'RSA, ECDSA, anon …; any in TLS 1.3', ja: 'RSA、ECDSA、anonなど。TLS 1.3ではany' },
          },
          aead: { type: 'boolean' },
          forwardSecrecy: { type: 'boolean' },
          mode: {
            type: 'string',
            enum: ['AEAD', 'CBC', 'STREAM', 'NULL'],
            derived: 'how the suite encrypts, as its name and its strength say',
          },
          group: {
            type: 'string',
            nullable: true,
            doc: { en: 'the group the server used with it', ja: '鍵交換に使われたグループ' },
          },
          dhBits: {
            type: 'integer',
            nullable: true,
            doc: {
              en: 'bits of the prime of a finite-field exchange; null: it is none, or of a named group',
              ja: '有限体の鍵交換で使われる素数のビット数。該当しない場合や名前付きグループの場合はnull',
            },
          },
        },
      },
    },
    cipherPreference: {
      type: 'list',
      from: [calls.versions, calls.suites],
      items: {
        type: 'object',
        fields: {
          protocol,
          preference: {
            type: 'string',
            nullable: true,
            enum: ['server', 'client'],
            doc: {
              en: 'whose order decides; null: there is one suite alone',
              ja: '優先順位を決める側。スイートが1つだけの場合はnull',
            },
          },
        },
      },
    },
    supportedGroups: {
      type: 'list',
      from: [calls.versions, calls.groups],
      items: {
        type: 'object',
        fields: {
          protocol: generation,
          name: { type: 'string', doc: { en: 'IANA name: x25519', ja: 'IANA名（x25519など）' } },
        },
      },
    },
    signatureAlgorithms: {
      type: 'list',
      from: [calls.versions, calls.signatures],
      doc: { en: 'what the server signs its key exchange with', ja: 'サーバーが鍵交換に署名する方式' },
      items: {
        type: 'object',
        fields: {
          protocol: generation,
          name: {
            type: 'string',
            doc: { en: 'IANA name: ecdsa_secp256r1_sha256', ja: 'IANA名（ecdsa_secp256r1_sha256など）' },
          },
        },
      },
    },
    certificates: certificateSchema,
    clientAuthentication: {
      type: 'string',
      enum: ['none', 'optional', 'required'],
      from: [calls.handshake],
      doc: {
        en: 'whether a client is asked for a certificate; optional: and let in without one',
        ja: 'クライアント証明書の要求。optionalは要求するがなくても接続できる',
      },
    },
    alpn: { type: 'list', from: [calls.handshake], items: { type: 'string' } },
    compression: {
      type: 'boolean',
      nullable: true,
      from: [calls.handshake],
      doc: { en: 'of TLS 1.2 and below; null: not offered', ja: 'TLS 1.2以前のもの。提供していない場合はnull' },
    },
    renegotiation: {
      type: 'object',
      from: [calls.handshake],
      fields: {
        secure: {
          type: 'boolean',
          nullable: true,
          doc: {
            en: 'RFC 5746; null: only TLS 1.3, which has none',
            ja: 'RFC 5746。再ネゴシエーションのないTLS 1.3だけの場合はnull',
          },
        },
        clientInitiated: { type: 'boolean', nullable: true },
      },
    },
    extendedMasterSecret: {
      type: 'boolean',
      nullable: true,
      from: [calls.handshake],
      doc: { en: 'RFC 7627; null: only TLS 1.3', ja: 'RFC 7627。TLS 1.3だけの場合はnull' },
    },
    sessionResumption: {
      type: 'object',
      from: [calls.resumption],
      doc: { en: 'null: of a version that is not offered', ja: 'nullは提供していないバージョンのもの' },
      fields: {
        sessionId: { type: 'boolean', nullable: true },
        sessionTicket: { type: 'boolean', nullable: true },
        tls13Psk: { type: 'boolean', nullable: true },
      },
    },
    ...ratingFields,
  },
};
