import type { NoStarttls } from './connection.ts';
import { type Failure, isFailure } from './exchange.ts';

/** No answer, though something listens there. */
export interface Silence {
  readonly kind: 'silence';
  readonly timedOut: boolean;
  /** Not quite a silence: an alert that is nearly as good as one. */
  readonly said?: boolean;
  readonly evidence: string;
}

export function isSilence(outcome: object): outcome is Silence {
  return 'kind' in outcome && outcome.kind === 'silence';
}

/** A failure after the connection stood, and an answer that is not TLS where TLS was spoken before, as silence. */
export function toSilence<T extends object>(outcome: T | NoStarttls | Failure): T | Silence {
  if (isFailure(outcome)) {
    return { kind: 'silence', timedOut: outcome.reason === 'timeout', evidence: outcome.evidence };
  }
  if ('kind' in outcome && (outcome.kind === 'not-tls' || outcome.kind === 'starttls-not-offered')) {
    return { kind: 'silence', timedOut: false, evidence: (outcome as NoStarttls).evidence };
  }
  return outcome as T;
}
