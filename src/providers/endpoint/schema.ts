import type { ResourceSchema } from '../schema.ts';

const handshake = { call: 'endpoint:TlsHandshake', permission: '-' };
const versions = { call: 'endpoint:TlsVersions', permission: '-' };
const https = { call: 'endpoint:HttpsRequest', permission: '-' };
const http = { call: 'endpoint:HttpRequest', permission: '-' };

/** What a server showed over TLS. One resource per endpoint, also when it could not be reached. */
export const tlsSchema: ResourceSchema = {
  type: 'endpoint/tls',
  title: { en: 'TLS endpoint', ja: 'TLSエンドポイント' },
  scope: 'account',
  list: [],
  source: 'RFC 5246, RFC 8446, RFC 5280',
  fields: {
    host: { type: 'string' },
    port: { type: 'integer' },
    protocols: {
      type: 'list',
      from: [versions],
      items: {
        type: 'object',
        fields: {
          version: { type: 'string', enum: ['TLSv1.0', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] },
          offered: {
            type: 'boolean',
            doc: { en: 'unread when neither an answer nor a refusal came', ja: '応答も拒否もない場合は未読' },
          },
        },
      },
    },
    negotiated: {
      type: 'object',
      from: [handshake],
      fields: {
        protocol: { type: 'string' },
        cipherSuite: { type: 'string', doc: { en: 'IANA name', ja: 'IANA名' } },
        forwardSecrecy: { type: 'boolean' },
        aead: { type: 'boolean' },
      },
    },
    certificate: {
      type: 'object',
      from: [handshake],
      fields: {
        subject: { type: 'string' },
        issuer: { type: 'string' },
        serialNumber: { type: 'string' },
        subjectAltNames: { type: 'list', items: { type: 'string' } },
        notBefore: { type: 'time' },
        notAfter: { type: 'time' },
        keyType: { type: 'string', enum: ['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448', 'dsa'] },
        keySize: { type: 'integer', doc: { en: 'bits', ja: 'ビット' } },
        signatureAlgorithm: {
          type: 'string',
          doc: {
            en: 'sha256WithRSAEncryption, ecdsa-with-SHA256 …',
            ja: 'sha256WithRSAEncryption、ecdsa-with-SHA256など',
          },
        },
        hostnameMatch: { type: 'boolean' },
        selfSigned: { type: 'boolean' },
        trusted: {
          type: 'boolean',
          doc: {
            en: 'the chain as sent builds to a root of the trust store',
            ja: '送信された証明書チェーンが信頼ストアのルートに至る',
          },
        },
        chainLength: { type: 'integer' },
        fingerprintSha256: { type: 'string' },
      },
    },
  },
};

/** How a server answers HTTP requests. */
export const httpSchema: ResourceSchema = {
  type: 'endpoint/http',
  title: { en: 'HTTP endpoint', ja: 'HTTPエンドポイント' },
  scope: 'account',
  list: [],
  source: 'RFC 6797, RFC 9110',
  fields: {
    host: { type: 'string' },
    port: { type: 'integer' },
    hsts: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      from: [https],
      fields: {
        maxAge: { type: 'integer', doc: { en: 'seconds', ja: '秒' } },
        includeSubDomains: { type: 'boolean' },
        preload: { type: 'boolean' },
        valid: { type: 'boolean' },
      },
    },
    redirect: {
      type: 'object',
      nullable: true,
      from: [http],
      doc: { en: 'null: nothing listens for plain HTTP', ja: 'null は平文HTTPの待ち受けなし' },
      fields: {
        status: { type: 'integer' },
        toHttps: {
          type: 'boolean',
          doc: { en: 'the first hop is https on the same host', ja: '最初の転送先が同一ホストのhttps' },
        },
      },
    },
  },
};

export const endpointSchemas: readonly ResourceSchema[] = [tlsSchema, httpSchema];
