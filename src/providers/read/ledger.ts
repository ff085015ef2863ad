import type { Cause } from '../../model/cause.ts';
import type { Scope } from '../../model/resource.ts';
import type { LedgerCall } from '../../model/snapshot.ts';
import type { CallRef } from '../schema.ts';
import { type ReceiptNotes, toReceipt } from '../send/receipt.ts';

/** What the SDK says of an answer or an error. */
export interface Metadata {
  readonly requestId?: string | undefined;
}

/** Counts what one logical call took, and notes what shows that it was made. */
export interface Tally extends ReceiptNotes {
  pages: number;
  /** Requests that were meant: a page, a question of a poll. */
  asked: number;
  /** Requests that were sent, those of the SDK's own retries included. */
  attempts: number;
  /** Answers that said "too many requests". */
  throttles: number;
  /** Of the answers' bodies. */
  bytes: number;
  /** Sum of the attempts' times, from sending to the end of the answer. */
  milliseconds: number;
  readonly requestIds: string[];
}

export function startTally(): Tally {
  return { pages: 0, asked: 0, attempts: 0, throttles: 0, bytes: 0, milliseconds: 0, requestIds: [] };
}

/** Adds the request id of one answer, or of one error that came back. */
export function noteAnswer(tally: Tally, metadata: Metadata | undefined): void {
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
    ...toReceipt(tally, tally),
    outcome,
    ...(cause === undefined ? {} : { cause }),
  };
}
