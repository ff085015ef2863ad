import type { Fault, FaultCode } from '../../config/read-inside.ts';
import type { Cause } from '../../model/cause.ts';
import type { CallRef } from '../schema.ts';
import { readCalls } from './calls.ts';

/** The kind of the cause by its code, which names the sentence that people read. */
const kinds: Readonly<Record<FaultCode, Cause['kind']>> = {
  'no-file': 'not-visible',
  'no-access': 'denied',
  'not-a-file': 'bad-response',
  outside: 'bad-response',
  'too-large': 'budget',
};

/** A file that a record names. */
export interface NamedFile {
  readonly file: string;
  /** Of the record. Absent in the ledger: several may name it. */
  readonly place?: string;
}

/** Why a file of records, or one that a record names, was not read. */
export function toCause({ fault }: Fault, named: NamedFile, { call, permission }: CallRef = readCalls.document): Cause {
  return { kind: kinds[fault], call, permission, code: fault, ...nameFile(named) };
}

/** Characters of a path that are kept. */
const longestName = 200;

/** What a cause says of the file. */
export function nameFile({ file, place }: NamedFile): Pick<Cause, 'subject' | 'place'> {
  return { subject: cut(file), ...(place !== undefined && { place: cut(place) }) };
}

function cut(text: string): string {
  if (text.length <= longestName) return text;
  return `${text.slice(0, longestName - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
