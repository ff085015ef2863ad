import type { Cause } from '../../model/cause.ts';
import type { Tally } from '../read/ledger.ts';
import type { CallRef, NullAnswer } from '../schema.ts';
import type { Place } from './pacer.ts';
import type { Sleep } from './patience.ts';
import type { Statistics } from './statistics.ts';

export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** One request as a client sends it: `(options) => client.send(new GetBucketAclCommand({ Bucket }), options)`. */
export type Send<Output> = (options: SendOptions) => Promise<Output>;

export type Sent<Output> =
  | { readonly output: Output; readonly error?: undefined }
  | { readonly output?: undefined; readonly error: unknown };

export interface SendContext {
  readonly place: Place;
  readonly tally: Tally;
  readonly signal: AbortSignal;
  /** What is asked about. */
  readonly subject?: string | undefined;
}

/** What we look at in whatever a call threw. */
export interface Fault {
  /** The error code on the wire, or the error's own name. */
  readonly code: string;
  /** Every name the error goes by: Query services say `NoSuchEntity` for what the SDK calls `NoSuchEntityException`. */
  readonly codes: readonly string[];
  readonly message: string;
  readonly status: number | undefined;
}

/** How requests reach one provider, and what its errors mean. */
export interface Transport {
  /** Sends one request, with the retries that make sense. Whatever goes wrong is returned. */
  readonly send: <Output>(send: Send<Output>, context: SendContext) => Promise<Sent<Output>>;
  readonly readFault: (error: unknown) => Fault;
  /** Why a call failed. `subject` says that it was asked about something a list had named. */
  readonly toCause: (fault: Fault, call: CallRef, subject: string | undefined) => Cause;
  readonly sleep: Sleep;
  readonly statistics: Statistics;
  /** Only to see what can be read: a list ends after its first element. */
  readonly probe: boolean;
}

/** Whether an error is one by which the provider says "there is none". */
export function saysNone({ codes, message }: Fault, none: NullAnswer): boolean {
  if (typeof none === 'string') return codes.includes(none);
  return codes.includes(none.code) && message.includes(none.message);
}
