import type { SecretKind } from './kinds.ts';
import { entraSecret } from './marked-secrets.ts';
import { may } from './survey.ts';

/** Words after which a secret is written down, as the end of a longer name too: `DB_PASSWORD`, `AccountKey`, `client_secret`. */
const strongWord =
  'passw(?:or)?d|passphrase|pwd|(?:account|shared_?access|shared_?secret|private|secret)_?key|client_?secret';
const weakWord =
  '(?:api|access|signing|encryption|master|primary|secondary|storage|auth)_?key|secret|(?<!next_?|continuation_?|page_?)token|(?<![a-z])pass';

/**
 * Connection strings of Azure Storage, Service Bus and Cosmos DB (`AccountKey=`, `SharedAccessKey=`), of SQL
 * (`Password=`, `Pwd=`: Microsoft.Data.SqlClient), environments (`DB_PASSWORD=`) and notes (`password: …`).
 */
const assignment = new RegExp(
  `(?<strong>${strongWord})|(?:${weakWord})`.replace(/^/, '(?:').replace(/$/, ')') +
    `["']?\\s{0,3}(?<sign>[=:])\\s{0,3}["']?(?<value>[^\\s"',;&<>]{4,200})`,
  'gi',
);

/** What stands in the place of a secret: a mask, a reference, a switch. */
const placeholder =
  /^(?:[*•●xX.#-]+$|=|\$|%\w|\{|\[|\(|true\b|false\b|null\b|none\b|yes\b|no\b|required|optional|enabled|disabled|redacted|changeme$|arn:|https?:|@Microsoft\.KeyVault)/i;

/** `scheme://user:password@host`: RFC 3986 3.2.1. */
const userinfo = /:\/\/[^\s/?#:@]{0,128}:([^\s/?#@]{1,256})@/g;

/** Signatures in URLs: SAS of Azure (`sig`), presigned requests of S3 and CloudFront, signed URLs of Google. */
const signature =
  /(?<![A-Za-z0-9])(?:sig=[A-Za-z0-9%/+_-]{20}|X-(?:Amz|Goog)-Signature=[0-9a-f]{16}|X-Amz-Security-Token=[A-Za-z0-9%]{16}|Signature=[A-Za-z0-9%/+~_-]{20})/i;

const entra = new RegExp(`(?<![A-Za-z0-9_.~-])[A-Za-z0-9_.~-]{3}${entraSecret}`);

/** The first secret that the text around it tells of; time is linear in the text's length. `seen` is its survey. */
export function findAssigned(text: string, seen: number): SecretKind | undefined {
  if (seen & may.holdUserinfo) {
    for (const [, password = ''] of text.matchAll(userinfo)) if (!placeholder.test(password)) return 'url-password';
  }
  if (seen & may.holdEquals && signature.test(text)) return 'signed-url';
  if (seen & may.holdTilde && entra.test(text)) return 'entra-client-secret';
  for (const found of text.matchAll(assignment)) {
    const before = text.charAt(found.index - 1);
    const { strong, sign = '', value = '' } = found.groups ?? {};
    if (isWritten({ strong: strong !== undefined, isColon: sign === ':', before, value })) return 'assigned-secret';
  }
  return undefined;
}

interface Assignment {
  readonly strong: boolean;
  readonly isColon: boolean;
  readonly before: string;
  readonly value: string;
}

/** A strong word with `=` needs no more. Others need a value that is no word; ARNs have `:secret:` and `:token:` in them. */
function isWritten({ strong, isColon, before, value }: Assignment): boolean {
  if (placeholder.test(value)) return false;
  if (!isColon && strong) return true;
  if (isColon && (before === ':' || before === '/')) return false;
  return value.length >= (strong ? 6 : 8) && isNoWord(value);
}

function isNoWord(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && !/^\d{4}-\d\d-\d\d/.test(value) && !value.includes(':secret:');
}

const secretName = new RegExp(`(?:(?<strong>${strongWord})|${weakWord}|credentials?)s?$`, 'i');

/** Whether a tag is a secret: one whose key says so, with a value that is neither a word, a path, nor a reference. */
export function isSecretPair(key: string, value: string): boolean {
  if (value.length < 6 || value.length > 4096 || key.length > 256 || /\s/.test(value) || placeholder.test(value))
    return false;
  const named = secretName.exec(key);
  if (!named || !isNoWord(value)) return false;
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) return false;
  const isName = /^[a-z0-9]+(?:[-_/.][a-z0-9]+)*$/.test(value);
  return !isName || (named.groups?.strong !== undefined && !/[-_/.]/.test(value));
}

/** Of the policy. */
export const assignedPatterns = [assignment, placeholder, userinfo, signature, entra, secretName].map(
  ({ source }) => source,
);
