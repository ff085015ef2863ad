import type { HttpHandler } from '@smithy/core/protocols';
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
  const profile = await readProfile(target.name, target.profile, options.env);
  const region = target.regions[0] ?? (await defaultRegion(profile));
  for (const name of [...target.regions, region]) refuseNoRegion(target.name, name);
  const handler = await createHttpHandler({
    timeout: options.timeout,
    sockets: options.concurrency,
    ca: await readCaBundle(options.env, profile),
    proxyFor: readProxies(options.env),
  });
  const credentials = keepCredentials({
    load: await credentialSource(profile, region, handler),
    isSame: isSameKeys,
    now: options.now,
  });
  const refusal = await tryCredentials(target.name, profile, credentials);
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

/** A region becomes part of a host name, so its form is checked wherever it came from. */
function refuseNoRegion(target: string, region: string): void {
  if (/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region)) return;
  throw new UsageError({
    en: `target '${target}': '${region}' is not an AWS region; write one such as ap-northeast-1`,
    ja: `ターゲット '${target}': '${region}' はAWSリージョンではない。ap-northeast-1 のように書くこと`,
  });
}

/** Of the environment or the profile; where neither names one, that of the global endpoints. */
async function defaultRegion(profile: Profile): Promise<string> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(profile.name === undefined ? {} : { profile: profile.name });
  return client.config.region().catch(() => 'us-east-1');
}

/** Loads them once, so that a scan without any ends here and not in a thousand failed calls. */
async function tryCredentials(target: string, profile: Profile, credentials: Credentials<Keys>): Promise<unknown> {
  try {
    await credentials.current();
    return undefined;
  } catch (error) {
    // What AWS answers to an AssumeRole of the chain is for the ledger, not for the user to mend on the command line.
    if (typeof error === 'object' && error !== null && '$metadata' in error) return error;
    const why = explain(error, profile);
    throw new UsageError({ en: `target '${target}': ${why.en}`, ja: `ターゲット '${target}': ${why.ja}` });
  }
}

/** A named profile stands alone: the chain behind it would end at the machine's own role, another account. */
async function credentialSource(
  profile: Profile,
  region: string,
  requestHandler: HttpHandler,
): Promise<() => Promise<Keys>> {
  if (profile.name !== undefined) {
    const { fromIni } = await import('@aws-sdk/credential-provider-ini');
    // The region is that of STS: as the region of all its clients it would also be where an SSO session is asked for.
    const parentClientConfig = { region, requestHandler };
    return fromIni({ profile: profile.name, parentClientConfig, clientConfig: { requestHandler }, ignoreCache: true });
  }
  const { STSClient } = await import('@aws-sdk/client-sts');
  const { config } = new STSClient({ region, requestHandler });
  return () => config.credentials({ forceRefresh: true });
}

function explain(error: unknown, { name }: Profile): Text {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n', 1)[0];
  if (name !== undefined) {
    return {
      en: `AWS profile '${name}' gives no credentials: ${reason}`,
      ja: `AWSプロファイル '${name}' から認証情報を取得できない: ${reason}`,
    };
  }
  return {
    en:
      `no AWS credentials found (${reason}); give --aws-profile or AWS_PROFILE, set AWS_ACCESS_KEY_ID and ` +
      'AWS_SECRET_ACCESS_KEY, or run where a role is attached',
    ja:
      `AWSの認証情報が見つからない（${reason}）。--aws-profile か AWS_PROFILE を指定するか、AWS_ACCESS_KEY_ID と ` +
      'AWS_SECRET_ACCESS_KEY を設定するか、ロールの割り当てられた環境で実行すること',
  };
}
