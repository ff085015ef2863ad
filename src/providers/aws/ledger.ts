import type { Cause } from '../../model/cause.ts';
import type { Scope } from '../../model/resource.ts';
import type { LedgerCall } from '../../model/snapshot.ts';
import type { CallRef } from '../schema.ts';

/** What the SDK says of an answer or an error. */
export interface Metadata {
  readonly requestId?: string | undefined;
  readonly attempts?: number | undefined;
}

/** Counts what one logical call took: its pages, attempts and request ids. */
export interface Tally {
  pages: number;
  attempts: number;
  readonly requestIds: string[];
}

export function startTally(): Tally {
  return { pages: 0, attempts: 0, requestIds: [] };
}

/** Adds one answer, or one error that came back. */
export function countAnswer(tally: Tally, metadata: Metadata | undefined): void {
  tally.attempts += metadata?.attempts ?? 1;
  if (metadata?.requestId) tally.requestIds.push(metadata.requestId);
}

export interface Ending {
  readonly scope: Scope;
  /** The collector's service, whose task made the call: `s3` also of `s3control:GetPublicAccessBlock`. */
  readonly service: string;
  readonly call: CallRef;
  readonly subject: string | undefined;
  readonly tally: Tally;
  readonly outcome: LedgerCall['outcome'];
  readonly cause?: Cause;
}

/** The ledger's entry for a call that ended. */
export function toLedgerCall({ scope, service, call, subject, tally, outcome, cause }: Ending): LedgerCall {
  return {
    kind: 'call',
    target: scope.target,
    account: scope.account,
    region: scope.region,
    service,
    call: call.call,
    permission: call.permission,
    ...(subject === undefined ? {} : { subject }),
    pages: tally.pages,
    attempts: tally.attempts,
    requestIds: [...tally.requestIds],
    outcome,
    ...(cause === undefined ? {} : { cause }),
  };
}
