import type { TokenCredential } from '@azure/core-auth';
import type { AzureTarget } from '../../../model/config.ts';
import type { PlanOptions } from '../../provider.ts';
import { createLimiter } from '../../send/limiter.ts';
import { createPacer } from '../../send/pacer.ts';
import type { Patience } from '../../send/patience.ts';
import { createStatistics } from '../../send/statistics.ts';
import { rateOf } from '../send/rates.ts';
import { readCloud } from './cloud.ts';
import { createChain, keepTokens, noCredentials, type Token, tryTokens } from './credentials.ts';
import { createHttpClients } from './http-client.ts';
import type { Session } from './session.ts';

/** How a provider reaches Azure; absent: as a user does. */
export interface Reach extends Patience {
  /** Authorities in place of the usual ones, as PEM. */
  readonly ca?: readonly string[];
  /** In place of the chain of `@azure/identity`. */
  readonly credential?: TokenCredential;
}

/** A way in to the target, before anything was asked of it. */
export interface Connection {
  readonly session: Session;
  /** The token that was had first. */
  readonly token: Token;
}

/**
 * Finds cloud and credentials of a target.
 * @throws UsageError for credentials that cannot be had.
 */
export async function connect(target: AzureTarget, options: PlanOptions, reach: Reach): Promise<Connection> {
  const { env, now, timeout, concurrency, probe = false } = options;
  const cloud = readCloud(env);
  const { any, ask } = await createHttpClients({ timeout, ca: reach.ca, now });
  const { tenant } = target;
  const chain =
    reach.credential ??
    (await createChain({ env, tenant, httpClient: any }).catch((error: unknown) => {
      throw noCredentials(target.name, error);
    }));
  const tokens = keepTokens({ chain, cloud, tenant, now });
  const token = await tryTokens(target.name, tokens);
  const { sleep, maxAttempts } = reach;
  const session: Session = {
    cloud,
    tokens,
    ask,
    pacer: createPacer({ limiter: createLimiter(concurrency), sleep, rateOf }),
    statistics: createStatistics(),
    sleep,
    maxAttempts,
    timeout,
    probe,
  };
  return { session, token };
}
