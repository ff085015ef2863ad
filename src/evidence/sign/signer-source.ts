import { UsageError } from '../../model/errors.ts';

/** A PEM file with a private key. */
export interface KeySource {
  readonly kind: 'key';
  readonly file: string;
}

/** A key that AWS KMS holds. */
export interface KmsSource {
  readonly kind: 'awskms';
  /** Alias name, key id or ARN, as KMS takes them. */
  readonly key: string;
  /** Of an ARN. */
  readonly region?: string;
}

export type SignerSource = KeySource | KmsSource;

/** `alias/NAME`, a key id, that of a multi-Region key. https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html */
const alias = String.raw`alias\/[a-zA-Z0-9/_-]{1,250}`;
const id = '(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})';
const plain = new RegExp(`^(?:${alias}|${id})$`);
const arn = new RegExp(
  String.raw`^arn:aws[a-z-]*:kms:([a-z]{2,4}(?:-[a-z]+)+-\d{1,2}):\d{12}:(?:${alias}|key\/${id})$`,
);

/** Reads `--sign`. Throws UsageError for what is neither `key:FILE` nor `awskms:KEY`. */
export function parseSigner(text: string): SignerSource {
  const colon = text.indexOf(':');
  const kind = colon < 0 ? '' : text.slice(0, colon);
  const rest = text.slice(colon + 1);
  if (kind === 'key' && rest !== '') return { kind, file: rest };
  if (kind === 'awskms') return parseKmsKey(rest);
  throw new UsageError({
    en: `--sign ${text}: use key:FILE or awskms:alias/NAME`,
    ja: `--sign ${text}: key:ファイル か awskms:alias/名前 の形で指定すること`,
  });
}

function parseKmsKey(key: string): KmsSource {
  if (plain.test(key)) return { kind: 'awskms', key };
  const region = arn.exec(key)?.[1];
  if (region !== undefined) return { kind: 'awskms', key, region };
  throw new UsageError({
    en: `--sign awskms:${key}: name a KMS key as alias/NAME, by its key id or by its ARN`,
    ja: `--sign awskms:${key}: KMSキーを alias/名前、キーID、ARNのいずれかで指定すること`,
  });
}
