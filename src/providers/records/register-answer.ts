import type { HashedFile } from '../../config/read-inside.ts';
import type { Documents } from './documents.ts';

/** What one file of records told, and the files it names: all that resources are made of. */
export interface RegisterAnswer<T> {
  /** RFC 3339, UTC: when it was read. */
  readonly observedAt: string;
  /** Where its days begin and end, an IANA name. Absent: UTC. */
  readonly timeZone?: string;
  /** Absent: there is no such file. */
  readonly file?: HashedFile;
  readonly records: readonly T[];
  readonly documents: Documents;
}
