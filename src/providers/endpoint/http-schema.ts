import type { ResourceSchema } from '../schema.ts';
import { calls } from './calls.ts';
import { originFields } from './origin-schema.ts';

/** How a server answers HTTP requests. */
export const httpSchema: ResourceSchema = {
  type: 'endpoint/http',
  title: { en: 'HTTP endpoint', ja: 'HTTPエンドポイント' },
  scope: 'account',
  list: [],
  source: 'RFC 6797, RFC 9110',
  fields: {
    ...originFields,
    hsts: {
      type: 'object',
      nullable: true,
      absentMeans: null,
      from: [calls.https],
      doc: {
        en: 'null: no such header. Not asked of an endpoint with STARTTLS',
        ja: 'nullはヘッダーなし。STARTTLSのエンドポイントでは確認しない',
      },
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
