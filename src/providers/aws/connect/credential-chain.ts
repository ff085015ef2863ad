import type { HttpHandler } from '@smithy/core/protocols';
import { UsageError } from '../../../model/errors.ts';
import type { Text } from '../../../model/text.ts';
import type { Keys } from './keys.ts';
import type { Profile } from './profile.ts';
import { sdk } from './sdk.ts';

/** Of the environment or the profile; where neither names one, that of the global endpoints. */
export async function defaultRegion(profile: Profile): Promise<string> {
  const { STSClient } = sdk('@aws-sdk/client-sts');
  const client = new STSClient(profile.name === undefined ? {} : { profile: profile.name });
  return client.config.region().catch(() => 'us-east-1');
}

/**
 * A region becomes part of a host name, so its form is checked wherever it came from. `place` stands before the message.
 * @throws UsageError
 */
export function refuseNoRegion(place: Text, region: string): void {
  if (/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region)) return;
  throw new UsageError({
    en: `${place.en}'${region}' is not an AWS region; write one such as ap-northeast-1`,
    ja: `${place.ja}'${region}' はAWSリージョンではない。ap-northeast-1 のように書くこと`,
  });
}

/** A named profile stands alone: the chain behind it would end at the machine's own role, another account. */
export async function credentialSource(
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
  const { STSClient } = sdk('@aws-sdk/client-sts');
  const { config } = new STSClient({ region, requestHandler });
  return () => config.credentials({ forceRefresh: true });
}

/** Why the chain gives no credentials, and what to do. */
export function explainNoCredentials(error: unknown, { name }: Profile): Text {
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
