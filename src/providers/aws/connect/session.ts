import type { HttpHandler } from '@smithy/core/protocols';
import type { Credentials } from '../../send/credentials.ts';
import type { Pacer } from '../../send/pacer.ts';
import type { Patience } from '../../send/patience.ts';
import type { Statistics } from '../../send/statistics.ts';
import { currentSending } from '../send/sending.ts';
import { findEndpoint } from './endpoint-override.ts';
import { silent } from './handlers.ts';
import type { Keys } from './keys.ts';
import type { Env, Profile } from './profile.ts';

/** What every call to one target shares. */
export interface Session extends Patience {
  readonly credentials: Credentials<Keys>;
  readonly handler: HttpHandler;
  /** Paces the requests to this one account. */
  readonly pacer: Pacer;
  /** Of all accounts of the target. */
  readonly statistics: Statistics;
  readonly now: () => Date;
  /** Longest wait for one answer, in milliseconds. */
  readonly timeout: number;
  readonly profile: Profile;
  readonly env: Env;
  /** Only to see what can be read: a list ends after its first element. */
  readonly probe: boolean;
}

/** The session of a further account: its own credentials, all else shared. */
export function openSession(session: Session, credentials: Credentials<Keys>): Session {
  return { ...session, credentials, pacer: session.pacer.forAccount() };
}

/** What a client of any service is made with. */
export interface ClientSettings {
  readonly region: string;
  readonly credentials: () => Promise<Keys>;
  readonly requestHandler: HttpHandler;
  readonly retryMode: 'standard';
  readonly maxAttempts: number;
  readonly userAgentAppId: string;
  readonly logger: typeof silent;
  readonly ignoreConfiguredEndpointUrls: boolean;
  readonly endpoint?: string;
}

/** What the settings of a client are made of. */
export type ClientBase = Pick<Session, 'credentials' | 'handler' | 'maxAttempts' | 'profile' | 'env'>;

/** Settings of a client. `serviceId` is the SDK's own: `KMS`, `CloudWatch Logs`. */
export function clientSettings(session: ClientBase, serviceId: string, region: string): ClientSettings {
  const endpoint = findEndpoint(serviceId, session.env, session.profile);
  return {
    region,
    // Said to be expired already, so that a client asks us each time in place of keeping them for itself.
    credentials: async () => ({
      ...(currentSending()?.keys ?? (await session.credentials.current())),
      expiration: new Date(0),
    }),
    requestHandler: session.handler,
    retryMode: 'standard',
    maxAttempts: session.maxAttempts,
    userAgentAppId: 'comply',
    logger: silent,
    ignoreConfiguredEndpointUrls: true,
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}
