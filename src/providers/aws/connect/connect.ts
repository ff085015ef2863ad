import type { AwsTarget } from '../../../model/config.ts';
import { UsageError } from '../../../model/errors.ts';
import type { Text } from '../../../model/text.ts';
import type { PlanOptions } from '../../provider.ts';
import { type Credentials, keepCredentials } from '../../send/credentials.ts';
import { createLimiter } from '../../send/limiter.ts';
import { createPacer } from '../../send/pacer.ts';
import type { Patience } from '../../send/patience.ts';
import { createStatistics } from '../../send/statistics.ts';
import { rateOf } from '../send/rates.ts';
import { readCaBundle } from './ca-bundle.ts';
import { credentialSource, defaultRegion, explainNoCredentials, refuseNoRegion } from './credential-chain.ts';
import { createHttpHandler } from './http-handler.ts';
import { isSameKeys, type Keys } from './keys.ts';
import { type Profile, readProfile } from './profile.ts';
import { readProxies } from './proxy.ts';
import type { Session } from './session.ts';

/** A way in to the target, before anything was asked of it. */
export interface Connection {
  readonly session: Session;
  /** Where STS is asked, and an account about itself: the first named region, else the SDK's own default. */
  readonly region: string;
  /** What AWS answered when the chain asked it for credentials, if that was a refusal. */
  readonly refusal?: unknown;
}

/**
 * Finds profile, region and credentials of a target.
 * @throws UsageError for a profile that is not there, or credentials that cannot be had.
 */
export async function connect(target: AwsTarget, options: PlanOptions, patience: Patience): Promise<Connection> {
  const place = placeOf(target);
  const profile = await readProfile(place, target.profile, options.env);
  const region = target.regions[0] ?? (await defaultRegion(profile));
  for (const name of [...target.regions, region]) refuseNoRegion(place, name);
  const handler = await createHttpHandler({
    timeout: options.timeout,
    sockets: options.concurrency,
    ca: await readCaBundle(options.env, profile),
    proxyFor: readProxies(options.env),
    now: options.now,
  });
  const credentials = keepCredentials({
    load: await credentialSource(profile, region, handler),
    isSame: isSameKeys,
    now: options.now,
  });
  const refusal = await tryCredentials(place, profile, credentials);
  const session: Session = {
    credentials,
    handler,
    pacer: createPacer({ limiter: createLimiter(options.concurrency), sleep: patience.sleep, rateOf }),
    statistics: createStatistics(),
    ...patience,
    now: options.now,
    timeout: options.timeout,
    profile,
    env: options.env,
    probe: options.probe === true,
  };
  return { session, region, ...(refusal === undefined ? {} : { refusal }) };
}

function placeOf({ name }: AwsTarget): Text {
  return { en: `target '${name}': `, ja: `ターゲット '${name}': ` };
}

/** Loads them once, so that a scan without any ends here and not in a thousand failed calls. */
async function tryCredentials(place: Text, profile: Profile, credentials: Credentials<Keys>): Promise<unknown> {
  try {
    await credentials.current();
    return undefined;
  } catch (error) {
    // What AWS answers to an AssumeRole of the chain is for the ledger, not for the user to mend on the command line.
    if (typeof error === 'object' && error !== null && '$metadata' in error) return error;
    const why = explainNoCredentials(error, profile);
    throw new UsageError({ en: place.en + why.en, ja: place.ja + why.ja });
  }
}
