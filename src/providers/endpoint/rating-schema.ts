import type { Field } from '../schema.ts';
import { calls } from './calls.ts';

const texts: Field = { type: 'list', items: { type: 'string' } };

/** What the ratings make of the facts beside them. Each is unread where a fact it rests on is. */
export const ratingFields: Readonly<Record<'sslLabs' | 'mozilla' | 'ipa', Field>> = {
  sslLabs: {
    type: 'object',
    nullable: true,
    from: [calls.versions, calls.suites, calls.handshake, calls.https],
    derived: 'the grade by the SSL Server Rating Guide 2009r of SSL Labs',
    doc: { en: 'null: not graded, as the guide does not cover STARTTLS', ja: 'STARTTLSはガイドの対象外のためnull' },
    fields: {
      scheme: { type: 'string' },
      grade: { type: 'string', enum: ['A+', 'A', 'A-', 'B', 'C', 'D', 'E', 'M', 'T', 'F'] },
      score: { type: 'number', doc: { en: '0 to 100', ja: '0から100' } },
      protocol: { type: 'number' },
      keyExchange: { type: 'number' },
      cipherStrength: { type: 'number' },
      caps: {
        type: 'list',
        doc: { en: 'what keeps the grade down, and to which', ja: '評価を引き下げた要因と、その上限' },
        items: { type: 'object', fields: { limit: { type: 'string' }, because: { type: 'string' } } },
      },
      warnings: texts,
      notChecked: {
        ...texts,
        doc: { en: 'rules of the guide that a scan does not test', ja: 'スキャンでは確認しないガイドの項目' },
      },
    },
  },
  mozilla: {
    type: 'object',
    from: [calls.versions, calls.suites, calls.groups, calls.handshake, calls.https],
    derived: 'a comparison with the configurations of the Server Side TLS guidelines 5.8 of Mozilla',
    fields: {
      scheme: { type: 'string' },
      best: {
        type: 'string',
        enum: ['modern', 'intermediate', 'old', 'none'],
        doc: { en: 'the strictest it conforms to', ja: '適合する最も厳しい構成' },
      },
      profiles: {
        type: 'list',
        items: {
          type: 'object',
          fields: {
            level: { type: 'string', enum: ['modern', 'intermediate', 'old'] },
            conforms: { type: 'boolean' },
            deviations: {
              type: 'list',
              items: {
                type: 'object',
                fields: { item: { type: 'string' }, found: { type: 'string' }, allowed: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  },
  ipa: {
    type: 'object',
    from: [calls.versions, calls.suites, calls.groups],
    derived: 'a comparison with the confirmed settings of TLS暗号設定ガイドライン 3.1 (CRYPTREC GL-3001)',
    fields: {
      scheme: { type: 'string' },
      best: {
        type: 'string',
        enum: ['high', 'recommended', 'exception', 'none'],
        doc: {
          en: '高セキュリティ型, 推奨セキュリティ型, セキュリティ例外型: the strictest whose confirmed 遵守項目 are met',
          ja: '確認できた遵守項目を満たす最も厳しい型（高セキュリティ型・推奨セキュリティ型・セキュリティ例外型）',
        },
      },
      types: {
        type: 'list',
        items: {
          type: 'object',
          fields: {
            type: { type: 'string', enum: ['high', 'recommended', 'exception'] },
            meetsConfirmedMust: { type: 'boolean' },
            unmet: texts,
            unmetShould: texts,
          },
        },
      },
    },
  },
};
