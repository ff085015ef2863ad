import type { Fault, FaultCode } from '../../config/read-inside.ts';
import type { Cause } from '../../model/cause.ts';
import type { CallRef } from '../schema.ts';

/** The kind of the cause by its code, which names the sentence that people read. */
const kinds: Readonly<Record<FaultCode, Cause['kind']>> = {
  'no-file': 'not-visible',
  'no-access': 'denied',
  'not-a-file': 'bad-response',
  outside: 'bad-response',
  'too-large': 'budget',
};

export function toCause({ fault }: Fault, call: CallRef): Cause {
  return { kind: kinds[fault], call: call.call, permission: call.permission, code: fault };
}
