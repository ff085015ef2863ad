import type { Field } from '../schema.ts';

/** What was asked: the same of every endpoint resource. */
export const originFields: Readonly<Record<string, Field>> = {
  host: { type: 'string' },
  port: { type: 'integer' },
  serverName: {
    type: 'string',
    nullable: true,
    doc: {
      en: 'the name that was asked for, where it is not the host',
      ja: 'ホスト名と異なる場合の、接続時に要求した名前',
    },
  },
  starttls: {
    type: 'string',
    nullable: true,
    enum: ['smtp', 'imap', 'pop3', 'postgres', 'ldap', 'mysql'],
    doc: { en: 'null: TLS begins with the first byte', ja: '最初からTLSで接続する場合はnull' },
  },
  address: {
    type: 'string',
    nullable: true,
    doc: {
      en: 'where the connections went; null: there was none',
      ja: '実際に接続したIPアドレス。接続がない場合はnull',
    },
  },
  foundIn: {
    type: 'object',
    nullable: true,
    doc: {
      en: 'the resource of another target that it was found in; null: the user named it',
      ja: '検出元となった、別のターゲットのリソース。利用者が指定したエンドポイントではnull',
    },
    fields: { type: { type: 'string' }, id: { type: 'string' }, name: { type: 'string' } },
  },
};
