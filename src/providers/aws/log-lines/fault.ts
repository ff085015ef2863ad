import { UnreadableError } from '../../../model/errors.ts';
import type { Text } from '../../../model/text.ts';

/** The calls, and what IAM calls the right to each (service authorization reference: Amazon S3, Amazon CloudWatch Logs). */
const permissions = {
  GetObject: 's3:GetObject',
  ListObjectsV2: 's3:ListBucket',
  FilterLogEvents: 'logs:FilterLogEvents',
} as const;
export type LogCall = keyof typeof permissions;

/** The code of what AWS, or the way there, said in place of an answer; nothing for a bug of ours. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('$metadata' in error && error.$metadata !== undefined) {
    return 'Code' in error && typeof error.Code === 'string' ? error.Code : error.name;
  }
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.name === 'TimeoutError' || error.name === 'CredentialsProviderError' ? error.name : undefined;
}

/** The error as one line for the user; what AWS never said stays as it is. */
export function explainLogFault(error: unknown, call: LogCall, place: string): unknown {
  const code = codeOf(error);
  if (code === undefined || code === 'ABORT_ERR') return error;
  const why = reasonOf(code, call);
  return new UnreadableError({ en: `${place}: ${why.en}`, ja: `${place}: ${why.ja}` });
}

function reasonOf(code: string, call: LogCall): Text {
  if (code === 'NoSuchBucket') return { en: 'there is no such bucket', ja: 'バケットが存在しない' };
  if (code === 'NoSuchKey') return { en: 'there is no such object', ja: 'オブジェクトが存在しない' };
  if (code === 'ResourceNotFoundException') {
    return {
      en: 'there is no such log group in this region; name another with --region',
      ja: 'このリージョンにロググループが存在しない。--region で指定すること',
    };
  }
  if (/^AccessDenied|^UnauthorizedOperation$|^403$/.test(code)) {
    return {
      en: `access denied (${call}); grant ${permissions[call]} (and kms:Decrypt where it is encrypted with a KMS key)`,
      ja: `アクセスが拒否された（${call}）。${permissions[call]} を許可すること（KMSキーで暗号化されている場合は kms:Decrypt も）`,
    };
  }
  return { en: `cannot be read (${call}: ${code})`, ja: `読み取れない（${call}: ${code}）` };
}
