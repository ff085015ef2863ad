import type { Cause } from '../../model/cause.ts';
import type { Baa } from '../../model/records.ts';
import { hasBegun, hasEnded } from './days.ts';
import { type Documents, stateOf } from './documents.ts';

/**
 * Whether an agreement is in force: signed, begun, not expired, and its document neither changed nor gone. `null`: the record
 * says that none is needed.
 */
export function isInForce(baa: Baa, documents: Documents, moment: string): boolean | null | Cause {
  const { status, signed, expires } = baa;
  if (status === 'not-needed') return null;
  const begun = signed !== undefined && hasBegun(signed, moment);
  if (status !== 'signed' || !begun || (expires !== undefined && hasEnded(expires, moment))) return false;
  const document = stateOf(baa.document, documents);
  if (typeof document === 'object' && document !== null) return document;
  return document !== 'changed' && document !== 'absent';
}
