import type { SnapshotLine } from '../../model/snapshot.ts';
import type { SecretKind } from './kinds.ts';

/** What stands beside a line in the place of a value that was taken out. */
export interface RedactedValue {
  readonly kind: SecretKind;
  /** Of the value, in UTF-16 code units. */
  readonly length: number;
  /** Keyed digest: equal values of one organisation are seen to be equal, in one run and across runs. */
  readonly hmac: string;
}

/** A line of the facts as a bundle keeps it. */
export type RedactedLine = SnapshotLine & {
  /** Path of the value as it was read (`Tags[3].Value`, of a call `subject`) to what is known of it. */
  readonly redacted?: Readonly<Record<string, RedactedValue>>;
};

/** What stands in the place of a text that every line must have. Such a line is never kept: the export stops. */
export const removedText = '[redacted]';
