import type { Text } from '../../model/text.ts';

/** A call that may be refused. */
export interface KmsCall {
  /** As the user names it, or its ARN. */
  readonly key: string;
  readonly permission: 'kms:GetPublicKey' | 'kms:Sign';
  /** Absent: none is known yet. */
  readonly region?: string;
}

/** What an error of KMS, of the SDK or of the network means for the user; `undefined` for one that is a bug. */
export function explainKms(error: unknown, call: KmsCall): Text | undefined {
  if (!(error instanceof Error)) return undefined;
  const why = reasonOf(error, call);
  return why && { en: `--sign awskms:${call.key}: ${why.en}`, ja: `--sign awskms:${call.key}: ${why.ja}` };
}

function reasonOf(error: Error, { permission, region }: KmsCall): Text | undefined {
  const { name } = error;
  const where = region ?? '?';
  switch (name) {
    case 'NotFoundException':
      return {
        en: `there is no such key in ${where}; name one that is there, or set AWS_REGION`,
        ja: `${where} にこのキーはない。キーの名前を確認するか、AWS_REGION を設定すること`,
      };
    case 'AccessDeniedException':
      return {
        en: `access denied; allow ${permission} on this key`,
        ja: `アクセスを拒否された。このキーに対する ${permission} を許可すること`,
      };
    case 'DisabledException':
    case 'KMSInvalidStateException':
    case 'KeyUnavailableException':
      return {
        en: `the key cannot be used now (${name}): it is disabled, or waits for its deletion`,
        ja: `キーが使用できない状態である（${name}）。無効化または削除待ちになっている`,
      };
    case 'InvalidKeyUsageException':
    case 'UnsupportedOperationException':
      return unfit;
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return {
        en: 'no AWS credentials found; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run where a role is attached',
        ja: 'AWSの認証情報が見つからない。AWS_PROFILE、または AWS_ACCESS_KEY_ID と AWS_SECRET_ACCESS_KEY を設定するか、ロールの割り当てられた環境で実行すること',
      };
    default:
      return region === undefined ? noRegion : otherReason(error, permission);
  }
}

/** The system gives its errors a `code`; the SDK gives all of a call `$metadata`. */
function otherReason(error: Error, permission: string): Text | undefined {
  const code = 'code' in error ? String(error.code) : error.name;
  if (!('code' in error) && !('$metadata' in error) && error.name !== 'TimeoutError') return undefined;
  return { en: `${permission} failed (${code})`, ja: `${permission} に失敗した（${code}）` };
}

/** The SDK's own error has no name: `Region is missing`. */
const noRegion: Text = {
  en: 'the region of the key is not known; set AWS_REGION, or name the key by its ARN',
  ja: 'キーのリージョンが不明である。AWS_REGION を設定するか、キーをARNで指定すること',
};

const unfit: Text = {
  en: 'not a key of spec ECC_NIST_P256 and usage SIGN_VERIFY; make one with aws kms create-key --key-spec ECC_NIST_P256 --key-usage SIGN_VERIFY',
  ja: 'キー仕様ECC_NIST_P256、用途SIGN_VERIFYのキーではない。aws kms create-key --key-spec ECC_NIST_P256 --key-usage SIGN_VERIFY で作成すること',
};

export function unfitKey(key: string): Text {
  return { en: `--sign awskms:${key}: ${unfit.en}`, ja: `--sign awskms:${key}: ${unfit.ja}` };
}

export function wrongSignature(key: string): Text {
  return {
    en: `--sign awskms:${key}: the signature that came back is not one of this key over what was sent`,
    ja: `--sign awskms:${key}: 返された署名が、送信内容に対するこのキーの署名ではない`,
  };
}
