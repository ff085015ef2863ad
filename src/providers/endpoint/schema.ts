import type { ResourceSchema } from '../schema.ts';

/** What a scan asks a server. It takes no permission: anyone who reaches the server may. */
export const calls = {
  versions: { call: 'endpoint:TlsVersions', permission: '-' },
  handshake: { call: 'endpoint:TlsHandshake', permission: '-' },
  https: { call: 'endpoint:HttpsRequest', permission: '-' },
  http: { call: 'endpoint:HttpRequest', permission: '-' },
} as const;

/** What a server showed over TLS. One resource per endpoint, also when it could not be reached. */
export const tlsSchema: ResourceSchema = {
  type: 'endpoint/tls',
  title: { en: 'TLS endpoint', ja: 'TLSエンドポイント' },
  scope: 'account',
  list: [],
  source: 'RFC 5246, RFC 8446, RFC 5280, RFC 9525',
  fields: {
    host: { type: 'string' },
    port: { type: 'integer' },
    protocols: {
      type: 'list',
      from: [calls.versions],
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
      from: [calls.handshake],
      fields: {
        protocol: { type: 'string' },
        cipherSuite: { type: 'string', doc: { en: 'IANA name', ja: 'IANA名' } },
        forwardSecrecy: { type: 'boolean' },
        aead: { type: 'boolean' },
      },
    },
    certificate: {
      type: 'object',
      from: [calls.handshake],
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
            en: 'sha256WithRSAEncryption, ecdsa-with-SHA256, RSASSA-PSS-with-SHA256, Ed25519 …',
            ja: 'sha256WithRSAEncryption、ecdsa-with-SHA256、RSASSA-PSS-with-SHA256、Ed25519など',
          },
        },
        hostnameMatch: {
          type: 'boolean',
          doc: {
            en: 'a subjectAltName covers the host; the common name does not count',
            ja: 'subjectAltNameがホストを含む。コモンネームは考慮しない',
          },
        },
        selfSigned: { type: 'boolean' },
        trusted: {
          type: 'boolean',
          doc: {
            en: 'the certificates sent build to a root of the trust store; says nothing of the dates and the name of the certificate itself',
            ja: '送信された証明書が信頼ストアのルートに至る。証明書自体の有効期間とホスト名は別に判定する',
          },
        },
        chainLength: { type: 'integer', doc: { en: 'certificates sent', ja: '送信された証明書の数' } },
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
      from: [calls.https],
      fields: {
        maxAge: {
          type: 'integer',
          doc: {
            en: 'seconds; 0 where the header gives none that can be read',
            ja: '秒。ヘッダーから読み取れない場合は0',
          },
        },
        includeSubDomains: { type: 'boolean' },
        preload: { type: 'boolean' },
        valid: {
          type: 'boolean',
          doc: {
            en: 'well formed, and the host is a name: browsers ignore the header of an IP address',
            ja: '書式が正しく、かつホストが名前である（IPアドレスのヘッダーはブラウザーが無視する）',
          },
        },
      },
    },
    redirect: {
      type: 'object',
      nullable: true,
      from: [calls.http],
      doc: {
        en: 'null: nothing listens for plain HTTP. Asked on port 80 for an endpoint on port 443; another port has no such pair, and it is then not asked',
        ja: 'nullは平文HTTPの待ち受けなし。443番ポートのエンドポイントについて80番ポートで確認する。他のポートには対応する平文HTTPのポートがないため確認しない',
      },
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
