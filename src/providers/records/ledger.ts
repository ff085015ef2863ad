import { type Fault, type HashedFile, isFault } from '../../config/read-inside.ts';
import type { Scope } from '../../model/resource.ts';
import type { LedgerCall } from '../../model/snapshot.ts';
import { readCalls } from './calls.ts';
import { toCause } from './fault.ts';
import { type RegisterName, registerFiles } from './registers.ts';

interface Reading {
  readonly scope: Scope;
  readonly service: string;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** The entry of a file of records; `none`: it is not there. */
export function registerCall(name: RegisterName, file: HashedFile | undefined, reading: Reading): LedgerCall {
  return toCall(readCalls[name], registerFiles[name], file ?? { fault: 'no-file' }, reading);
}

/** The entry of a file that a record names. */
export function documentCall(subject: string, file: HashedFile | Fault, reading: Reading): LedgerCall {
  return toCall(readCalls.document, subject, file, reading);
}

function toCall(
  ref: (typeof readCalls)[keyof typeof readCalls],
  subject: string,
  file: HashedFile | Fault,
  { scope, service, at }: Reading,
): LedgerCall {
  const call: Omit<LedgerCall, 'outcome'> = {
    kind: 'call',
    ...scope,
    ...ref,
    service,
    subject,
    pages: 1,
    attempts: 1,
    requestIds: [],
    startedAt: at,
  };
  if (!isFault(file)) return { ...call, bytes: file.bytes, bodySha256: file.sha256, outcome: 'ok' };
  if (file.fault === 'no-file') return { ...call, outcome: 'none' };
  return { ...call, outcome: 'failed', cause: toCause(file, { file: subject }, ref) };
}
