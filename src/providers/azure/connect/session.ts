import type { Pacer } from '../../send/pacer.ts';
import type { Patience } from '../../send/patience.ts';
import type { Statistics } from '../../send/statistics.ts';
import type { Cloud } from './cloud.ts';
import type { Tokens } from './credentials.ts';
import type { HttpClients } from './http-client.ts';

/** What every call to one target shares. */
export interface Session extends Patience {
  readonly cloud: Cloud;
  readonly tokens: Tokens;
  readonly ask: HttpClients['ask'];
  /** Paces what is asked of the tenant and of this subscription. */
  readonly pacer: Pacer;
  readonly statistics: Statistics;
  /** Longest wait for one answer, in milliseconds. */
  readonly timeout: number;
  /** Only to see what can be read: a list ends after its first element. */
  readonly probe: boolean;
}

/** The session of one subscription: its own buckets, all else shared. */
export function openSession(session: Session): Session {
  return { ...session, pacer: session.pacer.forAccount() };
}
