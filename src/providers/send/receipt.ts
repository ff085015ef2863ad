import { createHash, type Hash } from 'node:crypto';
import type { CallReceipt } from '../../model/snapshot.ts';

/** What is noted of a call while it runs; `bytes` and `milliseconds` are counted beside it. */
export interface ReceiptNotes {
  startedAt?: string;
  host?: string;
  status?: number;
  serverDate?: string;
  skewMs?: number;
  /** Over the bodies so far. */
  hash?: Hash;
}

/** The head of an answer. */
export interface AnswerHead {
  /** With its port where that is not the scheme's own. */
  readonly host: string;
  readonly status: number;
  /** The `Date` header. */
  readonly date: string | undefined;
}

/** When a request was sent and its answer was there, by our clock. */
export interface Span {
  readonly sent: Date;
  readonly received: Date;
}

/** Notes when the first request of a call was sent. */
export function noteSent(notes: ReceiptNotes, sent: Date): void {
  notes.startedAt ??= sent.toISOString();
}

/** Notes the head of an answer: of several the last one's, but of their clocks the one that is furthest from ours. */
export function noteHead(notes: ReceiptNotes, { host, status, date }: AnswerHead, span: Span): void {
  notes.host = host;
  notes.status = status;
  const moment = parseDate(date);
  if (moment === undefined) {
    delete notes.serverDate;
    return;
  }
  notes.serverDate = new Date(moment).toISOString();
  notes.skewMs = Math.max(notes.skewMs ?? 0, distance(moment, span));
}

/** Adds the body of an answer, as it came. */
export function noteBody(notes: ReceiptNotes, body: Uint8Array): void {
  notes.hash ??= createHash('sha256');
  notes.hash.update(body);
}

/** What the ledger keeps of a call that ended. Ends its hash. */
export function toReceipt(
  notes: ReceiptNotes,
  { bytes, milliseconds }: { readonly bytes: number; readonly milliseconds: number },
): CallReceipt {
  const { startedAt, host, status, serverDate, skewMs, hash } = notes;
  return {
    ...(startedAt !== undefined && { startedAt, milliseconds: Math.round(milliseconds) }),
    ...(host !== undefined && { host }),
    ...(status !== undefined && { status }),
    ...(serverDate !== undefined && { serverDate }),
    ...(skewMs !== undefined && { skewMs }),
    ...(hash !== undefined && { bytes, bodySha256: hash.digest('hex') }),
  };
}

/** `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that is sent: RFC 9110, 5.6.7. */
function parseDate(text: string | undefined): number | undefined {
  if (text === undefined || !/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text))
    return undefined;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? undefined : moment;
}

/**
 * How far two clocks are apart at least, in milliseconds. The header names a whole second, and the other side wrote it at
 * some time between the sending and the answer: where the two overlap nothing shows that the clocks differ.
 */
function distance(second: number, { sent, received }: Span): number {
  return Math.max(0, second - received.getTime(), sent.getTime() - (second + 999));
}
