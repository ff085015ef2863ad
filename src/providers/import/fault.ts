import type { Cause } from '../../model/cause.ts';
import type { ImportKind } from '../../model/config.ts';
import { readCalls } from './calls.ts';

/** Why a report cannot be judged: the kind of the cause by its code, which names the sentence that people read. */
const kinds = {
  'no-file': 'not-visible',
  'no-access': 'denied',
  'not-a-file': 'bad-response',
  'too-large': 'budget',
  'too-many-findings': 'budget',
  'not-json': 'bad-response',
  'unknown-format': 'schema-mismatch',
  malformed: 'schema-mismatch',
  'other-kind': 'schema-mismatch',
  'no-results': 'bad-response',
  'run-failed': 'bad-response',
  'no-time': 'schema-mismatch',
  'future-time': 'bad-response',
  'too-old': 'stale',
} as const satisfies Readonly<Record<string, Cause['kind']>>;

export type FaultCode = keyof typeof kinds;

/** What stands in place of something that could not be had. */
export interface Fault {
  readonly fault: FaultCode;
}

export function isFault(value: object): value is Fault {
  return 'fault' in value;
}

export function isFaultCode(value: unknown): value is FaultCode {
  return typeof value === 'string' && Object.hasOwn(kinds, value);
}

export function toCause({ fault }: Fault, kind: ImportKind): Cause {
  return { kind: kinds[fault], ...readCalls[kind], code: fault };
}
