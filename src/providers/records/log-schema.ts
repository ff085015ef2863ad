import type { ResourceSchema } from '../schema.ts';
import { readCalls } from './calls.ts';
import { costing, count, day, lastDay, orNull, place, source, text, texts } from './shared-fields.ts';

const { logs, document } = readCalls;

/** A sample of an audit log, checked. */
export const logSchema: ResourceSchema = {
  type: 'records/log/sample',
  title: { en: 'Audit log sample', ja: '監査ログのサンプル' },
  scope: 'account',
  list: [],
  source,
  fields: {
    ...costing(logs, {
      Name: text,
      System: text,
      TakenOn: orNull(day),
      Due: orNull({ ...lastDay, derived: 'the day it was taken, and the interval of the record' }),
      Place: place,
    }),
    File: { ...text, from: [logs] },
    Lines: { ...count, from: [logs, document] },
    Invalid: {
      ...count,
      from: [logs, document],
      doc: { en: 'lines against the schema', ja: 'スキーマに反する行の数' },
    },
    Gaps: { ...count, from: [logs, document], doc: { en: 'gaps in time', ja: '時刻の空白の数' } },
    OutOfOrder: {
      ...count,
      from: [logs, document],
      doc: { en: 'lines before the one above', ja: '時刻が前後する行の数' },
    },
    PhiHits: {
      ...count,
      from: [logs, document],
      doc: { en: 'what a log must not hold', ja: 'ログに含めてはならない情報の検出数' },
    },
    PhiClasses: { ...texts, from: [logs, document] },
    Sha256: { ...orNull(text), from: [logs, document] },
  },
};
