import { documentStates } from '../../model/records.ts';
import type { CallRef, Field } from '../schema.ts';
import { readCalls } from './calls.ts';

type Fields = Readonly<Record<string, Field>>;

export const source = 'comply: files of the records folder';

export const text: Field = { type: 'string' };
export const flag: Field = { type: 'boolean' };
export const count: Field = { type: 'integer' };
export const texts: Field = { type: 'list', items: text };

/** When the day begins in the organisation's time zone. */
export const day: Field = {
  type: 'time',
  doc: { en: 'the day, as its first moment in timeZone', ja: 'その日の始まり（timeZoneによる）' },
};

/** What ends with a day is in force to its last second. */
export const lastDay: Field = {
  type: 'time',
  doc: { en: 'the last day, as its last second in timeZone', ja: '最終日の終わり（timeZoneによる）' },
};

export function orNull(field: Field): Field {
  return { ...field, nullable: true };
}

export const documentState: Field = {
  type: 'string',
  nullable: true,
  // What could not be read is no value: the attribute is unread then.
  enum: documentStates.filter((state) => state !== 'unreadable'),
  doc: {
    en: 'the document against the hash in the record; kept: only its hash is there; null: none is named',
    ja: '記録のハッシュ値と照合した文書の状態。keptはハッシュ値だけが残るもの、nullは文書の指定なし',
  },
};

export const place: Field = { type: 'string', doc: { en: 'where it is declared', ja: '記載箇所' } };

/** The document of a record at top level. */
export const documentFields: Fields = {
  Document: documentState,
  File: orNull(text),
  Sha256: {
    type: 'string',
    nullable: true,
    doc: {
      en: 'of the file as it is; of one that is not there as the record has it',
      ja: '現在のファイルのハッシュ値。ファイルがない場合は記録の値',
    },
  },
};

/** The names of what only reading a document tells. */
const ofDocument = new Set(Object.keys(documentFields));

/** What each attribute costs: the file of records and, where it tells of a document, that one. */
export function costing(call: CallRef, fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      { ...field, from: hasDocument(name, field) ? [call, readCalls.document] : [call] },
    ]),
  );
}

function hasDocument(name: string, { fields }: Field): boolean {
  return ofDocument.has(name) || (fields !== undefined && Object.hasOwn(fields, 'Document'));
}
