import type { AwsTarget } from '../../model/config.ts';
import { UsageError } from '../../model/errors.ts';
import type { Text } from '../../model/text.ts';
import type { PlanOptions } from '../provider.ts';
import { type Credentials, type Keys, keepCredentials } from './credentials.ts';
import { createHttpHandler } from './http-handler.ts';
import { createLimiter } from './limiter.ts';
import { type Profile, readProfile } from './profile.ts';
import type { Patience, Session } from './session.ts';

/** A way in to the target, before anything was asked of it. */
export interface Connection {
  readonly session: Session;
  /** The regions to scan, each once. */
  readonly regions: readonly string[];
  /** Where account-wide services are asked: the first of them. */
  readonly homeRegion: string;
  /** What AWS answered when the chain asked it for credentials, if that was a refusal. */
  readonly refusal?: unknown;
}

/**
 * Finds profile, region and credentials of a target.
 * @throws UsageError for a profile that is not there, no region, or credentials that cannot be had.
 */
export async function connect(target: AwsTarget, options: PlanOptions, patience: Patience): Promise<Connection> {
  const profile = await readProfile(target.name, target.profile, options.env);
  const regions = await findRegions(target, profile);
  const homeRegion = regions[0] ?? '';
  const credentials = keepCredentials(await credentialSource(profile, homeRegion), options.now);
  const refusal = await tryCredentials(target.name, profile, credentials);
  const session: Session = {
    credentials,
    handler: await createHttpHandler({ timeout: options.timeout, sockets: options.concurrency }),
    limit: createLimiter(options.concurrency),
    ...patience,
    now: options.now,
    timeout: options.timeout,
    profile,
    env: options.env,
  };
  return { session, regions, homeRegion, ...(refusal === undefined ? {} : { refusal }) };
}

async function findRegions(target: AwsTarget, profile: Profile): Promise<readonly string[]> {
  const regions = target.regions.length > 0 ? target.regions : [await defaultRegion(target.name, profile)];
  for (const region of regions) {
    if (!/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region)) {
      throw new UsageError({
        en: `target '${target.name}': '${region}' is not an AWS region; write one such as ap-northeast-1`,
        ja: `ターゲット '${target.name}': '${region}' はAWSリージョンではない。ap-northeast-1 のように書くこと`,
      });
    }
  }
  return [...new Set(regions)];
}

async function defaultRegion(target: string, profile: Profile): Promise<string> {
  const { STSClient } = await import('@aws-sdk/client-sts');
  const client = new STSClient(profile.name === undefined ? {} : { profile: profile.name });
  try {
    return await client.config.region();
  } catch {
    throw new UsageError({
      en: `target '${target}': no AWS region; give --region, 'regions' in comply.yaml, AWS_REGION, or a region in the profile`,
      ja: `ターゲット '${target}': AWSリージョンが決まらない。--region、comply.yaml の 'regions'、AWS_REGION、プロファイルの region のいずれかで指定すること`,
    });
  }
}

/** Loads them once, so that a scan without any ends here and not in a thousand failed calls. */
async function tryCredentials(target: string, profile: Profile, credentials: Credentials): Promise<unknown> {
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
async function credentialSource(profile: Profile, region: string): Promise<() => Promise<Keys>> {
  if (profile.name !== undefined) {
    const { fromIni } = await import('@aws-sdk/credential-provider-ini');
    return fromIni({ profile: profile.name, clientConfig: { region }, ignoreCache: true });
  }
  const { STSClient } = await import('@aws-sdk/client-sts');
  const { config } = new STSClient({ region });
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
      `AWSの認証情報が見つからない(${reason})。--aws-profile か AWS_PROFILE を指定するか、AWS_ACCESS_KEY_ID と ` +
      'AWS_SECRET_ACCESS_KEY を設定するか、ロールの割り当てられた環境で実行すること',
  };
}
