import { describeAlert, unrecognizedName } from '../registry/alerts.ts';
import { type Indeterminate, indeterminate } from '../verdict.ts';
import type { Answer } from '../wire/answer-reader.ts';
import type { NoStarttls } from './connection.ts';
import type { Failure } from './exchange.ts';

/** Why an outcome tells nothing about TLS. */
export function explain(outcome: Answer | NoStarttls | Failure): Indeterminate {
  switch (outcome.kind) {
    case 'failure':
      // Something listens, and closed on a hello: whatever it is, it is not known to be TLS.
      return indeterminate(
        outcome.connected && outcome.reason === 'closed' ? 'not-tls' : outcome.reason,
        outcome.evidence,
      );
    case 'alert':
      return indeterminate(
        outcome.code === unrecognizedName ? 'sni-rejected' : 'handshake-failed',
        describeAlert(outcome.code),
      );
    case 'server-hello':
      return indeterminate('handshake-failed', 'ServerHello, then no end of the handshake');
    default:
      return indeterminate(outcome.kind, outcome.evidence);
  }
}

/** Why a scan was stopped: by its own deadline, or from outside. */
export function explainAbort(signal: AbortSignal): Indeterminate {
  return isDeadline(signal.reason) ? signal.reason : indeterminate('aborted', 'aborted');
}

/** What a scan's own signal is aborted with when its time is over. */
export function createDeadline(deadlineMs: number): Indeterminate {
  return indeterminate('timeout', `the scan took more than ${deadlineMs} ms`);
}

function isDeadline(reason: unknown): reason is Indeterminate {
  return typeof reason === 'object' && reason !== null && 'status' in reason && reason.status === 'indeterminate';
}
