import type { Scope } from '../../model/resource.ts';
import type { Sink, Wanted } from '../provider.ts';
import type { Reader } from './read.ts';

/** What any collector works with: one service in one place. */
export interface ReadContext {
  /** Its region is `global` where the service is read once per account. */
  readonly scope: Scope;
  readonly wanted: Wanted;
  readonly reader: Reader;
  readonly sink: Sink;
  readonly now: () => Date;
}
